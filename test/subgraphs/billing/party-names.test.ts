import { beforeAll, describe, expect, it } from 'vitest'
import { command, cypher } from '../../../graph/cypher.ts'
import { createBillingSubgraph } from '../../../subgraphs/billing/index.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { createPeople } from '../people.ts'
import { billing, createBillingGraph } from './billing-graph.ts'

const test = useGraph()
const { write, entities } = createBillingGraph(test, '2026-07-01T00:00:00Z')

const restrict = command({
  name: 'test.restrict',
  text: cypher<{ readonly record: string }>`
    CREATE (e:ConsentEvent:Entry {id: randomUUID(), act: 'RESTRICTION', status: 'REFUSED', entryKind: 'PRIVACY_REQUEST',
            recordId: $record, occurredAt: 0, recordedAt: 0, observedAt: 0, source: 'consent-api', sk: 'x', isSelfService: true})`,
})

const makeCompanies = command({
  name: 'test.makeCompanies',
  text: cypher<{ readonly companies: readonly (readonly string[])[] }>`
    UNWIND $companies AS company
    MATCH (c:Customer {id: company[0]})<-[:RESOLVED_TO]-(r)
    SET c:Account, c.displayName = company[1], r.type = 'ORGANISATION', r.attributes = company[2]
    REMOVE c:Customer`,
})

const ref = (id: string) => ({ source: 'crm', id })
const parties = [
  { role: 'signer', name: 'Eve Castle', record: ref('eve') },
  { role: 'signer', name: 'Bob Reed', record: ref('bob') },
  { role: 'supplier', name: 'Olga Zwart', record: ref('sole') },
  { role: 'supplier', name: 'Quartz Mills', record: ref('ltd') },
  { role: 'witness', name: 'Tom Vale' },
]
/** The same people in a property of the source's own. */
const seats = parties.map(({ name, ...more }, index) => ({ ...more, seat: `seat ${index}`, name }))
const care = { purpose: 'CustomerCare', scopes: ['customer:read', 'billing:read'] } as const

interface Told {
  readonly contracts: { readonly edges: readonly { readonly node: { readonly parties: readonly object[] } }[] }
}

beforeAll(async () => {
  await test.clear()
  const people = {
    ANN: ['crm:1'],
    DAN: ['erp:2'],
    EVE: ['crm:eve'],
    BOB: ['crm:bob'],
    SOLE: ['crm:sole'],
    LTD: ['crm:ltd'],
  }
  await createPeople(test.graph, people)
  const form = (legalForm: string) => JSON.stringify({ legalForm })
  const companies = [
    ['SOLE', 'Olga Zwart', form('sole trader')],
    ['LTD', 'Quartz Mills', form('Ltd')],
  ]
  await test.graph.write('test.closeSome', async (transaction) => {
    await transaction.run(makeCompanies, { companies })
    for (const record of ['crm:eve', 'crm:sole']) await transaction.run(restrict, { record })
  })
  await write(billing('k1', 'CONTRACT', '2026-01-01', 100, { status: 'signed', parties, seats }))
  const contract = billing('k2', 'CONTRACT', '2026-01-01', 100, { status: 'signed', parties })
  await write({ ...contract, record: { source: 'erp', id: '2' } })
})

async function askFor(selection: string, asking: object = care, customer = 'ANN') {
  const { rows, codes } = await entities<Told>(
    'Customer',
    [customer],
    `contracts(first: 5) { edges { node { ${selection} } } }`,
    asking,
  )
  return { node: rows[0]?.contracts.edges[0]?.node, codes }
}

describe('the name of a party', () => {
  it('is withheld if the party is a customer, or a sole trader, who restricted the use; the controls are shown', async () => {
    expect(await askFor('parties { name customer { id } account { id } }')).toEqual({
      node: {
        parties: [
          { name: null, customer: { id: 'EVE' }, account: null },
          { name: 'Bob Reed', customer: { id: 'BOB' }, account: null },
          { name: null, customer: null, account: { id: 'SOLE' } },
          { name: 'Quartz Mills', customer: null, account: { id: 'LTD' } },
          { name: 'Tom Vale', customer: null, account: null },
        ],
      },
      codes: ['FORBIDDEN'],
    })
  })

  it('is withheld in the same way if nothing else is asked', async () => {
    const names = [null, 'Bob Reed', null, 'Quartz Mills', 'Tom Vale'].map((name) => ({ name }))
    expect((await askFor('parties { name }')).node).toEqual({ parties: names })
  })

  it('is withheld in the same way from callers who may not know the party', async () => {
    const names = [null, 'Bob Reed', null, 'Quartz Mills', 'Tom Vale'].map((name) => ({ name, customer: null }))
    const bound = await askFor('parties { name customer { id } }', { ...care, sources: ['erp'] }, 'DAN')
    expect(bound).toEqual({ node: { parties: names }, codes: [] })
    const own = { purpose: 'ServiceProvision', scopes: ['self'], customerId: 'ANN', record: 'crm:1' }
    expect(await askFor('parties { name customer { id } }', own)).toEqual({ node: { parties: names }, codes: [] })
  })

  it('is shown where the law demands it: the control', async () => {
    const names = parties.map(({ name }) => ({ name }))
    expect((await askFor('parties { name }', { purpose: 'RightsFulfilment' })).node).toEqual({ parties: names })
  })

  it('is not among the properties of a version beside the record that it belongs to', async () => {
    const told = JSON.stringify((await askFor('versions { properties }')).node)
    for (const shown of ['seat 0', 'Tom Vale']) expect(told).toContain(shown)
    for (const { name, record } of parties) if (record !== undefined) expect(told).not.toContain(name)
  })

  it('is decided and recorded as about the party', () => {
    const deps = { graph: test.graph, batcher: test.batcher, now: () => new Date(), newId: () => 'x' }
    // The map is loosely typed where subgraphs meet.
    const aimOf = createBillingSubgraph({ ...deps, secrets: testSecrets }).rowCategories['ContractParty.name'] as (
      row: object,
    ) => unknown
    const owner = { id: 'EVE', isAccount: false }
    expect(aimOf({ owner, isPerson: true })).toMatchObject({ category: 'IDENTIFYING', subject: 'EVE' })
    expect(aimOf({ owner: { id: 'LTD', isAccount: true }, isPerson: false })).toBeNull()
    expect(aimOf({ owner: null, isPerson: false })).toBeNull()
  })
})
