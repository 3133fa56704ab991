import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { command, cypher, statement } from '../../graph/cypher.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../harness/product.ts'

const test = useGraph()
const { graph, clear } = test
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())
beforeEach(clear)

const email = [{ type: 'EMAIL' as const, value: 'ann@post.example' }]

function record(id: string, attributes = {}) {
  return { kind: 'record' as const, source: 'crm', id, observedAt: '2026-01-01', identifiers: email, attributes }
}

const terms = { purpose: 'Marketing' as const, controller: 'Acme', channel: 'EMAIL' as const }

function consent(id: string, of: string, status: 'GIVEN' | 'WITHDRAWN', occurredAt: string) {
  const subject = { record: { source: 'crm', id: of } }
  return { kind: 'consent' as const, source: 'crm', id, ...subject, ...terms, status, occurredAt }
}

async function shownForMarketing(recordId: string) {
  const refs = [{ source: 'crm', sourceId: recordId }]
  const asked = await product.ask({
    as: 'steward',
    for: 'ServiceProvision',
    query: 'query($refs: [RecordRefInput!]!) { records(refs: $refs) { customer { id } } }',
    variables: { refs },
  })
  type Row = { readonly customer: { readonly id: string } }
  const id = (asked.data as unknown as { readonly records: readonly Row[] }).records[0]?.customer.id
  const { data } = await product.ask({
    as: 'marketing',
    for: 'Marketing',
    query:
      'query($id: ID!) { customer(id: $id) { displayName identifiers(types: [EMAIL], first: 5) { edges { node { value } } } } }',
    variables: { id },
  })
  type Edge = { readonly node: { readonly value: string | null } }
  const { customer } = data as unknown as {
    readonly customer: {
      readonly displayName: string | null
      readonly identifiers: { readonly edges: readonly Edge[] }
    }
  }
  return { name: customer.displayName, emails: customer.identifiers.edges.map(({ node }) => node.value) }
}

const changes = statement({
  name: 'test.changes',
  text: cypher`MATCH (n:IdentityChange) RETURN n.action AS action`,
  row: (r) => r.string('action'),
})

const restricted = statement({
  name: 'test.restricted',
  text: cypher`
    MATCH (c)-[:RESTRICTED_BY]->(r:SourceRecord), (c)<-[:RESOLVED_TO]-(own:SourceRecord)
    RETURN c.id AS customer, r.id AS record, own.id AS of`,
  row: (r) => ({ customer: r.string('customer'), record: r.string('record'), of: r.string('of') }),
})

const forget = command({ name: 'test.forget', text: cypher`MATCH ()-[x:RESTRICTED_BY]->() DELETE x` })

describe('a customer whom the rules part', () => {
  it('stays restricted in every part by what restricted the whole', async () => {
    await product.ingest([
      { kind: 'source', source: 'crm', controller: 'Acme' },
      record('named', { fullName: 'Ann Lee' }),
      record('order'),
      consent('1', 'named', 'GIVEN', '2026-01-02'),
    ])
    expect(await shownForMarketing('named')).toEqual({ name: 'Ann Lee', emails: ['ann@post.example'] })
    await product.ingest([consent('2', 'order', 'WITHDRAWN', '2026-01-03')])
    expect(await shownForMarketing('named')).toEqual({ name: null, emails: [null] })
    // The mailbox turns out to be shared: it is not known whose the order is.
    await product.ingest([record('other', { fullName: 'Bob Novak' })])
    expect(await graph.read(changes, {})).toEqual(['SPLIT'])
    // Nor is the mailbox shown, at which somebody refused who holds it as well.
    expect(await shownForMarketing('named')).toEqual({ name: null, emails: [] })
    await graph.write('test.forget', (transaction) => transaction.run(forget, {}))
    // The control: by its own records alone it would be open again.
    expect(await shownForMarketing('named')).toEqual({ name: 'Ann Lee', emails: [] })
  })

  it('has none of the records that still restrict it', async () => {
    const named = { ...record('named', { fullName: 'Ann Lee' }), source: 'erp' }
    await product.ingest([
      { kind: 'source', source: 'crm' },
      { kind: 'source', source: 'erp' },
      named,
      record('order'),
      consent('2', 'order', 'WITHDRAWN', '2026-01-03'),
    ])
    await product.ingest([record('other', { fullName: 'Bob Novak' })])
    expect(await graph.read(changes, {})).toEqual(['SPLIT'])
    const restrictions = await graph.read(restricted, {})
    expect(restrictions).toContainEqual({ customer: expect.any(String), record: 'crm:order', of: 'erp:named' })
    const id = restrictions.find(({ of }) => of === 'erp:named')?.customer
    const asked = async (sources: readonly string[] | null) => {
      const as = personaViewer('support', { purposes: ['CustomerCare'], sources })
      const query = '{ customer(id: "ID") { kind resolution { recordCount } } }'.replace('ID', id ?? '')
      return (await product.ask({ as, for: 'CustomerCare', query })).data?.customer
    }
    expect(await asked(null)).toEqual({ kind: 'KNOWN', resolution: { recordCount: 1 } })
    expect(await asked(['erp'])).toEqual({ kind: 'KNOWN', resolution: { recordCount: 1 } })
    expect(await asked(['crm'])).toBeNull()
  })
})
