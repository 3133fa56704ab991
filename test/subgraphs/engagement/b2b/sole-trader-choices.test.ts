import { beforeAll, describe, expect, it } from 'vitest'
import { personas } from '../../../../access/tokens/personas.ts'
import type { IngestLineInput } from '../../../../ingest/line.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../../harness/product.ts'
import { subjectOf } from '../../../resolution/graph-state.ts'

const testGraph = useGraph()
let product: Product

interface Company {
  readonly legalForm?: string
  /** Absent: the owner's. */
  readonly name?: string
  /** Whether somebody else works there, who chooses nothing. */
  readonly employs?: true
  readonly acts: readonly string[]
}

/** Companies of one owner each: what their records state of a form, and what the owner does after signing in. */
const companies: Readonly<Record<string, Company>> = {
  silent: { legalForm: 'sole trader', acts: [] },
  refused: { legalForm: 'sole trader', acts: ['recordConsent(customerId: "ID", purpose: Marketing, status: REFUSED)'] },
  restricted: { acts: ['restrictUse(customerId: "ID")'] },
  lifted: { acts: ['restrictUse(customerId: "ID")', 'restrictUse(customerId: "ID", lifted: true)'] },
  objected: { acts: ['objectToUse(customerId: "ID", purpose: FraudPreventionAndDetection)'] },
  employing: {
    ...{ legalForm: 'sole trader', name: 'City Plumbing', employs: true },
    acts: ['restrictUse(customerId: "ID")'],
  },
  limited: { legalForm: 'GmbH', acts: ['restrictUse(customerId: "ID")'] },
}

const phone = (id: string) => `+49305${String(100_000 + Object.keys(companies).indexOf(id))}`

function* lines(): Generator<IngestLineInput> {
  for (const source of ['crm', 'erp']) yield { kind: 'source', source, uniqueIds: true } as IngestLineInput
  for (const [id, { legalForm, name = `Jane Quill${id}`, employs }] of Object.entries(companies)) {
    const record = { source: 'crm', id: `${id}-firm` }
    const email = { type: 'EMAIL', value: `${id}@quill.example` }
    const more: object[] = [
      {
        ...{ kind: 'account', ...record, observedAt: '2026-01-01' },
        identifiers: [{ type: 'PHONE', value: phone(id) }, email],
        attributes: { name, ...(legalForm !== undefined && { legalForm }) },
      },
      {
        ...{ kind: 'record', source: 'crm', id: `${id}-owner`, observedAt: '2026-01-01' },
        identifiers: [{ ...email, verifiedAt: '2026-01-01' }],
        attributes: { givenName: 'Jane', familyName: `Quill${id}` },
        relations: [{ role: 'OWNER', to: record }],
      },
      { kind: 'consent', source: 'crm', id, record, occurredAt: '2026-01-05', purpose: 'Marketing', status: 'GIVEN' },
      {
        ...{ kind: 'event', source: 'crm', id: `deal-${id}`, record, occurredAt: '2026-01-05', channel: 'CALL' },
        ...{ name: 'opportunity_created', properties: { opportunityId: `deal-${id}` } },
      },
      {
        ...{ kind: 'billing', source: 'crm', id: `inv-${id}`, record, occurredAt: '2026-01-05', type: 'INVOICE' },
        ...{ amountMinor: 98_765, currency: 'EUR', properties: { status: 'open' } },
      },
    ]
    // The owner and their choice are known to another source only.
    more.push({
      ...{ kind: 'account', source: 'erp', id: `${id}-firm`, observedAt: '2026-01-01', attributes: { name } },
      identifiers: [{ type: 'PHONE', value: phone(id) }],
    })
    if (employs)
      more.push({
        ...{ kind: 'record', source: 'crm', id: `${id}-employee`, observedAt: '2026-01-01' },
        identifiers: [{ type: 'EMAIL', value: `${id}-employee@quill.example`, verifiedAt: '2026-01-01' }],
        attributes: { givenName: 'Olga', familyName: 'Zwart' },
        relations: [{ role: 'EMPLOYEE', to: record }],
      })
    yield* more as unknown as readonly IngestLineInput[]
  }
}

