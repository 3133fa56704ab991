import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, startProduct } from '../../harness/product.ts'
import { subjectOf } from '../../resolution/graph-state.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())
beforeEach(() => test.clear())

const email = 'kim@leak.example'
const phone = '+441632960112'
const account = 'DE89370400440532013000'

/** Consented to Personalisation, which opens neither contact data nor finances. */
async function arrange(types: readonly string[], value: string): Promise<string> {
  await product.ingest([
    { kind: 'source', source: 'crm' },
    {
      ...{ kind: 'record', source: 'crm', id: 'k', observedAt: '2026-01-02' },
      attributes: { givenName: 'Kim', familyName: 'Attwater' },
      identifiers: [...types.map((type) => ({ type, value })), { type: 'LOYALTY_ID', value: 'L-17' }],
    },
    {
      ...{ kind: 'consent', source: 'crm', id: 'c', record: { source: 'crm', id: 'k' }, purpose: 'Personalisation' },
      ...{ status: 'GIVEN', occurredAt: '2026-02-01' },
    },
  ] as readonly IngestLineInput[])
  return (await subjectOf(test.graph, 'crm:k')).id
}

async function valuesSeen(id: string, as: 'frontend' | 'support', purpose: 'Personalisation' | 'CustomerCare') {
  const query = `{ customer(id: "${id}") { identifiers(first: 20) { edges { node { type value } } } } }`
  const { data } = await product.ask({ as, for: purpose, query })
  const { edges } = (data as { customer: { identifiers: { edges: readonly { node: Seen }[] } } }).customer.identifiers
  return Object.fromEntries(edges.map(({ node }) => [node.type, node.value]))
}

interface Seen {
  readonly type: string
  readonly value: string | null
}

const types = ['USER_ID', 'CRM_ID', 'BILLING_ID', 'COOKIE_ID', 'DEVICE_ID', 'AD_ID'] as const

describe.each([
  ['an e-mail address', email],
  ['a telephone number', phone],
  ['a bank account', account],
])('identifiers of other types whose value is %s', (_, value) => {
  it('are withheld where such a value is, and others are not', async () => {
    const seen = await valuesSeen(await arrange(types, value), 'frontend', 'Personalisation')
    expect(seen).toEqual({ ...Object.fromEntries(types.map((type) => [type, null])), LOYALTY_ID: 'L-17' })
  })

  it('are shown where such a value is: a control', async () => {
    const seen = await valuesSeen(await arrange(types, value), 'support', 'CustomerCare')
    const shown = Object.values(seen).filter((one) => one !== null)
    // A bank account is masked there, which leaves nothing of an id.
    expect(shown).toHaveLength(value === account ? 1 : types.length + 1)
  })
})

describe('the id of a record of a company', () => {
  it.each([
    [`co-${email}`, false],
    ['co-17', true],
  ])('is shown as the values in it are: %s', async (sourceId, isShown) => {
    await product.ingest([
      { kind: 'source', source: 'crm' },
      { kind: 'account', source: 'crm', id: sourceId, observedAt: '2026-01-02', name: 'Attwater Ltd' },
    ] as readonly IngestLineInput[])
    const { id } = await subjectOf(test.graph, `crm:${sourceId}`)
    const query = `{ account(id: "${id}") { records(first: 5) { edges { node { sourceId } } } } }`
    const { data } = await product.ask({ as: 'marketing', for: 'Marketing', query })
    const company = data?.account as { records: { edges: readonly { node: { sourceId: string } }[] } }
    expect(company.records.edges.map(({ node }) => node.sourceId === sourceId)).toEqual([isShown])
  })
})
