import type { RequestContext } from '../../context.ts'
import { ownerRows } from '../../owner-statement.ts'
import { convertedCost } from '../metrics/acquisition.ts'
import { createExchange } from '../metrics/exchange.ts'
import { createMetric, type MetricRow } from '../metrics/metric.ts'
import { acquisitionByAccountId, acquisitionByCustomerId } from '../metrics/queries.ts'
import { type GroupRow, groupFigure } from './group-rows.ts'
import { leastCustomers } from './protect-groups.ts'

/** Cost of winning the group's first buyers, each; refuses where they are too few to be shown. */
export async function groupCac(row: GroupRow, context: RequestContext): Promise<MetricRow> {
  const { frame, sums, portfolio } = row
  const buyers = [...new Set(sums.firstBuyers)]
  if (buyers.length < leastCustomers)
    return createMetric('portfolioCac', { firstBuyers: 0, costMinor: 0 }, frame, [`${leastCustomers} first buyers`])
  const exchange = createExchange(frame.currency ?? '', portfolio.rates, portfolio.window.to)
  const touched = await Promise.all(
    buyers.flatMap((id) => [
      ownerRows(acquisitionByCustomerId, {}, id, context),
      ownerRows(acquisitionByAccountId, {}, id, context),
    ]),
  )
  const costs = touched.flat().filter(({ currency }) => currency !== null)
  const converted = costs.map((cost) => convertedCost(cost, exchange))
  const missing =
    costs.length === 0
      ? ['the cost of a touchpoint before a first purchase']
      : converted.includes(null)
        ? [`fx lines into ${exchange.currency}`]
        : []
  const costMinor = converted.reduce<bigint>((sum, cost) => sum + (cost ?? 0n), 0n)
  return createMetric('portfolioCac', { costMinor, firstBuyers: buyers.length }, frame, missing)
}

export async function groupPayback(row: GroupRow, context: RequestContext): Promise<MetricRow> {
  const cac = await groupCac(row, context)
  const arpu = groupFigure(row, 'arpu')
  const earns = Number(arpu.value ?? 0) > 0
  const months = row.key?.month ? 1 : row.portfolio.months.length
  return createMetric('portfolioPayback', { cacMinor: cac.value ?? 0, arpuMinor: arpu.value ?? 0, months }, row.frame, [
    ...cac.missing,
    ...arpu.missing,
    ...(earns ? [] : ['revenue above 0']),
  ])
}
