import { beforeAll, describe, expect, it } from 'vitest'
import { command, cypher } from '../../../../graph/cypher.ts'
import { evaluateFormula } from '../../../../subgraphs/billing/metrics/formula.ts'
import { toDecimal } from '../../../../subgraphs/billing/metrics/rational.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import type { Asking } from '../../ask.ts'
import { createPeople } from '../../people.ts'
import { billing, createBillingGraph, type Line } from '../billing-graph.ts'

const test = useGraph()
const { write, ask } = createBillingGraph(test, '2026-07-01T00:00:00Z')
/** May read each customer's own figures, and is told the sums exactly. */
const auditor: Asking = {
  scopes: ['customer:read', 'billing:read', 'portfolio:read'],
  purpose: 'FraudPreventionAndDetection',
}

const addObjection = command({
  name: 'test.addObjection',
  text: cypher<{ readonly record: string; readonly purpose: string }>`
    CREATE (:ConsentEvent {id: $record + $purpose, recordId: $record, purpose: $purpose, status: 'WITHDRAWN', occurredAt: 0})`,
})

interface Metric {
  readonly value: number | null
  readonly formula: string
  readonly inputs: Parameters<typeof evaluateFormula>[1]
  readonly missing: readonly string[]
}
interface Group {
  readonly month: string | null
  readonly channel: string | null
  readonly plan: { readonly id: string } | null
  readonly isOther: boolean
  readonly customers: number
  readonly [figure: string]: unknown
}
interface Portfolio {
  readonly missing: readonly string[]
  readonly currency: string | null
  readonly groups: readonly Group[] | null
  readonly cohorts:
    | readonly { readonly month: string; readonly customers: number; readonly cells: readonly object[] }[]
    | null
  readonly change: {
    readonly from: { readonly amountMinor: number } | null
    readonly to: { readonly amountMinor: number } | null
    readonly difference: Metric
    readonly contributions: readonly {
      readonly movement: string | null
      readonly isOther: boolean
      readonly customers: number
      readonly amount: { readonly amountMinor: number }
      readonly entryCount: number
      readonly entries: readonly object[] | null
    }[]
  }
}
const figures = [
  'revenue',
  'arpu',
  'averageOrderValue',
  'mrr',
  'arr',
  'netRevenueRetention',
  'churnRate',
  'cac',
  'paybackMonths',
]

async function portfolio(
  by: string,
  asking: Asking = auditor,
  more = '',
  window = '{from: "2026-01-01", to: "2026-07-01"}',
) {
  const metric = '{ value formula inputs missing }'
  const { data, codes } = await ask(
    `{ portfolioMetrics(by: [${by}], window: ${window}${more}) {
         missing currency
         groups { month channel plan { id } isOther customers ${figures.map((name) => `${name} ${metric}`).join(' ')} }
         cohorts { month customers cells { monthsSince customers retention revenue { amountMinor } } }
         change(figure: MRR) { from { amountMinor } to { amountMinor } difference ${metric}
           contributions { movement isOther customers amount { amountMinor } entryCount entries(first: 100) { ... on BillingSubscription { id } ... on LedgerEntry { id } } } }
         revenueChange: change(figure: REVENUE) { from { amountMinor } to { amountMinor } difference ${metric}
           contributions { movement isOther customers amount { amountMinor } entryCount entries(first: 5) { ... on LedgerEntry { id type } } } }
       } }`,
    {},
    asking,
  )
  const found = (
    data as { portfolioMetrics: (Portfolio & { readonly revenueChange: Portfolio['change'] }) | null } | null
  )?.portfolioMetrics
  for (const group of found?.groups ?? [])
    for (const name of figures) {
      const { value, formula, inputs, missing } = group[name] as Metric
      expect(missing.length === 0).toBe(value !== null)
      if (value !== null) expect(toDecimal(evaluateFormula(formula, inputs), 6), name).toBe(String(value))
    }
  return { found, codes }
}

