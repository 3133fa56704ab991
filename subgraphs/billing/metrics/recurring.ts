import type { Exchange } from './exchange.ts'
import { missingRate } from './exchange.ts'
import { type LedgerFact, monthOf, type PayerLedger } from './ledger-facts.ts'
import { multiply, type Rational, rational, round } from './rational.ts'
import type { ConvertedInputs } from './revenue.ts'
import { chargeAt, type RecurringCharge } from './subscription-states.ts'
import { lastTaxShare, type TaxShare } from './tax-share.ts'

export interface Charges {
  readonly charges: readonly RecurringCharge[]
  /** The data that would be needed for the others. */
  readonly missing: readonly string[]
}

/** What all subscriptions charge at `at`, ordered by id. */
export function chargesAt({ entries, versionsById }: PayerLedger, at: number): Charges {
  const charges: RecurringCharge[] = []
  const missing: string[] = []
  for (const [id, versions] of [...versionsById].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const charge = chargeAt(versions, at, taxShareOf(id, entries, at))
    if (typeof charge === 'string') missing.push(charge)
    else if (charge !== null) charges.push(charge)
  }
  return { charges, missing }
}

/** From the invoices of the last calendar month, up to `at`, in which the subscription was invoiced. */
export function taxShareOf(subscriptionId: string, entries: readonly LedgerFact[], at: number): TaxShare {
  const invoiced = entries.flatMap(({ type, occurredAt, amountMinor, taxMinor, balanceMinor, ...entry }) => {
    if (entry.subscriptionId !== subscriptionId || occurredAt > at) return []
    return amountMinor === null || balanceMinor === null
      ? []
      : { type, month: monthOf(occurredAt), amountMinor, taxMinor }
  })
  return lastTaxShare(invoiced, monthOf(at))
}

/** Lists with one entry per subscription. */
export function recurringInputs({ charges, missing }: Charges, exchange: Exchange): ConvertedInputs {
  return {
    inputs: {
      netMinor: charges.map(({ netMinor }) => netMinor),
      perYear: charges.map(({ perYear }) => perYear),
      intervalCount: charges.map(({ intervalCount }) => intervalCount),
      rate: charges.map(({ currency }) => exchange.minorRate(currency) ?? '0'),
    },
    missing: [
      ...missing,
      ...charges.flatMap(({ currency }) =>
        exchange.minorRate(currency) === null ? [missingRate(currency, exchange.currency)] : [],
      ),
    ],
  }
}

/** One month of it, rounded to whole minor units of the exchange's currency, as in the formula of `mrr`. */
export function monthlyOf(charge: RecurringCharge, rate: Rational): bigint {
  return perPeriod(charge, 12n, rate)
}

/** One year of it, as in the formula of `arr`. */
export function yearlyOf(charge: RecurringCharge, rate: Rational): bigint {
  return perPeriod(charge, 1n, rate)
}

function perPeriod({ netMinor, perYear, intervalCount }: RecurringCharge, periods: bigint, rate: Rational): bigint {
  return round(multiply(rational(netMinor * BigInt(perYear), BigInt(intervalCount) * periods), rate))
}
