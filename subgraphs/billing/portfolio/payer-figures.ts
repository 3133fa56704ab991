import type { Exchange } from '../metrics/exchange.ts'
import { missingRate } from '../metrics/exchange.ts'
import { monthOf } from '../metrics/ledger-facts.ts'
import { multiply, type Rational, rational, round } from '../metrics/rational.ts'
import { monthlyOf, yearlyOf } from '../metrics/recurring.ts'
import { chargeAt, type SubscriptionVersion } from '../metrics/subscription-states.ts'
import { lastTaxShare, type TaxShare } from '../metrics/tax-share.ts'
import type { PayerRow } from './payers.ts'
import type { MonthSum } from './queries.ts'

/** Minor units of the answer's currency: what one payer was billed for one plan in one month. */
export interface Billed {
  readonly month: string
  readonly planId: string | null
  readonly type: MonthSum['type']
  readonly entries: number
  readonly netMinor: bigint
}

/** What a subscription charges at a time. */
export interface Recurring {
  readonly subscriptionId: string
  readonly planId: string | null
  readonly monthlyMinor: bigint
  readonly yearlyMinor: bigint
}

export interface PayerFigures {
  readonly billed: readonly Billed[]
  /** The month of the first invoice above 0. Null if there was none. */
  readonly firstMonth: string | null
  /** When the first subscription began. */
  readonly firstSubscribed: number | null
  /** At a certain time. */
  readonly recurringAt: (time: number) => readonly Recurring[]
}

/** Adds to `missing` what would be needed, and counts it as nothing. */
export function payerFigures(payer: PayerRow, exchange: Exchange, missing: Set<string>): PayerFigures {
  const rateOf = (currency: string): Rational => {
    const rate = exchange.convert(currency)
    if (rate === null) missing.add(missingRate(currency, exchange.currency))
    return rate ?? rational(0n)
  }
  const versionsById = Map.groupBy(payer.subscriptions, ({ id }) => id)
  const invoices = payer.sums.filter(({ type, amountMinor }) => type === 'INVOICE' && amountMinor > 0)
  return {
    billed: payer.sums.map(({ month, planId, type, entries, currency, amountMinor, taxMinor }) => ({
      month,
      planId,
      type,
      entries,
      netMinor: round(multiply(rational(BigInt(amountMinor) - BigInt(taxMinor ?? 0)), rateOf(currency))),
    })),
    firstMonth: invoices.reduce<string | null>(
      (least, { month }) => (least === null || month < least ? month : least),
      null,
    ),
    firstSubscribed: payer.subscriptions.reduce<number | null>(
      (least, { occurredAt }) => (least === null || occurredAt < least ? occurredAt : least),
      null,
    ),
    recurringAt(time) {
      return [...versionsById].flatMap(([id, versions]) => {
        const charge = chargeAt(versions, time, shareOf(id, versions, payer.sums, time))
        if (typeof charge === 'string') missing.add(charge)
        if (charge === null || typeof charge === 'string') return []
        const rate = rateOf(charge.currency)
        return [
          {
            subscriptionId: id,
            planId: charge.planId,
            monthlyMinor: monthlyOf(charge, rate),
            yearlyMinor: yearlyOf(charge, rate),
          },
        ]
      })
    },
  }
}

/** Like taxShareOf in recurring.ts, for sums that are already per month. `time` is the last moment of a month. */
function shareOf(
  subscriptionId: string,
  versions: readonly SubscriptionVersion[],
  sums: readonly MonthSum[],
  time: number,
): TaxShare {
  // Where every version states its tax, nobody asks.
  if (versions.every(({ taxMinor, taxPercent }) => taxMinor !== null || taxPercent !== null)) return null
  const invoiced = sums.filter((sum) => sum.subscriptionId === subscriptionId)
  return lastTaxShare(invoiced, monthOf(time))
}
