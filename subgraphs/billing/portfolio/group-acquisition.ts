import { leastPeople } from '../../../access/policy.ts'
import { ownerRows } from '../../owner-statement.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { convertedCost } from '../metrics/acquisition.ts'
import { createExchange } from '../metrics/exchange.ts'
import { createMetric, type MetricRow } from '../metrics/metric.ts'
import { acquisitionByAccountId, acquisitionByCustomerId } from '../metrics/queries.ts'
import { type GroupRow, groupFigure } from './group-rows.ts'

/** The cost per first buyer of the group. Refuses if they are too few to be shown. */
export async function groupCac(row: GroupRow, context: RequestContext): Promise<MetricRow> {
  const { frame, sums, portfolio } = row
  const shown = portfolio.protected
  const buyers = [...new Set(shown === null ? sums.firstBuyers : buyersOf(row))]
  if (buyers.length < leastPeople) return tooFew(row)
  const { minorById, missing } = await costsOf(buyers, row, context)
  if (shown === null) {
    const costMinor = [...minorById.values()].reduce((sum, cost) => sum + cost, 0n)
    return createMetric('portfolioCac', { costMinor, firstBuyers: buyers.length }, frame, missing)
  }
  const numbers = new Map([...minorById].map(([id, cost]) => [id, Number(cost)]))
  const told = await shown.tellAmounts(['cac', row.key], numbers)
  if (told === null) return tooFew(row)
  const inputs = { costMinor: Math.max(0, told.amountMinor), firstBuyers: told.people }
  return createMetric('portfolioCac', inputs, frame, missing)
}

function tooFew({ frame }: GroupRow): MetricRow {
  return createMetric('portfolioCac', { firstBuyers: 0, costMinor: 0 }, frame, [`${leastPeople} first buyers`])
}

/** For a protected group. Nothing is shown for combined groups. */
function buyersOf({ key, isOther, portfolio }: GroupRow): readonly string[] {
  if (isOther) return []
  const wanted = JSON.stringify(key)
  return portfolio.portfolio?.groups.find((group) => JSON.stringify(group.key) === wanted)?.firstBuyers ?? []
}

/** The cost of winning each. A buyer whose story is closed to the purpose has no cost that may be shown. */
async function costsOf(buyers: readonly string[], { frame, portfolio }: GroupRow, context: RequestContext) {
  const { access } = context
  const exchange = createExchange(frame.currency ?? '', portfolio.rates, portfolio.window.to)
  const touched = await Promise.all(
    buyers.map(async (id) => {
      if (!(await access.allows(id, 'BEHAVIOURAL'))) return []
      return [
        ...(await ownerRows(acquisitionByCustomerId, {}, id, context)),
        ...(await ownerRows(acquisitionByAccountId, {}, id, context)),
      ]
    }),
  )
  const costs = touched.map((rows) => rows.filter(({ currency }) => currency !== null))
  const converted = costs.map((rows) => rows.map((cost) => convertedCost(cost, exchange)))
  const missing =
    costs.flat().length === 0
      ? ['the cost of a touchpoint before a first purchase']
      : converted.flat().includes(null)
        ? [`fx lines into ${exchange.currency}`]
        : []
  const sumOf = (some: readonly (bigint | null)[]) => some.reduce<bigint>((sum, cost) => sum + (cost ?? 0n), 0n)
  return { minorById: new Map(buyers.map((id, index) => [id, sumOf(converted[index] ?? [])])), missing }
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
