import { beforeAll, describe, expect, it } from 'vitest'
import { command, cypher, statement } from '../../graph/cypher.ts'
import { billingLine } from '../../subgraphs/billing/lines.ts'
import { billingFact } from '../../subgraphs/billing/rules.ts'
import { createBilling } from '../../subgraphs/billing/write-queries.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createBillingGraph } from '../subgraphs/billing/billing-graph.ts'
import { createPeople } from '../subgraphs/people.ts'

const test = useGraph()
const customers = 20_000
const invoicesEach = 15
const { ask } = createBillingGraph(test, '2026-07-01T00:00:00Z')

const settle = command({ name: 'test.settle', text: cypher`CALL db.awaitIndexes(300)` })

/**
 * By hand, in one statement: what was billed less credit notes and write-offs, invoices and customers by month of the first purchase and
 * month; and recurring revenue now and a month before, by customer, with whatever versions a subscription had.
 */
const byHand = statement({
  name: 'test.portfolioByHand',
  text: cypher`
    MATCH (c:Customer)<-[:RESOLVED_TO]-(r:SourceRecord)
    MATCH (b:Billing)
    WHERE b.recordId = r.id AND b.type IN ['INVOICE', 'CREDIT_NOTE', 'WRITE_OFF'] AND b.sk < '2026-07'
      AND b.balanceMinor IS NOT NULL
    WITH c, left(b.sk, 7) AS month,
         sum(CASE b.type WHEN 'INVOICE' THEN 1 ELSE -1 END * (b.amountMinor - coalesce(b.taxMinor, 0))) AS net,
         count(*) AS invoices
    WITH c, min(month) AS first, collect([month, net, invoices]) AS months
    UNWIND months AS m
    RETURN first, m[0] AS month, count(*) AS customers, sum(m[1]) AS net, sum(m[2]) AS invoices
    UNION ALL
    MATCH (c:Customer)<-[:RESOLVED_TO]-(r:SourceRecord)
    MATCH (s:Billing)
    WHERE s.recordId = r.id AND s.type = 'SUBSCRIPTION' AND s.sk < '2026-07' AND s.status = 'ACTIVE'
    CALL (s) { MATCH (v:FactVersion {factId: s.id}) RETURN count(v) AS versions }
    RETURN 'MRR' AS first, '' AS month, count(DISTINCT c) AS customers, sum(s.amountMinor - s.taxMinor) AS net,
           count(*) + sum(versions) AS invoices`,
  row: (r) => ({
    first: r.string('first'),
    month: r.string('month'),
    customers: r.number('customers'),
    net: r.number('net'),
    invoices: r.number('invoices'),
  }),
})

