import { beforeEach, describe, expect, it } from 'vitest'
import { evaluateFormula } from '../../../../subgraphs/billing/metrics/formula.ts'
import { toDecimal } from '../../../../subgraphs/billing/metrics/rational.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import { createPeople } from '../../people.ts'
import { billing, createBillingGraph, type Line } from '../billing-graph.ts'

const test = useGraph()
const { write, entities } = createBillingGraph(test, '2026-07-01T00:00:00Z')

interface Metric {
  readonly value: number | null
  readonly formula: string
  readonly inputs: Parameters<typeof evaluateFormula>[1]
  readonly currency: string | null
  readonly missing: readonly string[]
  readonly formatted: string | null
}
type Metrics = Readonly<Record<string, Metric>>

const names = [
  'historicValue',
  'mrr',
  'arr',
  'arpu',
  'averageOrderValue',
  'cac',
  'paybackMonths',
  'netRevenueRetention',
  'churnRate',
  'churnProbability',
] as const

async function metrics(args = '', id = 'ANN'): Promise<Metrics> {
  const selection = names.map((name) => `${name} { value formula inputs currency missing formatted }`).join(' ')
  const { rows, codes } = await entities<{ metrics: Metrics }>('Customer', [id], `metrics${args} { ${selection} }`)
  expect(codes).toEqual([])
  const found = rows[0]?.metrics ?? {}
  for (const [name, { value, formula, inputs, missing }] of Object.entries(found)) {
    expect(missing.length === 0, name).toBe(value !== null)
    // The working shown is the figure.
    if (value !== null) expect(toDecimal(evaluateFormula(formula, inputs), 6), name).toBe(String(value))
  }
  return found
}

const values = (found: Metrics) => Object.fromEntries(Object.entries(found).map(([name, { value }]) => [name, value]))
const subscription = (id: string, start: string, amount: number, more: Line = {}) =>
  billing(id, 'SUBSCRIPTION', start, amount, { status: 'active', interval: 'MONTH', ...more })
const touch = (id: string, at: string, properties: Line) => ({
  kind: 'event',
  source: 'web',
  id,
  record: { source: 'crm', id: '1' },
  name: 'page_viewed',
  occurredAt: at,
  ...properties,
})

beforeEach(async () => {
  await test.clear()
  await createPeople(test.graph, { ANN: ['crm:1', 'crm:1b'], BEA: ['crm:2'] })
})

/**
 * On paper, in euros, of the year to 2026-07-01:
 *
 *   subscription   a month, with tax   discount   tax    net      on 2025-07-01   on 2026-07-01
 *   A monthly      120.00              -          20.00  100.00   100.00          100.00
 *   B monthly      from 50.00 to 80.00 on 2026-02-01     untaxed   50.00           80.00
 *   C yearly       1,200.00 a year     100.00     -      1,100/12 = 91.666.. = 91.67   0 (ended 2026-03-01)
 *   D quarterly    300.00 a quarter    -          -      300/3 = 100.00   0 (new)  100.00
 *   E monthly      40.00, on trial to 2026-08-01: nothing
 *   F monthly      70.00, paused since 2026-05-01: 70.00 at the start, nothing at the end
 *
 *   MRR at the end     100 + 80 + 100 = 280.00; ARR 1,200 + 960 + 1,200 = 3,360.00
 *   MRR at the start   100 + 50 + 91.67 + 70 = 311.67
 *   NRR                (100 + 80 + 0 + 0) / 311.67 = 0.577534 (D is new: it does not count)
 *   churn              C and F of A, B, C, F: 2 / 4
 *
 *   invoices of the year   120.00 (tax 20.00), 50.00, 30.00 (tax 5.00; void), 10.00 credited of the second, 8.00 written off
 *   revenue                100 + 50 - 10 - 8 = 132.00; a month 132 / 12 = 11.00
 *   an invoice             (100 + 50) / 2 = 75.00
 *   before the year        200.00 untaxed: all in all 332.00
 *   cost of acquisition    0.75 + 1.50 before the first purchase on 2025-01-10, 9.99 after it: 2.25; paid for in 2.25 / 11.00 months
 */