const value = (group: Group | undefined, name: string) => (group?.[name] as Metric | undefined)?.value

/**
 * 60 people, p00 to p59. Everybody bought for 10.00 in December 2025 or, from p30 on, first in February 2026, and p00 to p29 again in
 * March for 20.00. p00 to p39 pay 5.00 a month for the small plan since 2025: p00 to p11 go to the large one of 9.00 in April, p12 to
 * p23 leave in May, p24 to p26 go down to 3.00 in June, the others stay. p40 to p55 begin the large plan in June. p00 to p04 came by e-mail, the others by ads.
 */
const name = (index: number) => `p${String(index).padStart(2, '0')}`
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

function ledger(): readonly Line[] {
  const plan = (id: string, minor: number) => billing(id, 'PLAN', '2025-01-01', minor, { interval: 'MONTH' })
  const sub = (index: number, at: string, minor: number, more: Line) =>
    billing(`s-${name(index)}`, 'SUBSCRIPTION', at, minor, {
      record: name(index),
      interval: 'MONTH',
      status: 'active',
      ...more,
    })
  const touch = (index: number, channel: string) => ({
    kind: 'event',
    source: 'web',
    id: `t-${name(index)}`,
    record: { source: 'crm', id: name(index) },
    name: 'page_viewed',
    channel,
    occurredAt: '2025-06-01T00:00:00Z',
    properties: { costMinor: 120, costCurrency: 'EUR' },
  })
  return [
    plan('small', 500),
    plan('large', 900),
    ...range(0, 59).flatMap((index) => [
      touch(index, index < 5 ? 'EMAIL' : 'AD'),
      billing(`i1-${name(index)}`, 'INVOICE', index < 30 ? '2025-12-15' : '2026-02-15', 1_000, { record: name(index) }),
      ...(index < 30
        ? [billing(`i2-${name(index)}`, 'INVOICE', '2026-03-15', 2_400, { record: name(index), taxMinor: 400 })]
        : []),
    ]),
    ...range(0, 39).map((index) => sub(index, '2025-11-01', 500, { planId: 'small' })),
    ...range(0, 11).map((index) => sub(index, '2025-11-01', 900, { planId: 'large', observedAt: '2026-04-01' })),
    ...range(12, 23).map((index) =>
      sub(index, '2025-11-01', 500, {
        planId: 'small',
        status: 'canceled',
        endedAt: '2026-05-01',
        observedAt: '2026-05-01',
      }),
    ),
    ...range(24, 26).map((index) => sub(index, '2025-11-01', 300, { planId: 'small', observedAt: '2026-06-01' })),
    ...range(40, 55).map((index) => sub(index, '2026-06-01', 900, { planId: 'large' })),
    billing('n1', 'CREDIT_NOTE', '2026-03-20', 1_200, { record: 'p00', taxMinor: 200, invoiceId: 'i2-p00' }),
  ]
}

