import type { Category } from '../../../access/categories.ts'
import { codedError } from '../../../errors.ts'
import { ownerRows } from '../../owner-statement.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { BillingType } from '../lines.ts'
import { acquisitionFigures, frameOf, ownFigures } from '../metrics/customer-metrics.ts'
import { type PayerLedger, payerLedger } from '../metrics/ledger-facts.ts'
import { createMetric } from '../metrics/metric.ts'
import {
  acquisitionByAccountId,
  acquisitionByCustomerId,
  factsByAccountId,
  factsByCustomerId,
  oldFactsByAccountId,
  oldFactsByCustomerId,
  ratesByQuote,
} from '../metrics/queries.ts'
import { chargesAt } from '../metrics/recurring.ts'
import type { MetricsRow } from '../rows.ts'
import type { Resolvers } from '../types.generated.ts'
import { latestFitByCurrency } from '../value/queries.ts'
import { isRefusal } from '../value/refusal.ts'
import { lifeOf } from '../value/subscription-cohorts.ts'

export interface MetricsArguments {
  readonly windowDays?: number | null | undefined
  readonly currency?: string | null | undefined
  readonly asOf?: Date | string | null | undefined
  readonly knownAt?: Date | string | null | undefined
}

interface Payer {
  readonly id: string
  readonly isAccount: boolean
}

const revenueTypes = ['CREDIT_NOTE', 'INVOICE', 'SUBSCRIPTION', 'WRITE_OFF'] as const

/** Throws BAD_USER_INPUT. */
export async function readMetrics(
  payer: Payer,
  args: MetricsArguments,
  context: RequestContext,
  now: Date,
): Promise<MetricsRow> {
  const windowDays = args.windowDays ?? 365
  if (windowDays < 1 || windowDays > 3660)
    throw codedError('BAD_USER_INPUT', `\`windowDays\` must be between 1 and 3660; got ${windowDays}.`)
  const currency = args.currency ?? null
  const asOf = args.asOf ? new Date(args.asOf).getTime() : now.getTime()
  if (asOf < Date.UTC(1900, 0) || asOf >= Date.UTC(2201, 0))
    throw codedError(
      'BAD_USER_INPUT',
      '`asOf` must be a time of the years 1900 to 2200. Leave it out for the current time.',
    )
  const knownAt = args.knownAt ? new Date(args.knownAt).getTime() : Number.MAX_SAFE_INTEGER
  const ledger = await readLedger(payer, knownAt, context)
  const question = { asOf, windowDays, currency }
  const rates = await ratesFor(ledger, question, context)
  const figures = ownFigures(ledger, rates, question)
  return { ...figures, subject: payer.id, isAccount: payer.isAccount, windowDays, asOf, knownAt, currency }
}

/** What was billed and subscribed, as recorded by `knownAt`. */
export async function readLedger(
  { id, isAccount }: Payer,
  knownAt: number,
  context: RequestContext,
  categories: readonly Category[] = ['FINANCIAL'],
): Promise<PayerLedger> {
  // For other facts, only the current version counts, unless an earlier state of knowledge is requested.
  const types: readonly BillingType[] = knownAt === Number.MAX_SAFE_INTEGER ? ['SUBSCRIPTION'] : revenueTypes
  const [current, old] = await Promise.all([
    ownerRows(isAccount ? factsByAccountId : factsByCustomerId, {}, id, context, { categories }),
    ownerRows(isAccount ? oldFactsByAccountId : oldFactsByCustomerId, { types }, id, context, { categories }),
  ])
  return payerLedger(current, old, knownAt)
}

async function ratesFor(ledger: PayerLedger, question: Parameters<typeof frameOf>[1], { reader }: RequestContext) {
  const { currency } = frameOf(ledger, question)
  return currency === null ? [] : reader.rows(ratesByQuote, {}).load(currency)
}

async function acquisition({ subject, isAccount, ...row }: MetricsRow, context: RequestContext) {
  const ledger = await readLedger({ id: subject, isAccount }, row.knownAt, context)
  const statement = isAccount ? acquisitionByAccountId : acquisitionByCustomerId
  const touched = await ownerRows(statement, {}, subject, context)
  return acquisitionFigures(ledger, touched, await ratesFor(ledger, row, context), row)
}

export const metricFields = {
  CustomerMetrics: {
    cac: async (row, _, context) => (await acquisition(row, context)).cac,
    cacByChannel: async (row, _, context) => (await acquisition(row, context)).cacByChannel,
    paybackMonths: async (row, _, context) => (await acquisition(row, context)).paybackMonths,
    churnProbability,
  },
  // The scalar decides which values are JSON numbers and which are text.
  Metric: { value: ({ value }) => value },
} satisfies Resolvers

/** The running subscription that has renewed most often. */
async function churnProbability({ subject, isAccount, ...row }: MetricsRow, _: unknown, context: RequestContext) {
  const ledger = await readLedger({ id: subject, isAccount }, row.knownAt, context, ['FINANCIAL', 'INFERRED'])
  const frame = frameOf(ledger, row)
  const { charges } = chargesAt(ledger, row.asOf)
  const lives = charges
    .flatMap(({ subscriptionId, currency }) => {
      const life = lifeOf(ledger.versionsById.get(subscriptionId) ?? [], row.asOf)
      return life === null ? [] : [{ ...life, currency }]
    })
    .sort((a, b) => b.outlived - a.outlived)
  const [life] = lives
  const refuse = (missing: string) => createMetric('churnProbability', {}, frame, [missing])
  if (life === undefined) return refuse('a subscription that is charged at asOf')
  const fit = await context.reader.row(latestFitByCurrency, {}).load(life.currency)
  const model = fit?.retention[life.rhythm]?.model
  if (model === undefined) return refuse(`a fit of subscriptions every ${life.rhythm}: run npm run value:fit`)
  if (isRefusal(model)) return refuse(model.missing)
  const decimal = (parameter: number) => parameter.toFixed(12)
  return createMetric(
    'churnProbability',
    { alpha: decimal(model.alpha), beta: decimal(model.beta), renewals: life.outlived },
    frame,
  )
}
