import type { GraphQLResolveInfo } from 'graphql'
import { guardedList } from '../../../access/guard/guarded-page.ts'
import { leastPeople } from '../../../access/policy.ts'
import { limits } from '../../../config.ts'
import { codedError } from '../../../errors.ts'
import { type Aggregates, readsEachPerson } from '../../aggregates/aggregates.ts'
import { compareSortKeys } from '../../facts/fact.ts'
import { ownerRows } from '../../owner-statement.ts'
import { guardContextOf } from '../../pages/guard-context-of.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { agreementById, offerById } from '../agreement-queries.ts'
import { ledgerByAccountId, ledgerByCustomerId } from '../ledger-queries.ts'
import { createMetric } from '../metrics/metric.ts'
import type { CohortRow } from '../portfolio/cohorts.ts'
import { groupCac, groupPayback } from '../portfolio/group-acquisition.ts'
import { groupFigure, groupRows } from '../portfolio/group-rows.ts'
import { monthAfter, startOf } from '../portfolio/months.ts'
import { type PortfolioRow, portfolioMetrics } from '../portfolio/portfolio-metrics.ts'
import type { BillingEntryRow, ChangeRow, ContributionRow } from '../rows.ts'
import type { ChangeContributionEntriesArgs, Resolvers } from '../types.generated.ts'

export interface ShownCohort extends CohortRow {
  readonly currency: string | null
}

export function createPortfolioFields(aggregates: Aggregates) {
  return {
    Query: { portfolioMetrics: (_, args, context) => portfolioMetrics(args, context, aggregates) },
    PortfolioMetrics: {
      groups: (row) => (row.portfolio === null ? null : groupRows(row)),
      cohorts: ({ portfolio, protected: shown, currency }) =>
        (shown ?? portfolio)?.cohorts.map((cohort) => ({ ...cohort, currency })) ?? null,
      change: (row, { figure }) => changeOf(row, figure),
      missing: (row) =>
        row.portfolio !== null && groupRows(row) === null ? [`${leastPeople} customers`] : row.missing,
    },
    PortfolioGroup: {
      month: ({ key }) => key?.month ?? null,
      channel: ({ key }) => key?.channel ?? null,
      plan: ({ key }, _, context) => offer(key?.planId, context),
      account: ({ key }) => account(key?.accountId),
      revenue: (row) => groupFigure(row, 'revenue'),
      arpu: (row) => groupFigure(row, 'arpu'),
      averageOrderValue: (row) => groupFigure(row, 'averageOrderValue'),
      mrr: (row) => groupFigure(row, 'mrr'),
      arr: (row) => groupFigure(row, 'arr'),
      netRevenueRetention: (row) => groupFigure(row, 'netRevenueRetention'),
      churnRate: (row) => groupFigure(row, 'churnRate'),
      cac: (row, _, context) => groupCac(row, context),
      paybackMonths: (row, _, context) => groupPayback(row, context),
    },
    PortfolioCohort: {
      cells: ({ cells, currency }) =>
        cells.map(({ revenueMinor, ...cell }) => ({ ...cell, revenue: money(revenueMinor, currency) })),
    },
    PortfolioChange: {
      from: ({ parts, portfolio }) => money(parts.fromMinor, portfolio.currency),
      to: ({ parts, portfolio }) => money(parts.toMinor, portfolio.currency),
      contributions: ({ parts, portfolio, figure }) =>
        parts.contributions.map((contribution) => ({ ...contribution, portfolio, figure })),
    },
    ChangeContribution: {
      movement: ({ key }) => key?.movement ?? null,
      channel: ({ key }) => key?.channel ?? null,
      plan: ({ key }, _, context) => offer(key?.planId, context),
      account: ({ key }) => account(key?.accountId),
      // The currency is known if there are contributions.
      amount: ({ amountMinor, portfolio }) => ({ amountMinor, currency: portfolio.currency ?? '' }),
      entryCount: ({ entries }) => entries,
      entries,
    },
    BillingEntry: { __resolveType: ({ __typename }) => __typename },
  } satisfies Resolvers
}

