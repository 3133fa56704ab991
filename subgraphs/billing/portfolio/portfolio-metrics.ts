import { mostMonthsOfFigures } from '../../../access/policy.ts'
import { codedError } from '../../../errors.ts'
import { type Aggregates, readsEachPerson, requireCategory } from '../../aggregates/aggregates.ts'
import type { Channel } from '../../channels.ts'
import { ownerRows } from '../../owner-statement.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { createExchange, type Exchange, type StatedRate } from '../metrics/exchange.ts'
import type { MetricWindow } from '../metrics/metric.ts'
import { ratesByQuote } from '../metrics/queries.ts'
import { createAggregator, type Portfolio } from './aggregate.ts'
import type { Dimension } from './dimensions.ts'
import { monthsBetween, startOf } from './months.ts'
import { type PayerRow, readPayers } from './payers.ts'
import { type ProtectedPortfolio, protectPortfolio } from './protected-portfolio.ts'
import { firstChannelByPayerId } from './queries.ts'

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
  /** Null if `missing` states a reason. */
  readonly portfolio: Portfolio | null
  /** The figures that may be shown. Null if the caller may read each customer's own figures, and therefore gets exact sums. */
  readonly protected: ProtectedPortfolio | null
  readonly missing: readonly string[]
}

/** Throws FORBIDDEN for a grouping that the purpose may not know, BAD_USER_INPUT, LIMIT_EXCEEDED, RATE_LIMITED. */
export async function portfolioMetrics(
  args: PortfolioArguments,
  context: RequestContext,
  aggregates: Aggregates,
): Promise<PortfolioRow> {
  const months = readMonths(args)
  const asked = readDimensions(args.by)
  if (asked.has('CHANNEL')) requireCategory(context, 'BEHAVIOURAL', 'The grouping by CHANNEL')
  const until = dayOf(args.window.to)
  const window = { from: startOf(dayOf(args.window.from).slice(0, 7)), to: startOf(until.slice(0, 7)) }
  const isExact = readsEachPerson(context, 'FINANCIAL')
  // A group of one company is never shown. A question about it would only be another way to ask about the rest.
  const by = isExact ? asked : asked.difference(new Set(['ACCOUNT']))
  if (!isExact && !args.currency)
    throw codedError(
      'BAD_USER_INPUT',
      '`currency` must be stated for protected figures: whether all amounts are of one currency depends on single customers.',
    )
  const about = ['portfolioMetrics', [...by].sort(), args.currency ?? null]
  const period = isExact
    ? null
    : await aggregates.open({ ...window, about, ...(args.currency && { currency: args.currency }) }, context)
  const rates = args.currency ? await context.reader.rows(ratesByQuote, {}).load(args.currency) : []
  const aggregator = createAggregator({ by, months, stampOf: isExact ? null : aggregates.stampOf })
  let exchange: Exchange | null = args.currency ? createExchange(args.currency, rates, window.to) : null
  const currencies = new Set<string>()
  for await (const page of readPayers(context, until)) {
    const open = await Promise.all(page.map(({ id }) => context.access.allows(id, 'FINANCIAL')))
    const payersHere = page.filter((_, index) => open[index])
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
  const frame = { window, months, by, rates, protected: null }
  if (!args.currency && currencies.size > 1)
    return {
      ...frame,
      currency: null,
      portfolio: null,
      missing: [`currency: amounts are in ${[...currencies].sort().join(', ')}`],
    }
  const portfolio = aggregator.result()
  // An amount that cannot be converted counts as nothing in protected figures: a message would reveal that somebody has one.
  const missing = isExact ? [...portfolio.missing].sort().slice(0, 100) : []
  const currency = exchange?.currency ?? null
  if (missing.length > 0) return { ...frame, currency, portfolio: null, missing }
  const shown =
    period === null
      ? null
      : await protectPortfolio(portfolio, { period: period.name, currency, by }, aggregates, context)
  return { ...frame, currency, portfolio, protected: shown, missing }
}

/** Null also if the customer's story is closed to the purpose. */
async function channelsOf(page: readonly PayerRow[], context: RequestContext) {
  const rows = await Promise.all(
    page.map(async ({ id }) =>
      (await context.access.allows(id, 'BEHAVIOURAL')) ? ownerRows(firstChannelByPayerId, {}, id, context) : [],
    ),
  )
  return new Map(page.map(({ id }, index) => [id, rows[index]?.[0]?.channel ?? null]))
}

function dayOf(date: string | Date): string {
  return new Date(date).toISOString().slice(0, 10)
}

function readMonths({ window }: PortfolioArguments): readonly string[] {
  const [from, to] = [dayOf(window.from), dayOf(window.to)]
  if (!/-01$/.test(from) || !/-01$/.test(to) || from >= to)
    throw codedError(
      'BAD_USER_INPUT',
      '`window` must span whole months: `from` and `to` must be first days of months, and `from` must be before `to`.',
    )
  const months = monthsBetween(from.slice(0, 7), to.slice(0, 7))
  if (months.length > mostMonthsOfFigures)
    throw codedError('LIMIT_EXCEEDED', `\`window\` may span at most ${mostMonthsOfFigures} months.`)
  return months
}

function readDimensions(by: readonly Dimension[]): ReadonlySet<Dimension> {
  const set = new Set(by)
  if (by.length === 0 || set.size < by.length)
    throw codedError('BAD_USER_INPUT', '`by` must list at least one dimension, and none of them twice.')
  return set
}