function* lines() {
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  for (let index = 0; index < customers; index++) {
    const common = { kind: 'billing', source: 'erp', record: { source: 'crm', id: String(index) }, currency: 'EUR' }
    for (let count = 0; count < invoicesEach; count++) {
      const amountMinor = 1_000 + random(9_000)
      yield {
        ...common,
        id: `i${index}-${count}`,
        type: 'INVOICE',
        occurredAt: new Date(Date.UTC(2025, random(18), 1 + random(28))).toISOString(),
        amountMinor,
        properties: { taxMinor: Math.floor(amountMinor / 6) },
      }
    }
    if (index % 2 === 0)
      yield {
        ...common,
        id: `s${index}`,
        type: 'SUBSCRIPTION',
        occurredAt: new Date(Date.UTC(2025, random(17), 1)).toISOString(),
        amountMinor: 1_200,
        properties: { taxMinor: 200, interval: 'MONTH', status: 'ACTIVE' },
      }
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const start = performance.now()
  const value = await work()
  return { value, ms: performance.now() - start }
}

/** Turn by turn, so that what else the machine does burdens both alike; the first turn warms up. */
async function bestOfBoth<A, B>(a: () => Promise<A>, b: () => Promise<B>) {
  await a()
  await b()
  let best = { a: await timed(a), b: await timed(b) }
  for (let turn = 0; turn < 3; turn++) {
    const next = { a: await timed(a), b: await timed(b) }
    best = { a: next.a.ms < best.a.ms ? next.a : best.a, b: next.b.ms < best.b.ms ? next.b : best.b }
  }
  return best
}

describe('portfolioMetrics over 20,000 customers and 300,000 invoices', () => {
  beforeAll(async () => {
    for (let at = 0; at < customers; at += 5_000) {
      const part = Array.from(
        { length: 5_000 },
        (_, index) => [`C${String(at + index).padStart(5, '0')}`, [`crm:${at + index}`]] as const,
      )
      await createPeople(test.graph, Object.fromEntries(part))
    }
    let facts: {
      readonly properties: ReturnType<typeof billingFact>['properties']
      readonly labels: readonly string[]
    }[] = []
    const flush = async () => {
      await test.graph.write('test.load', (transaction) => transaction.run(createBilling, { facts }))
      facts = []
    }
    for (const line of lines()) {
      const { properties, labels } = billingFact(billingLine.parse(line), 0)
      facts.push({ properties, labels })
      if (facts.length === 5_000) await flush()
    }
    if (facts.length > 0) await flush()
    await test.graph.write('test.settle', (transaction) => transaction.run(settle, {}))
  })

  it('answers from bounded queries, exactly what one statement by hand gives', async () => {
    const queries: { readonly name: string; readonly rows: number; readonly ms: number }[] = []
    const stop = test.graph.watch(({ name, rows, milliseconds }) => queries.push({ name, rows, ms: milliseconds }))
    const metric = '{ value }'
    const question = `{ portfolioMetrics(by: [MONTH], window: {from: "2025-01-01", to: "2026-07-01"}) {
      missing
      groups { month customers revenue ${metric} arpu ${metric} mrr ${metric} netRevenueRetention ${metric} }
      cohorts { month customers cells { monthsSince customers revenue { amountMinor } } }
      change(figure: MRR) { to { amountMinor } contributions { movement amount { amountMinor } } } } }`
    const { a: ours, b: hand } = await bestOfBoth(
      () =>
        ask(
          question,
          {},
          { scopes: ['customer:read', 'billing:read', 'portfolio:read'], purpose: 'FraudPreventionAndDetection' },
        ),
      () => test.graph.read(byHand, {}),
    )
    stop()
    expect(ours.value.codes).toEqual([])
    const { portfolioMetrics: found } = ours.value.data as {
      readonly portfolioMetrics: {
        readonly groups: readonly {
          readonly month: string
          readonly customers: number
          readonly revenue: { readonly value: number }
          readonly mrr: { readonly value: number }
        }[]
        readonly cohorts: readonly {
          readonly month: string
          readonly cells: readonly {
            readonly monthsSince: number
            readonly customers: number | null
            readonly revenue: { readonly amountMinor: number } | null
          }[]
        }[]
      }
    }
    const rows = hand.value.filter(({ first }) => first !== 'MRR')
    const revenueByMonth = new Map<string, number>()
    for (const { month, net } of rows) revenueByMonth.set(month, (revenueByMonth.get(month) ?? 0) + net)
    for (const { month, revenue } of found.groups)
      expect([month, revenue.value]).toEqual([month, revenueByMonth.get(month)])
    expect(found.groups).toHaveLength(18)
    expect(found.groups.at(-1)?.mrr.value).toBe(hand.value.find(({ first }) => first === 'MRR')?.net)
    const cellOf = new Map(rows.map((row) => [`${row.first} ${row.month}`, row]))
    for (const { month, cells } of found.cohorts)
      for (const { monthsSince, customers: there, revenue } of cells) {
        const at = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + monthsSince))
          .toISOString()
          .slice(0, 7)
        const expected = cellOf.get(`${month} ${at}`)
        const isFew = expected !== undefined && expected.customers < 10
        expect([there, revenue?.amountMinor ?? null]).toEqual(
          isFew ? [null, null] : [expected?.customers ?? 0, expected?.net ?? 0],
        )
      }

    const ourQueries = queries.filter(({ name }) => name !== byHand.name)
    const slowest = Math.max(...ourQueries.map(({ ms }) => ms))
    const largest = Math.max(...ourQueries.map(({ rows: count }) => count))
    console.log(
      `portfolioMetrics ${ours.ms.toFixed(0)} ms, one statement by hand ${hand.ms.toFixed(0)} ms: ratio ${(ours.ms / hand.ms).toFixed(2)}; ` +
        `${ourQueries.length / 5} queries of at most ${largest} rows, the slowest ${slowest.toFixed(0)} ms`,
    )
    expect(largest).toBeLessThanOrEqual(3_000)
    expect(ours.ms / hand.ms).toBeLessThan(6)
  })
})
