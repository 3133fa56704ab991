import { codedError } from '../../../errors.ts'
import type { MoneyRow } from '../../money.ts'
import type { PayerLedger } from '../metrics/ledger-facts.ts'
import { chargesAt } from '../metrics/recurring.ts'
import { summariseCustomer } from './customer-summary.ts'
import { conditionalPurchases, probabilityAlive } from './expected-purchases.ts'
import type { StoredFit } from './fit/graph-fit.ts'
import { expectedSpend } from './gamma-gamma.ts'
import { lifetimeValue, presentValue, type ValueTerms } from './lifetime-value.ts'
import { type Purchase, purchaseHistories } from './purchase-histories.ts'
import { isRefusal } from './refusal.ts'
import { retentionRate, survivalRate } from './shifted-beta-geometric.ts'
import { lifeOf } from './subscription-cohorts.ts'

export interface PurchaseValueRow extends ValueTerms {
  readonly subject: string
  readonly expectedPurchases: number | null
  readonly probabilityAlive: number | null
  readonly isAliveInformative: boolean
  readonly expectedSpend: MoneyRow | null
  readonly lifetimeValue: MoneyRow | null
  readonly low: MoneyRow | null
  readonly high: MoneyRow | null
  readonly fit: StoredFit | null
  readonly missing: readonly string[]
}

export interface SubscriptionValueRow extends ValueTerms {
  readonly subject: string
  readonly churnProbability: number | null
  readonly observedChurn: number | null
  readonly lifetimeValue: MoneyRow | null
  readonly renewals: number | null
  readonly fit: StoredFit | null
  readonly missing: readonly string[]
}

const msPerDay = 86_400_000

/** The fit of a customer's currency, or the reason why there is none. */
export type FitOf = (currency: string) => StoredFit | null

/** Throws BAD_USER_INPUT for terms out of range. */
export function checkTerms({ horizonWeeks, yearlyDiscount, margin }: ValueTerms): void {
  const isFine =
    horizonWeeks > 0 && horizonWeeks <= 520 && yearlyDiscount >= 0 && yearlyDiscount <= 1 && margin > 0 && margin <= 1
  if (!isFine)
    throw codedError(
      'BAD_USER_INPUT',
      '`horizonWeeks` must be above 0 and at most 520, `yearlyDiscount` from 0 to 1, and `margin` above 0 and at most 1.',
    )
}

/** Null for a customer who never made a single purchase. */
export function purchaseValue(
  subject: string,
  purchases: readonly Purchase[],
  fitOf: FitOf,
  terms: ValueTerms,
): PurchaseValueRow | null {
  if (purchases.length === 0) return null
  const refuse = (fit: StoredFit | null, missing: string): PurchaseValueRow => ({
    ...nothing,
    ...terms,
    subject,
    fit,
    missing: [missing],
  })
  const bought = purchaseHistories(purchases)
  if (isRefusal(bought)) return refuse(null, bought.missing)
  const fit = fitOf(bought.currency)
  if (fit === null) return refuse(null, `a fit for ${bought.currency}: run npm run value:fit`)
  const [history] = bought.histories
  const customer = history === undefined ? null : summariseCustomer(history, Math.floor(fit.dataUntil / msPerDay))
  if (customer === null) return refuse(fit, 'a fit after the first purchase: run npm run value:fit')
  const { bgNbd, gammaGamma, currency } = fit
  if (isRefusal(bgNbd)) return refuse(fit, bgNbd.missing)
  const alive = probabilityAlive(bgNbd, customer)
  const expected = {
    ...nothing,
    ...terms,
    subject,
    fit,
    expectedPurchases: conditionalPurchases(bgNbd, customer, terms.horizonWeeks),
    probabilityAlive: alive.probability,
    isAliveInformative: alive.isInformative,
  }
  if (isRefusal(gammaGamma)) return { ...expected, missing: [gammaGamma.missing] }
  const money = (amountMinor: number) => ({ amountMinor: Math.round(amountMinor), currency })
  const value = lifetimeValue({ bgNbd, gammaGamma, currency }, customer, terms)
  return {
    ...expected,
    expectedSpend: money(expectedSpend(gammaGamma, customer)),
    lifetimeValue: money(value.expectedMinor),
    low: money(value.lowMinor),
    high: money(value.highMinor),
    missing: [],
  }
}

const nothing = {
  expectedPurchases: null,
  probabilityAlive: null,
  isAliveInformative: false,
  expectedSpend: null,
  lifetimeValue: null,
  low: null,
  high: null,
} as const

/** Null for a customer who never had a subscription. */
export function subscriptionValue(
  subject: string,
  ledger: PayerLedger,
  fitOf: FitOf,
  terms: ValueTerms,
  now: number,
): SubscriptionValueRow | null {
  if (ledger.versionsById.size === 0) return null
  const none = { churnProbability: null, observedChurn: null, lifetimeValue: null, renewals: null }
  const refuse = (fit: StoredFit | null, missing: readonly string[]): SubscriptionValueRow => ({
    ...none,
    ...terms,
    subject,
    fit,
    missing,
  })
  const { charges, missing } = chargesAt(ledger, now)
  if (missing.length > 0) return refuse(null, missing)
  if (charges.length === 0) return refuse(null, ['a subscription that is charged now'])
  const currencies = [...new Set(charges.map(({ currency }) => currency))].sort()
  const [currency = ''] = currencies
  if (currencies.length > 1) return refuse(null, [`subscriptions of one currency, not of ${currencies.join(', ')}`])
  const fit = fitOf(currency)
  if (fit === null) return refuse(null, [`a fit for ${currency}: run npm run value:fit`])
  const parts = charges.map((charge) => {
    const life = lifeOf(ledger.versionsById.get(charge.subscriptionId) ?? [], now)
    return { charge, life, retention: life === null ? undefined : fit.retention[life.rhythm] }
  })
  const longest = parts.toSorted((a, b) => (b.life?.outlived ?? 0) - (a.life?.outlived ?? 0))[0]
  const observedChurn = longest?.retention?.observedChurn ?? null
  const renewals = longest?.life?.outlived ?? null
  let worth = 0
  for (const { charge, life, retention } of parts) {
    const model = retention?.model
    if (life === null || model === undefined)
      return {
        ...refuse(fit, [`retention of subscriptions every ${life?.rhythm ?? 'interval'}`]),
        observedChurn,
        renewals,
      }
    if (isRefusal(model)) return { ...refuse(fit, [model.missing]), observedChurn, renewals }
    const weeks = (52 * charge.intervalCount) / charge.perYear
    const alive = survivalRate(model, life.outlived)
    for (let renewal = 1; renewal * weeks <= terms.horizonWeeks; renewal++)
      worth +=
        (survivalRate(model, life.outlived + renewal) / alive) *
        presentValue(Number(charge.netMinor), renewal * weeks, terms)
  }
  const model = longest?.retention?.model
  return {
    ...terms,
    subject,
    fit,
    observedChurn,
    renewals,
    churnProbability: model === undefined || isRefusal(model) ? null : 1 - retentionRate(model, (renewals ?? 0) + 1),
    lifetimeValue: { amountMinor: Math.round(worth), currency },
    missing: [],
  }
}
