import { leastPeople } from '../../../access/policy.ts'
import type { FormulaInputs } from '../metrics/formula.ts'
import { createMetric, type MetricFrame, type MetricRow } from '../metrics/metric.ts'
import type { MetricName } from '../metrics/metric-formulas.ts'
import { emptySums, type Group, type GroupKey, type GroupShare, type GroupSums } from './group-sums.ts'
import { monthAfter, startOf } from './months.ts'
import type { PortfolioRow } from './portfolio-metrics.ts'
import { protectGroups } from './protect-groups.ts'
import type { ProtectedPortfolio } from './protected-portfolio.ts'

export interface GroupRow {
  readonly key: GroupKey | null
  readonly isOther: boolean
  /** Sums to which too few people contribute. */
  readonly untold: ReadonlySet<GroupShare>
  readonly customers: number
  readonly sums: GroupSums
  readonly portfolio: PortfolioRow
  readonly frame: MetricFrame
}

const maxGroups = 1_000

/** Null if all customers together are too few. */
export function groupRows(row: PortfolioRow): readonly GroupRow[] | null {
  if (row.protected !== null) return protectedRows(row, row.protected)
  const groups = row.portfolio?.groups ?? []
  const safe = protectGroups(groups)
  if (safe === null) return null
  const large = safe.shown.toSorted((a, b) => compare(revenueOf(b), revenueOf(a)))
  const rows = large.slice(0, maxGroups).map((group) => rowOf(row, group))
  const rest = [...safe.other, ...large.slice(maxGroups)]
  const ordered = rows.sort((a, b) => (sortText(a.key) < sortText(b.key) ? -1 : 1))
  if (rest.length === 0) return ordered
  const customers = Math.max(safe.otherCustomers, ...rest.map(({ members }) => members.customers))
  const sums = together(rest)
  return [
    ...ordered,
    { key: null, isOther: true, untold: nothing, customers, sums, portfolio: row, frame: frameOf(row, null) },
  ]
}

function protectedRows(row: PortfolioRow, { groups }: ProtectedPortfolio): readonly GroupRow[] | null {
  if (groups === null) return null
  const rows = groups
    .toSorted((a, b) => b.customers - a.customers)
    .slice(0, maxGroups)
    .map((group) => ({ ...group, portfolio: row, frame: frameOf(row, group.key?.month ?? null) }))
  return rows.sort((a, b) => (sortText(a.key) + a.isOther < sortText(b.key) + b.isOther ? -1 : 1))
}

function rowOf(portfolio: PortfolioRow, group: Group): GroupRow {
  const { key, tally: _, ...sums } = group
  const customers = group.members.customers
  return { key, isOther: false, untold: nothing, customers, sums, portfolio, frame: frameOf(portfolio, key.month) }
}

const nothing: ReadonlySet<GroupShare> = new Set()

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

/** In the order of the dimensions, those without a value last. */
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
  const { sums, frame, customers, untold } = row
  const { invoices, invoicedMinor, creditedMinor, writtenOffMinor } = sums
  const make = (
    name: MetricName,
    needs: readonly GroupShare[],
    inputs: FormulaInputs,
    missing: readonly string[] = [],
  ) => {
    const isTold = needs.every((share) => !untold.has(share))
    return createMetric(name, isTold ? inputs : {}, frame, isTold ? missing : [`${leastPeople} customers`])
  }
  switch (figure) {
    case 'revenue':
      return make('portfolioRevenue', ['invoicedMinor'], { invoicedMinor, creditedMinor, writtenOffMinor })
    case 'arpu':
      return make('portfolioArpu', ['invoicedMinor'], { revenueMinor: revenueOf(sums), customers })
    case 'averageOrderValue':
      return make(
        'portfolioAverageOrderValue',
        ['invoicedMinor', 'invoices'],
        { invoicedMinor, invoices },
        invoices === 0 ? ['an invoice'] : [],
      )
    case 'mrr':
      return make('portfolioMrr', ['mrrMinor'], { mrrMinor: sums.mrrMinor })
    case 'arr':
      return make('portfolioArr', ['arrMinor'], { arrMinor: sums.arrMinor })
    case 'netRevenueRetention': {
      const { startMinor, expansionMinor, contractionMinor, lostMinor } = sums
      const inputs = { startMinor, expansionMinor, contractionMinor, lostMinor }
      return make(
        'portfolioRetention',
        ['startMinor'],
        inputs,
        startMinor === 0n ? ['recurring revenue at the start'] : [],
      )
    }
    case 'churnRate': {
      const { lost, atStart } = sums
      return make(
        'churnRate',
        ['lost', 'atStart'],
        { lost, atStart },
        atStart === 0 ? ['a customer with recurring revenue at the start'] : [],
      )
    }
    default:
      return figure satisfies never
  }
}
