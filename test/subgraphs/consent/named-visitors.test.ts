import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IngestLineInput } from '../../../ingest/line.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../../harness/product.ts'
import { subjectOf } from '../../resolution/graph-state.ts'

const test = useGraph()
let product: Product
beforeAll(async () => {
  product = await startProduct(test)
})
afterAll(() => product.close())

const own = { type: 'EMAIL' as const, value: 'mia@x.example', verifiedAt: '2026-01-01' }
const ofVisitor = { type: 'EMAIL' as const, value: 'visitor@x.example' }
const cookie = { type: 'COOKIE_ID' as const, value: 'c-1' }
const visitor = {
  ...{ kind: 'record', source: 'web', id: 'v', observedAt: '2026-01-02', identifiers: [ofVisitor, cookie] },
  attributes: { givenName: 'Vera', familyName: 'Visitor' },
} satisfies IngestLineInput
const account = {
  ...{ kind: 'record', source: 'crm', id: 'm', observedAt: '2026-01-02' },
  attributes: {},
} satisfies Partial<IngestLineInput>

const support = personaViewer('support', { purposes: ['CustomerCare'] })
const idOf = async (record: string) => (await subjectOf(test.graph, record)).id

async function call(as: typeof support, purpose: 'CustomerCare' | 'RightsFulfilment', mutation: string, of: string) {
  const query = `mutation { ${mutation.replace('ID', await idOf(of))} { __typename } }`
  const { errors } = await product.ask({ as, for: purpose, query })
  expect(errors.map(({ extensions }) => extensions.reason)).toEqual([])
}

/** What marketing and customer care see of the visitor. */
async function seen() {
  const id = await idOf('web:v')
  const named = await product.ask({
    as: personaViewer('marketing'),
    for: 'Marketing',
    query: `{ customer(id: "${id}") { displayName } }`,
  })
  const cared = await product.ask({
    as: support,
    for: 'CustomerCare',
    query: `{ customer(id: "${id}") { touchpoints(first: 5) { edges { node { name } } } withheld { reason } } }`,
  })
  const { touchpoints, withheld } = cared.data?.customer as {
    touchpoints: { edges: readonly unknown[] } | null
    withheld: readonly { reason: string }[]
  }
  const { displayName } = named.data?.customer as { displayName: string | null }
  const isRestricted = withheld.some(({ reason }) => reason === 'RESTRICTED')
  return { displayName, touchpoints: touchpoints?.edges.length ?? null, isRestricted }
}

const open = { displayName: 'Vera Visitor', touchpoints: 1, isRestricted: false }

const closed = { displayName: null, touchpoints: null, isRestricted: true }

/** A customer of the crm whose record names the visitor's address, once verified and once not, and from then on refuses everything. */
async function name(verifiedAt?: string): Promise<void> {
  await product.ingest([{ ...account, identifiers: [own, { ...ofVisitor, verifiedAt }] } as IngestLineInput])
  expect(await idOf('crm:m')).toBe(await idOf('web:v'))
  const mia = personaViewer('customer', { customerId: await idOf('crm:m'), record: 'crm:m' })
  await call(mia, 'RightsFulfilment', 'recordConsent(customerId: "ID", purpose: Marketing, status: REFUSED)', 'crm:m')
  await call(mia, 'RightsFulfilment', 'objectToUse(customerId: "ID", purpose: Marketing)', 'crm:m')
  await call(mia, 'RightsFulfilment', 'restrictUse(customerId: "ID")', 'crm:m')
}

async function forget(): Promise<void> {
  await product.ingest([{ ...account, observedAt: '2026-03-01', identifiers: [own] } as IngestLineInput])
  expect(await idOf('crm:m')).not.toBe(await idOf('web:v'))
}

describe('a visitor whose address a customer of the crm named', () => {
  beforeEach(async () => {
    await test.clear()
    await product.ingest([
      { kind: 'source', source: 'crm', verifies: ['EMAIL'] },
      { kind: 'source', source: 'web', role: 'TOUCHPOINT' },
      visitor,
      {
        ...{ kind: 'event', source: 'web', id: 'e', record: { source: 'web', id: 'v' }, name: 'page_viewed' },
        ...{ channel: 'WEB', occurredAt: '2026-01-03T00:00:00Z' },
      } as IngestLineInput,
    ])
    await call(support, 'CustomerCare', 'recordConsent(customerId: "ID", purpose: Marketing)', 'web:v')
    expect(await seen()).toEqual(open)
  })

  it('is as open as before once the customer no longer names it', async () => {
    await name()
    expect(await seen()).toEqual(closed)
    await forget()
    expect(await seen()).toEqual(open)
    // Nor is staff kept from anything.
    await call(
      support,
      'CustomerCare',
      'recordConsent(customerId: "ID", purpose: Marketing, noticeVersion: "2")',
      'web:v',
    )
  })

  it('is as open as before once the visitor has another one', async () => {
    await name()
    await product.ingest([
      { ...visitor, observedAt: '2026-03-01', identifiers: [{ ...ofVisitor, value: 'vera@x.example' }, cookie] },
    ])
    expect(await idOf('crm:m')).not.toBe(await idOf('web:v'))
    expect(await seen()).toEqual(open)
  })

  it('stays closed if the customer had verified it: the control', async () => {
    await name('2026-01-02')
    await forget()
    expect(await seen()).toEqual(closed)
  })

  it('stays closed while the customer names it, even if forms of strangers separate the two: the control', async () => {
    await name()
    const strangers = Array.from({ length: 60 }, (_, n) => ({
      ...{ kind: 'record', source: 'web', id: `s${n}`, observedAt: '2026-02-01' },
      identifiers: [ofVisitor, { type: 'COOKIE_ID', value: `s${n}` }],
      attributes: { givenName: `Given${n}`, familyName: `Family${n}` },
    }))
    await product.ingest(strangers as IngestLineInput[])
    expect(await idOf('crm:m')).not.toBe(await idOf('web:v'))
    expect(await seen()).toEqual(closed)
  })
})
