import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoLines } from '../../demo/generate.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, startProduct } from '../harness/product.ts'

const testGraph = useGraph()
let product: Product

const ann = 'customerByIdentifier(type: EMAIL, value: "ann.lee@example.com")'
const odd = 'customerByIdentifier(type: EMAIL, value: "odd.name@post.example")'

interface Written {
  readonly what: string
  readonly query: string
  /** The same without what was once mistaken; `renamed` tells its keys by those of `query`. */
  readonly plain: string
  readonly renamed?: Readonly<Record<string, string>>
  readonly as?: 'support' | 'fraud'
}

const written: readonly Written[] = [
  {
    what: 'an alias called as the key',
    query: `{ ${ann} { id: displayName balance { formatted } consents { status } withheld { category } } }`,
    plain: `{ ${ann} { x1: displayName balance { formatted } consents { status } withheld { category } } }`,
    renamed: { x1: 'id' },
  },
  {
    what: 'the key under its own name',
    query: `{ ${ann} { id: id balance { formatted } } }`,
    plain: `{ ${ann} { id balance { formatted } } }`,
  },
  {
    what: 'the key under another name beside such an alias',
    query: `{ ${ann} { id: displayName name: id balance { formatted } } }`,
    plain: `{ ${ann} { x1: displayName x2: id balance { formatted } } }`,
    renamed: { x1: 'id', x2: 'name' },
  },
  {
    what: 'such an alias in a list',
    query:
      '{ customers(first: 3, filter: { kind: KNOWN }, orderBy: OLDEST) { edges { node { id: displayName balance { formatted } } } } }',
    plain:
      '{ customers(first: 3, filter: { kind: KNOWN }, orderBy: OLDEST) { edges { node { x1: displayName balance { formatted } } } } }',
    renamed: { x1: 'id' },
  },
  {
    what: 'such an alias on entries of a timeline',
    query: `{ ${ann} { timeline(first: 2, kinds: [INVOICE]) { edges { node { id: occurredAt title ... on Invoice { amountDue { formatted } } } } } } }`,
    plain: `{ ${ann} { timeline(first: 2, kinds: [INVOICE]) { edges { node { x1: occurredAt title ... on Invoice { amountDue { formatted } } } } } } }`,
    renamed: { x1: 'id' },
  },
  {
    what: 'such an alias in a fragment',
    query: `{ ${ann} { ...F balance { formatted } } } fragment F on Customer { id: kind }`,
    plain: `{ ${ann} { x1: kind balance { formatted } } }`,
    renamed: { x1: 'id' },
  },
  {
    what: 'a customer who is called as the id of another',
    query: `{ ${odd} { id: displayName invoices(first: 1) { edges { node { id } } } } }`,
    plain: `{ ${odd} { x1: displayName invoices(first: 1) { edges { node { id } } } } }`,
    renamed: { x1: 'id' },
    // To whom this customer's name is shown without a relationship.
    as: 'fraud',
  },
  {
    what: 'an alias called as the name of the type',
    query: `{ ${ann} { __typename: kind id: __typename invoices(first: 1) { edges { __typename: node { id } } } } }`,
    plain: `{ ${ann} { x1: kind x2: __typename invoices(first: 1) { edges { x3: node { id } } } } }`,
    renamed: { x1: '__typename', x2: 'id', x3: '__typename' },
  },
  {
    what: 'one field under several aliases with other arguments',
    query: `{ ${ann} { id: invoices(first: 1) { edges { node { id } } } balance: invoices(first: 2) { edges { node { title: id id: title } } } invoices(first: 3) { edges { node { status } } } } }`,
    plain: `{ ${ann} { x1: invoices(first: 1) { edges { node { id } } } x2: invoices(first: 2) { edges { node { x3: id x4: title } } } invoices(first: 3) { edges { node { status } } } } }`,
    renamed: { x1: 'id', x2: 'balance', x3: 'title', x4: 'id' },
  },
  {
    what: 'two fragments on a type in one on its interface',
    query: `{ ${ann} { invoices(first: 1) { edges { node { ... on TimelineEntry { ... on Invoice { status } ... on Invoice { amountDue { formatted } } } } } } } }`,
    plain: `{ ${ann} { invoices(first: 1) { edges { node { status amountDue { formatted } } } } } }`,
  },
  {
    what: 'two fragments on a type alone',
    query: `{ ${ann} { invoices(first: 1) { edges { node { ... on Invoice { status } ... on Invoice { amountDue { formatted } } } } } } }`,
    plain: `{ ${ann} { invoices(first: 1) { edges { node { status amountDue { formatted } } } } } }`,
  },
  {
    what: 'one fragment on a type in one on its interface',
    query: `{ ${ann} { touchpoints(first: 1) { edges { node { ... on TimelineEntry { ... on Touchpoint { name } } } } } } }`,
    plain: `{ ${ann} { touchpoints(first: 1) { edges { node { name } } } } }`,
  },
  {
    what: 'a named fragment that has its interface twice',
    query: `{ ${ann} { invoices(first: 1) { edges { node { ...t } } } } } fragment t on TimelineEntry { ... on TimelineEntry { id } ... on Invoice { status } }`,
    plain: `{ ${ann} { invoices(first: 1) { edges { node { id status } } } } }`,
  },
  {
    what: 'a fragment that shows of each kind what it has',
    query: `{ ${ann} { invoices(first: 1) { edges { node { ...Row } } } payments(first: 1) { edges { node { ...Row } } } } }
      fragment Row on TimelineEntry { id title ... on Invoice { total { formatted } } ... on Payment { amount { formatted } } }`,
    plain: `{ ${ann} { invoices(first: 1) { edges { node { id title total { formatted } } } } payments(first: 1) { edges { node { id title amount { formatted } } } } } }`,
  },
  {
    what: 'a union in an interface',
    query: `{ ${ann} { timeline(first: 9, kinds: [SUBSCRIPTION]) { edges { node { ... on BillingEntry { ... on TimelineEntry { ... on BillingSubscription { status } } } } } } } }`,
    plain: `{ ${ann} { timeline(first: 9, kinds: [SUBSCRIPTION]) { edges { node { ... on BillingSubscription { status } } } } } }`,
  },
]