const ledger: readonly Line[] = [
  subscription('A', '2025-01-15', 12_000, { taxMinor: 2_000 }),
  subscription('B', '2025-03-01', 5_000),
  subscription('B', '2025-03-01', 8_000, { observedAt: '2026-02-01' }),
  subscription('C', '2025-03-01', 120_000, { discountMinor: 10_000, interval: 'YEAR' }),
  subscription('C', '2025-03-01', 120_000, {
    discountMinor: 10_000,
    interval: 'YEAR',
    status: 'canceled',
    endedAt: '2026-03-01T00:00:00Z',
    observedAt: '2025-12-24',
  }),
  subscription('D', '2026-04-01', 30_000, { intervalCount: 3, record: '1b' }),
  subscription('E', '2026-06-15', 4_000, { status: 'trialing', trialEnd: '2026-08-01T00:00:00Z' }),
  subscription('F', '2025-01-01', 7_000),
  subscription('F', '2025-01-01', 7_000, { status: 'paused', observedAt: '2026-05-01' }),
  billing('i0', 'INVOICE', '2025-01-10', 20_000),
  billing('i1', 'INVOICE', '2025-09-01', 12_000, { taxMinor: 2_000 }),
  billing('i2', 'INVOICE', '2025-10-01', 5_000),
  billing('i3', 'INVOICE', '2025-11-01', 3_000, { taxMinor: 500, status: 'void' }),
  billing('n1', 'CREDIT_NOTE', '2025-10-09', 1_000, { invoiceId: 'i2' }),
  billing('w1', 'WRITE_OFF', '2026-01-09', 800, { invoiceId: 'i2' }),
  billing('p1', 'PAYMENT', '2025-09-02', 12_000, { invoiceId: 'i1' }),
  billing('r1', 'REFUND', '2025-09-03', 6_000, { paymentId: 'p1' }),
  touch('t1', '2024-12-01T00:00:00Z', { channel: 'AD', properties: { costMinor: 75, costCurrency: 'EUR' } }),
  touch('t2', '2024-12-20T00:00:00Z', { channel: 'EMAIL', properties: { costMinor: 150, costCurrency: 'EUR' } }),
  touch('t3', '2025-01-01T00:00:00Z', { channel: 'AD', properties: {} }),
  touch('t4', '2025-02-01T00:00:00Z', { channel: 'AD', properties: { costMinor: 999, costCurrency: 'EUR' } }),
]
const paper = {
  historicValue: 33_200,
  mrr: 28_000,
  arr: 336_000,
  arpu: 1_100,
  averageOrderValue: 7_500,
  cac: 225,
  paybackMonths: 0.204545,
  netRevenueRetention: 0.577534,
  churnRate: 0.5,
}

