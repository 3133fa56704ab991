import { policy } from '../../../access/policy.ts'
import { codedError } from '../../../errors.ts'
import type { Channel } from '../../channels.ts'
import type { RequestContext } from '../../context.ts'
import { createExchange, type Exchange, type StatedRate } from '../metrics/exchange.ts'
import type { MetricWindow } from '../metrics/metric.ts'
import { ratesByQuote } from '../metrics/queries.ts'
import { createAggregator, type Portfolio } from './aggregate.ts'
import type { Dimension } from './dimensions.ts'
import { monthsBetween, startOf } from './months.ts'
import { type PayerRow, readPayers } from './payers.ts'
import { firstChannelByPayerId, refusersByPurpose } from './queries.ts'

export interface PortfolioArguments {
  readonly by: readonly Dimension[]
  /** First days of months: text, or as the Date scalar parses it. */
  readonly window: { readonly from: string | Date; readonly to: string | Date }
  readonly currency?: string | null | undefined
}

export interface PortfolioRow {
  readonly window: MetricWindow
  readonly months: readonly string[]
  readonly by: ReadonlySet<Dimension>
  readonly currency: string | null
  readonly rates: readonly StatedRate[]
  /** Null where `missing` says why. */
  readonly portfolio: Portfolio | null
  readonly missing: readonly string[]
}

const maxMonths = 36

/** Throws FORBIDDEN for a purpose that may not know what customers pay, BAD_USER_INPUT, LIMIT_EXCEEDED. */
export async function portfolioMetrics(args: PortfolioArguments, context: RequestContext): Promise<PortfolioRow> {
  const months = readMonths(args)
  const by = readDimensions(args.by)
  if (!mayAggregate(context))
    throw codedError('FORBIDDEN', `${context.purpose} may not use FINANCIAL data, also not in sum.`, {
      purpose: context.purpose,
    })
  const until = dayOf(args.window.to)
  const window = { from: startOf(dayOf(args.window.from).slice(0, 7)), to: startOf(until.slice(0, 7)) }
  const leftOut = await objectors(context)
  const rates = args.currency ? await context.reader.rows(ratesByQuote, {}).load(args.currency) : []
  const aggregator = createAggregator({ by, months })
  let exchange: Exchange | null = args.currency ? createExchange(args.currency, rates, window.to) : null
  const currencies = new Set<string>()
  for await (const page of readPayers(context, until)) {
    const payersHere = page.filter(({ id }) => !leftOut.has(id))
    const channels = by.has('CHANNEL') ? await channelsOf(payersHere, context) : new Map<string, Channel | null>()
    for (const payer of payersHere) {
      for (const { currency } of [...payer.sums, ...payer.subscriptions])
        if (currency !== null) currencies.add(currency)
      const [only] = currencies
      if (only === undefined) continue
      exchange ??= createExchange(only, rates, window.to)
      aggregator.add(payer, channels.get(payer.id) ?? null, exchange)
    }
  }
  const frame = { window, months, by, rates }
  if (!args.currency && currencies.size > 1)
    return {
      ...frame,
      currency: null,
      portfolio: null,
      missing: [`currency: amounts are in ${[...currencies].sort().join(', ')}`],
    }
  const portfolio = aggregator.result()
  const missing = [...portfolio.missing].sort().slice(0, 100)
  return { ...frame, currency: exchange?.currency ?? null, portfolio: missing.length === 0 ? portfolio : null, missing }
}

/** The policy lets ServiceOptimisation look at groups of 10 or more; others need the category itself. */
function mayAggregate({ purpose, viewer }: RequestContext): boolean {
  if (viewer.customerId !== null) return false
  const { cells, onlySelfOrScope } = policy.purposes[purpose]
  if (onlySelfOrScope !== undefined && !viewer.scopes.has(onlySelfOrScope)) return false
  return purpose === 'ServiceOptimisation' || cells.FINANCIAL !== undefined
}

/** Whose data this purpose may not use, also not in sum. */
async function objectors({ purpose, reader, access }: RequestContext): Promise<ReadonlySet<string>> {
  const { cells } = policy.purposes[purpose]
  const category = cells.FINANCIAL === undefined ? 'BEHAVIOURAL' : 'FINANCIAL'
  if (cells[category]?.basis !== 'I') return new Set()
  const candidates = await reader.rows(refusersByPurpose, {}).load(purpose)
  const allowed = await Promise.all(candidates.map(({ id }) => access.allows(id, category)))
  return new Set(candidates.flatMap(({ id }, index) => (allowed[index] ? [] : [id])))
}

async function channelsOf(page: readonly PayerRow[], { reader }: RequestContext) {
  const loader = reader.row(firstChannelByPayerId, {})
  const rows = await Promise.all(page.map(({ id }) => loader.load(id)))
  return new Map(page.map(({ id }, index) => [id, rows[index]?.channel ?? null]))
}

function dayOf(date: string | Date): string {
  return new Date(date).toISOString().slice(0, 10)
}

function readMonths({ window }: PortfolioArguments): readonly string[] {
  const [from, to] = [dayOf(window.from), dayOf(window.to)]
  if (!/-01$/.test(from) || !/-01$/.test(to) || from >= to)
    throw codedError(
      'BAD_USER_INPUT',
      'window takes whole months: from and to are first days of months, from before to.',
    )
  const months = monthsBetween(from.slice(0, 7), to.slice(0, 7))
  if (months.length > maxMonths) throw codedError('LIMIT_EXCEEDED', `window holds at most ${maxMonths} months.`)
  return months
}

function readDimensions(by: readonly Dimension[]): ReadonlySet<Dimension> {
  const set = new Set(by)
  if (by.length === 0 || set.size < by.length)
    throw codedError('BAD_USER_INPUT', 'by takes at least one dimension, each once.')
  return set
}