beforeAll(async () => {
  product = await startProduct(testGraph)
  await product.ingest(demoLines({ people: 30 }) as Iterable<IngestLineInput>)
  const { customerByIdentifier } = (await answer(`{ ${ann} { id } }`)) as { customerByIdentifier: { id: string } }
  await product.ingest([
    {
      kind: 'record',
      source: 'odd',
      id: 'x1',
      observedAt: '2026-01-01T00:00:00Z',
      identifiers: [{ type: 'EMAIL', value: 'odd.name@post.example' }],
      attributes: { fullName: customerByIdentifier.id, givenName: customerByIdentifier.id },
    },
  ])
}, 180_000)
afterAll(() => product.close())

async function answer(query: string, as: 'support' | 'fraud' = 'support'): Promise<unknown> {
  const purpose = as === 'fraud' ? 'FraudPreventionAndDetection' : 'CustomerCare'
  const { data, errors } = await product.ask({ as, for: purpose, query })
  expect(errors).toEqual([])
  return JSON.parse(JSON.stringify(data))
}

/** In order, too. */
function withKeys(value: unknown, renamed: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((item) => withKeys(item, renamed))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [renamed[key] ?? key, withKeys(inner, renamed)]),
  )
}

describe('an answer does not depend on how the question is written', () => {
  it.each(written)('$what', async ({ query, plain, renamed = {}, as }) => {
    const expected = withKeys(await answer(plain, as), renamed)
    const found = await answer(query, as)
    expect(JSON.stringify(found)).toBe(JSON.stringify(expected))
    // A query that nothing answers would agree and tell nothing.
    expect(JSON.stringify(found)).not.toMatch(/:null|\{\}/)
  })
})