beforeAll(async () => {
  await testGraph.clear()
  product = await startProduct(testGraph)
  const { quarantined } = await product.ingest(lines())
  expect(quarantined).toBe(0)
  for (const [id, { acts }] of Object.entries(companies)) {
    const owner = (await subjectOf(testGraph.graph, `crm:${id}-owner`)).id
    for (const act of acts) {
      const viewer = { ...personaViewer('customer'), customerId: owner, record: `crm:${id}-owner` }
      const query = `mutation { done: ${act.replace('ID', owner)} { __typename } }`
      const { data, errors } = await product.ask({ as: viewer, for: 'RightsFulfilment', query })
      expect({ data, errors }).toEqual({ data: { done: { __typename: 'LedgerSuccess' } }, errors: [] })
    }
  }
}, 300_000)

async function told(
  id: string,
  as: 'support' | 'marketing' | 'fraud',
  purpose: keyof typeof purposes,
  sources: readonly string[] | null = null,
) {
  const account = (await subjectOf(testGraph.graph, `${sources?.[0] ?? 'crm'}:${id}-firm`)).id
  const scopes: readonly string[] = personas[as].scopes
  const balance = scopes.includes('billing:read') ? 'balance { amountMinor }' : ''
  const query = `{ account(id: "${account}") { name identifiers { type value } journeys { stage } ${balance} } }`
  const { data } = await product.ask({ as: { ...personaViewer(as), sources }, for: purpose, query })
  const answer = data?.account as {
    readonly name: string | null
    readonly identifiers: readonly { readonly value: string | null }[]
    readonly journeys: readonly object[] | null
    readonly balance?: readonly object[] | null
  }
  return {
    name: answer.name !== null,
    values: answer.identifiers.filter(({ value }) => value !== null).length,
    story: (answer.journeys ?? []).length > 0,
    ...(answer.balance !== undefined && { balance: (answer.balance ?? []).length > 0 }),
  }
}
const purposes = { CustomerCare: true, Marketing: true, FraudPreventionAndDetection: true } as const

describe('what the owner of a company that is its owner chose', () => {
  const open = { name: true, values: 2, story: true }
  const shut = { name: false, values: 0, story: false }

  it('closes the data of the company where the owner refuses what the company consented to', async () => {
    expect(await told('silent', 'marketing', 'Marketing')).toEqual(open)
    expect(await told('refused', 'marketing', 'Marketing')).toEqual(shut)
    expect(await told('refused', 'support', 'CustomerCare')).toEqual({ ...open, balance: true })
  })

  it('closes them where the owner restricts the use, until that is lifted', async () => {
    for (const id of ['silent', 'lifted'])
      expect(await told(id, 'support', 'CustomerCare')).toEqual({ ...open, balance: true })
    expect(await told('restricted', 'support', 'CustomerCare')).toEqual({ ...shut, balance: false })
    expect(await told('restricted', 'marketing', 'Marketing')).toEqual(shut)
  })

  it('closes them where the owner objects', async () => {
    expect(await told('silent', 'fraud', 'FraudPreventionAndDetection')).toMatchObject({ name: true })
    expect(await told('objected', 'fraud', 'FraudPreventionAndDetection')).toMatchObject({ name: false, values: 0 })
  })

  it('closes them where the company has the name of nobody who is related to it', async () => {
    expect(await told('employing', 'support', 'CustomerCare')).toEqual({ ...shut, balance: false })
  })

  it('closes them for callers who may not know the owner', async () => {
    const seen = async (id: string) => (await told(id, 'support', 'CustomerCare', ['erp'])).name
    expect([await seen('silent'), await seen('restricted'), await seen('limited')]).toEqual([true, false, true])
  })

  it('closes nothing of a company that is none: the control', async () => {
    expect(await told('limited', 'support', 'CustomerCare')).toEqual({ ...open, balance: true })
  })
})
