import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGatewayTokens } from '../../access/gateway-tokens.ts'
import { limits, type SubgraphName, subgraphNames } from '../../config.ts'
import { demoLines } from '../../demo/generate.ts'
import { readTabs } from '../../gateway/playground.ts'
import { callOverHttp } from '../../gateway/subgraph-call.ts'
import type { QueryEvent } from '../../graph/run.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { useGraph } from '../neo4j.ts'
import { type Product, personaViewer, startProduct } from '../product.ts'
import { startSubgraphProcesses } from './subgraph-processes.ts'

const testGraph = useGraph()
let product: Product

const key = 'a test key that is long enough for this test'

beforeAll(async () => {
  product = await startProduct(testGraph)
  // The same shape; the generator's own types are narrower.
  await product.ingest(demoLines({ people: 150 }) as Iterable<IngestLineInput>)
}, 180_000)
afterAll(() => product.close())

const fourSubgraphs = `query ($first: Int!) {
  customers(first: $first) { edges { node {
    id displayName identifiers(first: 10) { edges { node { type value } } }
    touchpoints(first: 10) { edges { node { id name channel occurredAt } } }
    invoices(first: 5) { edges { node { id total { amountMinor currency } status dueAt } } } balance { amountMinor currency }
    consents { purpose { key } status }
  } } }
}`

describe('a list over four subgraphs', () => {
  it.each([25, 100])('of %i customers costs at most 8 statements, the facts of consent once', async (first) => {
    const events: QueryEvent[] = []
    const stop = testGraph.graph.watch((event) => events.push(event))
    const { data, errors } = await product.ask({
      as: 'support',
      for: 'CustomerCare',
      query: fourSubgraphs,
      variables: { first },
    })
    stop()
    // Some are in no system of record: their fields are withheld, which costs no statement.
    expect(errors.filter(({ extensions }) => extensions.reason !== 'NO_RELATIONSHIP')).toEqual([])
    expect((data?.customers as { edges: unknown[] }).edges.length).toBe(first)
    expect(events.length).toBeLessThanOrEqual(8)
    expect(events.filter(({ name }) => name === 'access.recordFactsByCustomerId').length).toBe(1)
  })
})

describe('two viewers in the same millisecond', () => {
  it("never see each other's view, though their loads share batches", async () => {
    const query =
      '{ customerByIdentifier(type: EMAIL, value: "ann.lee@example.com") { id displayName balance { amountMinor } } }'
    const support = { as: 'support', for: 'CustomerCare', query } as const
    // Personalisation opens names by consent and never money.
    const partner = {
      as: personaViewer('partner', { sources: ['desk'], scopes: new Set(['customer:read']) }),
      for: 'Marketing',
      query,
    } as const
    const expected = [await product.ask(support), await product.ask(partner)]
    expect(expected[0]?.text).not.toBe(expected[1]?.text)
    const events: QueryEvent[] = []
    const stop = testGraph.graph.watch((event) => events.push(event))
    for (let round = 0; round < 25; round++) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => product.ask(i % 2 === 0 ? support : partner)),
      )
      for (const [i, { text }] of answers.entries()) expect(text).toBe(expected[i % 2]?.text)
    }
    stop()
    // Alone, each of the 500 would read the facts by itself.
    expect(events.filter(({ name }) => name === 'access.recordFactsByCustomerId').length).toBeLessThan(250)
  })
})

describe('a customer of other sources', () => {
  it('looks like no customer at all', async () => {
    const { data } = await product.ask({
      as: 'support',
      for: 'CustomerCare',
      query: '{ customerByIdentifier(type: EMAIL, value: "ann.lee@example.com") { id } }',
    })
    const { id } = data?.customerByIdentifier as { id: string }
    const query = 'query ($id: ID!) { customer(id: $id) { id displayName timeline(first: 5) { edges { cursor } } } }'
    const foreign = personaViewer('partner', { sources: ['no-such-source'] })
    const [there, nowhere] = await Promise.all(
      [id, '01ARZ3NDEKTSV4RRFFQ69G5FAV'].map((value) =>
        product.ask({ as: foreign, for: 'Marketing', query, variables: { id: value } }),
      ),
    )
    expect(there?.text).toBe(nowhere?.text)
    expect(there?.data).toEqual({ customer: null })
  })
})

describe('the playground', () => {
  const tabs = readTabs()

  it('has at least six tabs', () => {
    expect(tabs.length).toBeGreaterThanOrEqual(6)
  })

  it.each(tabs.map((tab) => [tab.file, tab] as const))('%s answers with data', async (_, {
    persona,
    purpose,
    query,
    variables,
  }) => {
    const { status, data, errors } = await product.ask({ as: persona, for: purpose, query, variables })
    expect(status).toBe(200)
    const withheld = new Set(['CONSENT_REQUIRED', 'FORBIDDEN'])
    expect(errors.filter(({ extensions }) => !withheld.has(String(extensions.code)))).toEqual([])
    expect(Object.values(data ?? {}).filter((value) => value === null)).toEqual([])
    expect(JSON.stringify(data).length).toBeGreaterThan(60)
  })

  it('answers the same bytes with four remote subgraph processes', async () => {
    const processes = await startSubgraphProcesses(testGraph, key)
    try {
      const tokens = createGatewayTokens([key], () => new Date())
      const calls = Object.fromEntries(
        subgraphNames.map((name: SubgraphName) => [
          name,
          callOverHttp(name, processes.urls[name], { tokens, timeoutMs: limits.requestTimeoutMs }),
        ]),
      )
      const remote = await startProduct(testGraph, calls)
      try {
        for (const { file, persona, purpose, query, variables } of tabs) {
          const question = { as: persona, for: purpose, query, variables } as const
          const [here, there] = [await product.ask(question), await remote.ask(question)]
          expect(sortKeys(there.text), file).toBe(sortKeys(here.text))
        }
      } finally {
        await remote.close()
      }
    } finally {
      await processes.stop()
    }
  }, 120_000)
})

function sortKeys(text: string): string {
  return JSON.stringify(JSON.parse(text), (_key, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