describe('CustomerMetrics', () => {
  it('are what the ledger gives on paper', async () => {
    await write(...ledger)
    const found = await metrics()
    expect(values(found)).toMatchObject(paper)
    expect(found.mrr).toMatchObject({ currency: 'EUR', formatted: '\u20ac280.00' })
    expect(found.churnRate).toMatchObject({ currency: null, formatted: '50.0 %' })
  })

  it('do not hang on the order of arrival', async () => {
    for (const line of ledger.toReversed()) await write(line)
    expect(values(await metrics())).toMatchObject(paper)
  })

  it('split the cost of acquisition evenly over the touchpoints, to the last cent', async () => {
    await write(...ledger)
    const selection = 'metrics { cacByChannel { channel touchpoints cost { amountMinor } } }'
    const { rows } = await entities('Customer', ['ANN'], selection)
    expect(rows).toEqual([
      {
        metrics: {
          cacByChannel: [
            { channel: 'AD', touchpoints: 2, cost: { amountMinor: 150 } },
            { channel: 'EMAIL', touchpoints: 1, cost: { amountMinor: 75 } },
          ],
        },
      },
    ])
  })

  it('tell an earlier time by what happened until then, and an earlier knowledge by what was recorded', async () => {
    const graph = createBillingGraph(test, '2026-01-01T00:00:00Z')
    await graph.write(...ledger.filter(({ observedAt = '' }) => String(observedAt) < '2026-01-01'))
    graph.clock.now = new Date('2026-07-01T00:00:00Z')
    await graph.write(...ledger)
    await graph.write(billing('i0', 'INVOICE', '2025-01-10', 99_900, { observedAt: '2026-06-01' }))
    expect(values(await metrics('(asOf: "2025-07-01T00:00:00Z")')).mrr).toBe(31_167)
    expect(values(await metrics()).historicValue).toBe(113_100)
    const then = await metrics('(knownAt: "2026-03-01T00:00:00Z")')
    // B still at 50.00, F not paused, C ends on 2026-03-01: 100 + 50 + 100 + 70.
    expect(values(then)).toMatchObject({ historicValue: 33_200, mrr: 32_000 })
  })

  it('refuse with what is missing', async () => {
    await write(subscription('A', '2026-01-15', 12_000, { interval: undefined }))
    const found = await metrics()
    expect(found.mrr?.missing).toEqual(['the interval of billing:erp:A'])
    expect(found.averageOrderValue?.missing).toEqual(['an invoice within the window'])
    expect(found.netRevenueRetention?.missing).toContain('recurring revenue at the start of the window')
    expect(found.cac?.missing).toEqual(['a purchase'])
    expect((await metrics('', 'BEA')).historicValue?.missing).toEqual([
      'an invoice, credit note, write-off or subscription',
    ])
  })

  it('convert with stated rates only', async () => {
    await write(
      billing('i1', 'INVOICE', '2026-05-01', 10_000),
      billing('i2', 'INVOICE', '2026-05-02', 1_001, { currency: 'JPY' }),
    )
    expect((await metrics()).historicValue?.missing).toEqual(['currency: amounts are in EUR, JPY'])
    const inDollars = '(currency: "USD")'
    expect((await metrics(inDollars)).historicValue?.missing).toEqual([
      'an fx line from EUR to USD at or before asOf',
      'an fx line from JPY to USD at or before asOf',
    ])
    const rate = (base: string, at: string, text: string) => ({
      kind: 'fx',
      source: 'ecb',
      id: `${base}-USD-${at}`,
      occurredAt: at,
      base,
      quote: 'USD',
      rate: text,
    })
    await write(
      rate('EUR', '2026-01-01', '1.10'),
      rate('EUR', '2026-06-01', '1.0845'),
      rate('JPY', '2026-06-01', '0.0067'),
    )
    await write(rate('EUR', '2026-08-01', '2'))
    // 100.00 EUR at 1.0845 = 108.45 USD; 1,001 JPY at 0.0067 = 6.7067 = 6.71 USD.
    expect((await metrics(inDollars)).historicValue).toMatchObject({ value: 11_516, currency: 'USD' })
  })

  it.each([
    '',
    '(currency: "USD")',
  ])('count subscriptions of several currencies, and need no rate for it %s', async (args) => {
    await write(
      subscription('A', '2025-01-01', 1_000, { status: 'canceled', endedAt: '2026-05-01' }),
      subscription('B', '2025-01-01', 1_000, { currency: 'JPY' }),
    )
    const found = await metrics(args)
    expect(found.churnRate).toMatchObject({ value: 0.5, missing: [], currency: null })
    // Amounts need one currency: the control.
    expect(found.netRevenueRetention?.missing.length).toBeGreaterThan(0)
    expect(found.mrr?.value).toBeNull()
  })

  it('take the tax of a subscription that states none from what was last invoiced for it', async () => {
    await write(
      subscription('A', '2026-01-01', 11_900),
      billing('i1', 'INVOICE', '2026-05-01', 11_900, { subscriptionId: 'A', taxMinor: 500 }),
      billing('i2', 'INVOICE', '2026-06-01', 11_900, { subscriptionId: 'A', taxMinor: 1_900 }),
    )
    expect(values(await metrics()).mrr).toBe(10_000)
  })
})