function changeOf(portfolio: PortfolioRow, figure: ChangeRow['figure']): ChangeRow | null {
  const shown = portfolio.protected ?? portfolio.portfolio
  const parts = figure === 'REVENUE' ? shown?.revenueChange : shown?.mrrChange
  if (parts === undefined) return null
  const { window, currency } = portfolio
  const inputs = { contributionMinor: parts.contributions.map(({ amountMinor }) => amountMinor) }
  const missing = parts.fromMinor === null ? [`${leastPeople} customers`] : []
  const difference = createMetric('difference', inputs, { window, asOf: window.to, currency }, missing)
  return { figure, portfolio, parts, difference }
}

function offer(planId: string | null | undefined, { reader }: RequestContext) {
  return planId ? reader.row(offerById, {}).load(planId) : null
}

function account(id: string | null | undefined) {
  return id ? { id, subject: id } : null
}

function money(amountMinor: bigint | null, currency: string | null) {
  return amountMinor === null || currency === null ? null : { amountMinor, currency }
}

/** The entries of its customers in turn, the first ones by id, as far as the purpose may see each. */
async function entries(
  row: ContributionRow,
  { first }: ChangeContributionEntriesArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<readonly BillingEntryRow[]> {
  if (first < 1) throw codedError('BAD_USER_INPUT', `\`first\` must be between 1 and ${limits.pageSize}; got ${first}.`)
  if (first > limits.pageSize)
    throw codedError('LIMIT_EXCEEDED', `\`first\` must be between 1 and ${limits.pageSize}; got ${first}.`)
  const batches = row.figure === 'MRR' ? agreementsOf(row, first, context) : movementsOf(row, first, context)
  return guardedList(readsEachPerson(context, 'FINANCIAL') ? batches : [], first, guardContextOf(context), info)
}

/** The most agreements that are examined for those that the purpose may see. */
const mostRead = 1_000

async function* agreementsOf(
  { entryIds }: ContributionRow,
  size: number,
  { reader }: RequestContext,
): AsyncGenerator<readonly BillingEntryRow[]> {
  for (let from = 0; from < Math.min(entryIds.length, mostRead); from += size) {
    const ids = entryIds.slice(from, from + size)
    const found = await Promise.all(ids.map((id) => reader.row(agreementById, {}).load(id)))
    yield found.flatMap((entry) => (entry === null ? [] : [{ ...entry, __typename: 'BillingSubscription' as const }]))
  }
}

async function* movementsOf(
  row: ContributionRow,
  size: number,
  context: RequestContext,
): AsyncGenerator<readonly BillingEntryRow[]> {
  const { months } = row.portfolio
  const start = monthAfter(months[0] ?? '', -months.length)
  const part = {
    above: new Date(startOf(start)).toISOString(),
    below: new Date(row.portfolio.window.to).toISOString(),
    limit: limits.pageSize + 1,
    types: ['CREDIT_NOTE', 'INVOICE', 'WRITE_OFF'] as const,
  }
  const planId = row.key?.planId ?? null
  const isByPlan = row.portfolio.by.has('PLAN') && row.key !== null
  for (let from = 0; from < row.owners.length; from += size) {
    const owners = row.owners.slice(from, from + size)
    const loaded = await Promise.all(
      owners.map(({ id, isAccount }) =>
        ownerRows(isAccount ? ledgerByAccountId : ledgerByCustomerId, part, id, context),
      ),
    )
    yield loaded
      .flatMap((all) => all.toSorted((a, b) => compareSortKeys(a.sk, b.sk)))
      .filter((entry) => entry.balanceMinor !== 0 && (!isByPlan || entry.planId === planId))
      .map((entry) => ({ ...entry, __typename: 'LedgerEntry' as const }))
  }
}