describe('portfolioMetrics', () => {
  beforeAll(async () => {
    await createPeople(
      test.graph,
      Object.fromEntries(range(0, 59).map((index) => [`C${name(index)}`, [`crm:${name(index)}`]])),
    )
    await write(...ledger())
  })

  it('are the sums of the window', async () => {
    const { found, codes } = await portfolio('CHANNEL')
    expect(codes).toEqual([])
    expect(found).toMatchObject({ currency: 'EUR', missing: [] })
    // p00 to p04 are too few for a group, so are they with nobody: the next larger group joins them.
    expect(found?.groups?.map(({ channel, isOther, customers }) => [channel, isOther, customers])).toEqual([
      [null, true, 55],
    ])
    const [all] = found?.groups ?? []
    // 30 x 10.00 + 30 x 20.00 - 10.00; at the start 40 x 5.00; at the end 12 x 9 + 3 x 3 + 13 x 5 + 16 x 9.
    expect(value(all, 'revenue')).toBe(30 * 1_000 + 30 * 2_000 - 1_000)
    expect(value(all, 'averageOrderValue')).toBe(1_500)
    expect(value(all, 'mrr')).toBe(12 * 900 + 3 * 300 + 13 * 500 + 16 * 900)
    expect(value(all, 'arr')).toBe(12 * (12 * 900 + 3 * 300 + 13 * 500 + 16 * 900))
    expect(value(all, 'netRevenueRetention')).toBe((12 * 900 + 3 * 300 + 13 * 500) / (40 * 500))
    expect(value(all, 'churnRate')).toBe(12 / 40)
    expect(value(all, 'cac')).toBe(120)
  })

  it('by month have each month by itself', async () => {
    const { found } = await portfolio('MONTH')
    const byMonth = new Map(found?.groups?.map((group) => [group.month, group]))
    expect([...byMonth.keys()]).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'])
    expect(byMonth.get('2026-02')).toMatchObject({ customers: 60, revenue: { value: 30_000 }, cac: { value: 120 } })
    expect(value(byMonth.get('2026-03'), 'revenue')).toBe(59_000)
    expect(value(byMonth.get('2026-03'), 'arpu')).toBe(Math.round(59_000 / 40))
    expect(value(byMonth.get('2026-05'), 'churnRate')).toBe(0.3)
    expect(value(byMonth.get('2026-06'), 'churnRate')).toBe(0)
  })

  it('by plan say who sells what, and put small groups together', async () => {
    const { found } = await portfolio('PLAN, CHANNEL')
    const groups = found?.groups ?? []
    expect(groups.every(({ customers }) => customers >= 10)).toBe(true)
    expect(groups.map(({ plan, channel, isOther }) => [plan?.id ?? null, channel, isOther])).toEqual([
      ['billing:erp:small', 'AD', false],
      [null, 'AD', false],
      [null, null, true],
    ])
    const sum = groups.reduce((total, group) => total + Number(value(group, 'mrr')), 0)
    expect(sum).toBe(12 * 900 + 3 * 300 + 13 * 500 + 16 * 900)
  })

  it('have cohorts, without cells of few', async () => {
    const { found } = await portfolio('PLAN', auditor, '', '{from: "2025-12-01", to: "2026-04-01"}')
    const cell = (monthsSince: number, customers: number, of: number, minor: number) => ({
      monthsSince,
      customers,
      retention: customers / of,
      revenue: { amountMinor: minor },
    })
    expect(found?.cohorts).toEqual([
      {
        month: '2025-12',
        customers: 30,
        cells: [cell(0, 30, 30, 30_000), cell(1, 0, 30, 0), cell(2, 0, 30, 0), cell(3, 30, 30, 59_000)],
      },
      { month: '2026-02', customers: 30, cells: [cell(0, 30, 30, 30_000), cell(1, 0, 30, 0)] },
    ])
  })

  it('tell why a figure moved, exactly and additively', async () => {
    for (const by of ['MONTH', 'PLAN', 'CHANNEL', 'PLAN, CHANNEL, ACCOUNT']) {
      const { found } = await portfolio(by)
      for (const change of [found?.change, found?.revenueChange]) {
        const parts = change?.contributions ?? []
        const sum = parts.reduce((total, { amount }) => total + amount.amountMinor, 0)
        expect(sum, by).toBe(Number(change?.to?.amountMinor) - Number(change?.from?.amountMinor))
        expect(change?.difference.value).toBe(sum)
        expect(toDecimal(evaluateFormula(change?.difference.formula ?? '', change?.difference.inputs ?? {}), 0)).toBe(
          String(sum),
        )
        expect(parts.every(({ customers }) => customers >= 10)).toBe(true)
      }
    }
    const { found } = await portfolio('MONTH')
    expect(found?.change).toMatchObject({ from: { amountMinor: 20_000 }, to: { amountMinor: 32_600 } })
    // Who shrank are 3: put together with the fewest others, who left or grew.
    expect(
      found?.change.contributions.map(({ movement, customers, amount }) => [movement, customers, amount.amountMinor]),
    ).toEqual([
      ['NEW', 16, 14_400],
      ['LEFT', 12, -6_000],
      [null, 12, 4_800 - 600],
    ])
    expect(found?.revenueChange).toMatchObject({ from: { amountMinor: 30_000 }, to: { amountMinor: 89_000 } })
  })

  it('show the entries behind a part to a caller who may see them', async () => {
    const { found, codes } = await portfolio('MONTH')
    expect(codes).toEqual([])
    const [first] = found?.change.contributions ?? []
    expect(first).toMatchObject({ movement: 'NEW', entryCount: 16 })
    expect(first?.entries).toHaveLength(16)
    expect(found?.revenueChange.contributions[0]?.entries?.[0]).toMatchObject({ type: 'INVOICE' })
  })

  it('are refused where the purpose or scope does not allow them, and to somebody about themselves', async () => {
    for (const purpose of ['Marketing', 'ServiceOptimisation'] as const)
      expect((await portfolio('MONTH', { ...auditor, purpose })).codes, purpose).toEqual(['FORBIDDEN'])
    expect((await portfolio('MONTH', { ...auditor, scopes: ['billing:read'] })).codes).toEqual(['FORBIDDEN'])
    expect((await portfolio('MONTH', { ...auditor, customerId: 'Cp00' })).codes).toEqual(['FORBIDDEN'])
    expect((await portfolio('MONTH', auditor, '', '{from: "2026-01-02", to: "2026-07-01"}')).codes).toEqual([
      'BAD_USER_INPUT',
    ])
    expect((await portfolio('MONTH', auditor, '', '{from: "2020-01-01", to: "2026-07-01"}')).codes).toEqual([
      'LIMIT_EXCEEDED',
    ])
    expect((await portfolio('MONTH, MONTH')).codes).toEqual(['BAD_USER_INPUT'])
  })

  it('are of the sources that a token may see', async () => {
    const window = '{from: "2026-01-01", to: "2026-04-01"}'
    const { found } = await portfolio('MONTH', { ...auditor, sources: ['web'] }, ', currency: "EUR"', window)
    expect(found).toMatchObject({ groups: [], change: { contributions: [] } })
  })

  it('refuse to add up currencies without a stated rate', async () => {
    await write(billing('y1', 'INVOICE', '2026-02-01', 5, { record: 'p00', currency: 'JPY' }))
    expect((await portfolio('MONTH')).found).toMatchObject({
      groups: null,
      missing: ['currency: amounts are in EUR, JPY'],
    })
    expect((await portfolio('MONTH', auditor, ', currency: "EUR"')).found).toMatchObject({
      groups: null,
      missing: ['an fx line from JPY to EUR at or before asOf'],
    })
    await write({
      kind: 'fx',
      source: 'ecb',
      id: '1',
      occurredAt: '2026-01-01',
      base: 'JPY',
      quote: 'EUR',
      rate: '0.006',
    })
    const { found } = await portfolio('MONTH', auditor, ', currency: "EUR"')
    expect(
      value(
        found?.groups?.find(({ month }) => month === '2026-02'),
        'revenue',
      ),
    ).toBe(30_003)
  })

  it('leave out who objected to the purpose, and only these', async () => {
    const object = (record: string, purpose: string) =>
      test.graph.write('test.object', (transaction) => transaction.run(addObjection, { record, purpose }))
    const february = async () => {
      const { found } = await portfolio('MONTH', auditor, ', currency: "EUR"')
      return found?.groups?.find(({ month }) => month === '2026-02')
    }
    const before = await february()
    await object('crm:p59', 'FraudPreventionAndDetection')
    await object('crm:p58', 'Marketing')
    const after = await february()
    expect(Number(value(before, 'revenue')) - Number(value(after, 'revenue'))).toBe(1_000)
  })
})
