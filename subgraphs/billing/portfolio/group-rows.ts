import type { FormulaInputs } from '../metrics/formula.ts'
import { createMetric, type MetricFrame, type MetricRow } from '../metrics/metric.ts'
import type { MetricName } from '../metrics/metric-formulas.ts'
import { emptySums, type Group, type GroupKey, type GroupSums } from './aggregate.ts'
import { monthAfter, startOf } from './months.ts'
import type { PortfolioRow } from './portfolio-metrics.ts'
import { protectGroups } from './protect-groups.ts'

export interface GroupRow {
  readonly key: GroupKey | null
  readonly customers: number
  readonly sums: GroupSums
  readonly portfolio: PortfolioRow
  readonly frame: MetricFrame
}

const maxGroups = 1_000

/** Null where all customers together are too few. */
export function groupRows(row: PortfolioRow): readonly GroupRow[] | null {
  const groups = row.portfolio?.groups ?? []
  const safe = protectGroups(groups)
  if (safe === null) return null
  const large = safe.shown.toSorted((a, b) => compare(revenueOf(b), revenueOf(a)))
  const rows = large.slice(0, maxGroups).map((group) => rowOf(row, group))
  const rest = [...safe.other, ...large.slice(maxGroups)]
  const ordered = rows.sort((a, b) => (sortText(a.key) < sortText(b.key) ? -1 : 1))
  if (rest.length === 0) return ordered
  const customers = Math.max(safe.otherCustomers, ...rest.map(({ members }) => members.customers))
  return [...ordered, { key: null, customers, sums: together(rest), portfolio: row, frame: frameOf(row, null) }]
}

function rowOf(portfolio: PortfolioRow, group: Group): GroupRow {
  const { key, ...sums } = group
  return { key, customers: group.members.customers, sums, portfolio, frame: frameOf(portfolio, key.month) }
}

function frameOf({ window, currency }: PortfolioRow, month: string | null): MetricFrame {
  const time = month === null ? window : { from: startOf(month), to: startOf(monthAfter(month, 1)) }
  return { window: time, asOf: time.to, currency }
}

function revenueOf({ invoicedMinor, creditedMinor, writtenOffMinor }: GroupSums): bigint {
  return invoicedMinor - creditedMinor - writtenOffMinor
}

function compare(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** In the order of the dimensions; without a value last. */
function sortText(key: GroupKey | null): string {
  const parts = [key?.month, key?.channel, key?.planId, key?.accountId]
  return parts.map((part) => part ?? '~').join('\n')
}

function together(groups: readonly Group[]): GroupSums {
  const sums = emptySums()
  for (const group of groups) {
    sums.invoices += group.invoices
    sums.invoicedMinor += group.invoicedMinor
    sums.creditedMinor += group.creditedMinor
    sums.writtenOffMinor += group.writtenOffMinor
    sums.startMinor += group.startMinor
    sums.expansionMinor += group.expansionMinor
    sums.contractionMinor += group.contractionMinor
    sums.lostMinor += group.lostMinor
    sums.mrrMinor += group.mrrMinor
    sums.arrMinor += group.arrMinor
    sums.atStart += group.atStart
    sums.lost += group.lost
    sums.firstBuyers.push(...group.firstBuyers)
  }
  return sums
}

export type GroupFigure = 'revenue' | 'arpu' | 'averageOrderValue' | 'mrr' | 'arr' | 'netRevenueRetention' | 'churnRate'

export function groupFigure(row: GroupRow, figure: GroupFigure): MetricRow {
  const { sums, frame, customers } = row
  const { invoices, invoicedMinor, creditedMinor, writtenOffMinor } = sums
  const make = (name: MetricName, inputs: FormulaInputs, missing: readonly string[] = []) =>
    createMetric(name, inputs, frame, missing)
  switch (figure) {
    case 'revenue':
      return make('portfolioRevenue', { invoicedMinor, creditedMinor, writtenOffMinor })
    case 'arpu':
      return make('portfolioArpu', { revenueMinor: revenueOf(sums), customers })
    case 'averageOrderValue':
      return make('portfolioAverageOrderValue', { invoicedMinor, invoices }, invoices === 0 ? ['an invoice'] : [])
    case 'mrr':
      return make('portfolioMrr', { mrrMinor: sums.mrrMinor })
    case 'arr':
      return make('portfolioArr', { arrMinor: sums.arrMinor })
    case 'netRevenueRetention': {
      const { startMinor, expansionMinor, contractionMinor, lostMinor } = sums
      const inputs = { startMinor, expansionMinor, contractionMinor, lostMinor }
      return make('portfolioRetention', inputs, startMinor === 0n ? ['recurring revenue at the start'] : [])
    }
    case 'churnRate': {
      const { lost, atStart } = sums
      return make(
        'churnRate',
        { lost, atStart },
        atStart === 0 ? ['a customer with recurring revenue at the start'] : [],
      )
    }
    default:
      return figure satisfies never
  }
}
