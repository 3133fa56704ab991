import type { Refusal } from './refusal.ts'

export interface Purchase {
  readonly customerId: string
  /** Epoch milliseconds. */
  readonly at: number
  /** Minor units, whole, 0 or more. */
  readonly amountMinor: number
  /** Given back of it, in minor units. */
  readonly refundedMinor: number
  readonly currency: string
  /** True for what a subscription or contract charges. */
  readonly isRecurring: boolean
}

export interface PurchaseDay {
  /** Days since 1970-01-01, UTC. */
  readonly day: number
  /** Net of refunds, minor units. */
  readonly spendMinor: number
}

export interface PurchaseHistory {
  readonly customerId: string
  /** In order, one a day, at least one. */
  readonly days: readonly PurchaseDay[]
}

export interface PurchaseHistories {
  readonly currency: string
  readonly histories: readonly PurchaseHistory[]
  /** Purchases not used, by reason. */
  readonly leftOut: { readonly recurring: number; readonly refunded: number; readonly otherCurrency: number }
}

const msPerDay = 86_400_000

/**
 * The purchases the non-contractual models look at: one-off, not fully refunded, of one currency, those of a UTC day as one. Without
 * `currency` there must be one only: amounts of two do not add up.
 */
export function purchaseHistories(purchases: readonly Purchase[], currency?: string): PurchaseHistories | Refusal {
  const oneOff = purchases.filter(({ isRecurring }) => !isRecurring)
  const kept = oneOff.filter(({ amountMinor, refundedMinor }) => refundedMinor === 0 || refundedMinor < amountMinor)
  const currencies = [...new Set(kept.map((purchase) => purchase.currency))].sort()
  const [only] = currencies
  if (only === undefined) return { missing: 'There are no one-off purchases that were not refunded.' }
  if (currency === undefined && currencies.length > 1) {
    return { missing: `Purchases are in ${currencies.join(', ')}: choose one currency.` }
  }
  const chosen = currency ?? only
  const ours = kept.filter((purchase) => purchase.currency === chosen)
  if (ours.length === 0) return { missing: `There are no one-off purchases in ${chosen}.` }
  const histories = Map.groupBy(ours, ({ customerId }) => customerId)
    .entries()
    .map(([customerId, bought]) => ({ customerId, days: byDay(bought) }))
    .toArray()
  const leftOut = {
    recurring: purchases.length - oneOff.length,
    refunded: oneOff.length - kept.length,
    otherCurrency: kept.length - ours.length,
  }
  return { currency: chosen, histories, leftOut }
}

function byDay(purchases: readonly Purchase[]): readonly PurchaseDay[] {
  const spendByDay = new Map<number, number>()
  for (const { at, amountMinor, refundedMinor } of purchases) {
    const day = Math.floor(at / msPerDay)
    spendByDay.set(day, (spendByDay.get(day) ?? 0) + amountMinor - refundedMinor)
  }
  return [...spendByDay].map(([day, spendMinor]) => ({ day, spendMinor })).sort((a, b) => a.day - b.day)
}

/** Days since 1970-01-01 of an ISO date; NaN for what is none. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / msPerDay
}

export function dateOf(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10)
}
