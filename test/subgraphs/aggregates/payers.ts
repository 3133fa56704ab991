import type { Aggregates } from '../../../subgraphs/aggregates/aggregates.ts'
import type { ErrorOf } from '../../../subgraphs/aggregates/errors.ts'
import { protectTally } from '../../../subgraphs/aggregates/protect-tally.ts'
import { allProtections, type Protections } from '../../../subgraphs/aggregates/protections.ts'
import { createStamps } from '../../../subgraphs/aggregates/tally.ts'
import { createExchange } from '../../../subgraphs/billing/metrics/exchange.ts'
import { createAggregator } from '../../../subgraphs/billing/portfolio/aggregate.ts'
import type { Dimension } from '../../../subgraphs/billing/portfolio/dimensions.ts'
import type { PayerRow } from '../../../subgraphs/billing/portfolio/payers.ts'
import { protectPortfolio } from '../../../subgraphs/billing/portfolio/protected-portfolio.ts'
import type { Channel } from '../../../subgraphs/channels.ts'
import type { RequestContext } from '../../../subgraphs/runtime/context.ts'

export interface Payer {
  readonly row: PayerRow
  readonly channel: Channel
}

const months = ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'] as const
const channels = ['AD', 'EMAIL', 'WEB'] as const
const plans = ['basic', 'large', 'small'] as const

/** A linear congruence: a population that is the same in every run. */
export function createDice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** People with a few invoices each, one plan and one channel. */
export function createPayers(count: number, dice: (below: number) => number): readonly Payer[] {
  return Array.from({ length: count }, (_, index) => {
    const planId = plans[dice(3)] ?? 'basic'
    const sums = months
      .filter(() => dice(3) > 0)
      .map((month) => ({
        month,
        type: 'INVOICE' as const,
        subscriptionId: null,
        planId,
        currency: 'EUR',
        entries: 1,
        amountMinor: 500 + dice(1_500),
        taxMinor: 0,
        invoiceId: null,
      }))
    return {
      row: { id: `p${index}`, isAccount: false, sums, subscriptions: [] },
      channel: channels[dice(3)] ?? 'AD',
    }
  })
}

export interface PortfolioAsked {
  readonly by: readonly Dimension[]
  readonly months: readonly string[]
  readonly name: string
}

/** What is told of the payers, without a graph: every number by what it is about. */
export async function tellPortfolio(
  payers: readonly Payer[],
  { by, months: asked, name }: PortfolioAsked,
  errorOf: ErrorOf,
  off: Partial<Protections> = {},
): Promise<ReadonlyMap<string, number>> {
  const stampOf = createStamps('a key')
  const protections = { ...allProtections, ...off }
  const aggregator = createAggregator({ by: new Set(by), months: asked, stampOf })
  const exchange = createExchange('EUR', [], 0)
  for (const { row, channel } of payers) aggregator.add(row, by.includes('CHANNEL') ? channel : null, exchange)
  const aggregates: Aggregates = {
    stampOf,
    protections,
    open: () => Promise.reject(new Error('asked already')),
    keep: (_, __, make) => make(),
    tell: async (cells) =>
      cells.map(({ drawnBy, tally, kinds }) => protectTally(drawnBy, tally, kinds, errorOf, protections)),
  }
  // All that the population of a question takes of a request.
  const context = { purpose: 'LegalCompliance', viewer: { sources: null } } as unknown as RequestContext
  const question = { period: name, currency: 'EUR', by: new Set(by) }
  const told = await protectPortfolio(aggregator.result(), question, aggregates, context)
  const numbers = new Map<string, number>()
  for (const { key, isOther, customers, sums, untold } of told.groups ?? []) {
    const where = `group ${JSON.stringify([key, isOther])}`
    numbers.set(`${where} customers`, customers)
    for (const [figure, value] of Object.entries(sums))
      if (typeof value === 'bigint' || typeof value === 'number')
        if (!untold.has(figure as never)) numbers.set(`${where} ${figure}`, Number(value))
  }
  for (const { month, customers, cells } of told.cohorts) {
    numbers.set(`cohort ${month}`, customers)
    for (const cell of cells) {
      if (cell.customers !== null) numbers.set(`cohort ${month} ${cell.monthsSince} customers`, cell.customers)
      if (cell.revenueMinor !== null)
        numbers.set(`cohort ${month} ${cell.monthsSince} revenue`, Number(cell.revenueMinor))
    }
  }
  const { fromMinor, contributions } = told.revenueChange
  if (fromMinor !== null) numbers.set('change from', Number(fromMinor))
  for (const { key, isOther, customers, amountMinor, entries } of contributions) {
    const where = `change ${JSON.stringify([key, isOther])}`
    numbers.set(`${where} customers`, customers)
    numbers.set(`${where} amount`, Number(amountMinor))
    numbers.set(`${where} entries`, entries)
  }
  return numbers
}

/** Every different question about the people of one month, as far as a purpose that opens everything allows. */
export const questionsAbout202602: readonly PortfolioAsked[] = (
  [
    ['2026-02', ['2026-02']],
    ['2026-Q1', ['2026-01', '2026-02', '2026-03']],
  ] as const
).flatMap(([name, asked]) =>
  [['MONTH'], ['CHANNEL'], ['PLAN'], ['CHANNEL', 'PLAN'], ['MONTH', 'CHANNEL', 'PLAN']].map((by) => ({
    // The names of dimensions above.
    by: by as readonly Dimension[],
    months: asked,
    name,
  })),
)
