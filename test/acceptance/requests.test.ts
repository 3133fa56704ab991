import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGatewayTokens } from '../../access/tokens/gateway-tokens.ts'
import { limits, type SubgraphName, subgraphNames } from '../../config.ts'
import { demoLines } from '../../demo/generate.ts'
import { readTabs } from '../../gateway/playground/playground.ts'
import { callOverHttp } from '../../gateway/subgraph-calls/subgraph-call.ts'
import type { QueryEvent } from '../../graph/run.ts'
import type { IngestLineInput } from '../../ingest/line.ts'
import { fitGraph } from '../../subgraphs/billing/value/fit/graph-fit.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Product, personaViewer, startProduct } from '../harness/product.ts'
import { startSubgraphProcesses } from './subgraph-processes.ts'

const testGraph = useGraph()
let product: Product

const key = 'a test key that is long enough for this test'

beforeAll(async () => {
  product = await startProduct(testGraph)
  // The same shape; the generator's own types are narrower.
  await product.ingest(demoLines({ people: 400 }) as Iterable<IngestLineInput>)
  await fitGraph(product.deps)
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

it('tells a caller without a limit that there is none', async () => {
  const { data } = await product.ask({ as: 'support', for: 'CustomerCare', query: '{ rateLimit { limit remaining } }' })
  expect(data).toEqual({ rateLimit: null })
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

  /** What a tab answers; `T` is its own selection. */
  async function answerOf<T>(file: string): Promise<T> {
    const tab = tabs.find((candidate) => candidate.file === file)
    if (tab === undefined) throw new Error(`no tab ${file}`)
    const { data, errors } = await product.ask({
      as: tab.persona,
      for: tab.purpose,
      query: tab.query,
      variables: tab.variables,
    })
    expect(errors).toEqual([])
    return data as T
  }

  it('shows what a customer is worth with its working', async () => {
    const { customerByIdentifier: ann } = await answerOf<Worth>('41-what-a-customer-is-worth.graphql')
    for (const name of ['historicValue', 'mrr', 'arpu', 'averageOrderValue'])
      expect(ann.metrics[name], name).toMatchObject({ formatted: expect.any(String), missing: [] })
    expect(ann.metrics.mrr).toMatchObject({ formula: expect.stringContaining('sum('), inputs: expect.any(Object) })
    // Support reads each customer, and no figures about all of them.
    expect(ann.value.purchases).toMatchObject({ isAliveInformative: true, fit: null })
    expect(ann.value.subscriptions).toMatchObject({ lifetimeValue: { formatted: expect.stringMatching(/^£/) } })
  })

  it('shows the portfolio in groups of ten or more, and why its revenue moved', async () => {
    const { portfolioMetrics } = await answerOf<Portfolio>('42-figures-of-the-portfolio.graphql')
    expect(portfolioMetrics.missing).toEqual([])
    expect(portfolioMetrics.groups.length).toBeGreaterThan(0)
    for (const { customers } of portfolioMetrics.groups) expect(customers).toBeGreaterThanOrEqual(10)
    expect(portfolioMetrics.change.contributions.length).toBeGreaterThan(0)
  })

  it('shows how journeys go and what customers answer, to an analyst, in groups of ten or more', async () => {
    const { journeyFunnel, portfolioFeedback } = await answerOf<Analytics>('44-how-journeys-go.graphql')
    expect(journeyFunnel.length).toBeGreaterThan(0)
    for (const { owners } of journeyFunnel) expect(owners).toBeGreaterThanOrEqual(10)
    // Of four hundred people too few have answered.
    expect(portfolioFeedback).toEqual([])
  })

  it('shows an anomaly with its evidence', async () => {
    const { customerByIdentifier: victor } = await answerOf<Anomalies>('43-billing-anomalies.graphql')
    expect(victor.billingAnomalies).toMatchObject([{ rule: 'CARD_TESTING', severity: 'HIGH' }])
    expect(victor.billingAnomalies[0]?.evidence).toHaveLength(3)
  })

  it('shows a company from lead to renewal in one query, each step with what caused it', async () => {
    const { customerByIdentifier: tom } = await answerOf<Story>('9-a-company-from-lead-to-renewal.graphql')
    const journeys = tom.accounts.flatMap(({ account }) => account.journeys)
    const renewed = journeys.find(({ stage }) => stage === 'RENEWAL')
    expect(renewed?.transitions.map(({ to }) => to)).toEqual([
      'LEAD',
      'CONVERSATION',
      'OPPORTUNITY',
      'BOOKING',
      'CONTRACT',
      'BILLING',
      'RENEWAL',
    ])
    for (const { to, evidence } of renewed?.transitions ?? []) {
      expect(evidence.length, to).toBeGreaterThan(0)
      for (const { title } of evidence) expect(title, to).toEqual(expect.any(String))
    }
    const [deal] = tom.accounts
      .flatMap(({ account }) => account.opportunities.edges)
      .filter(({ node }) => node.status === 'WON')
    expect(deal?.node.contracts).toHaveLength(2)
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

interface Worth {
  readonly customerByIdentifier: {
    readonly metrics: Readonly<Record<string, unknown>>
    readonly value: { readonly purchases: unknown; readonly subscriptions: unknown }
  }
}

interface Analytics {
  readonly journeyFunnel: readonly { readonly owners: number }[]
  readonly portfolioFeedback: readonly object[]
}

interface Portfolio {
  readonly portfolioMetrics: {
    readonly missing: readonly string[]
    readonly groups: readonly { readonly customers: number }[]
    readonly change: { readonly contributions: readonly unknown[] }
  }
}

interface Anomalies {
  readonly customerByIdentifier: { readonly billingAnomalies: readonly { readonly evidence: readonly unknown[] }[] }
}

interface Story {
  readonly customerByIdentifier: {
    readonly accounts: readonly {
      readonly account: {
        readonly journeys: readonly {
          readonly stage: string
          readonly transitions: readonly {
            readonly to: string
            readonly evidence: readonly { readonly title: string | null }[]
          }[]
        }[]
        readonly opportunities: {
          readonly edges: readonly {
            readonly node: { readonly status: string; readonly contracts: readonly unknown[] }
          }[]
        }
      }
    }[]
  }
}

function sortKeys(text: string): string {
  return JSON.stringify(JSON.parse(text), (_key, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
