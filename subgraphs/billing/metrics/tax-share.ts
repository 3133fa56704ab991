import type { BillingType } from '../lines.ts'
import { type Rational, rational, round } from './rational.ts'

/** The part of an amount that is tax. Null: unknown. */
export type TaxShare = Rational | null

/** An invoice, or invoices of one month. */
export interface Invoiced {
  readonly type: BillingType
  /** `yyyy-mm`, UTC. */
  readonly month: string
  readonly amountMinor: number | bigint
  /** Null: not stated, which counts as none. */
  readonly taxMinor: number | bigint | null
}

export function taxIn(amount: bigint, share: Rational): bigint {
  return round({ ...share, numerator: share.numerator * amount })
}

/** `percent`: of the price without the tax. */
export function shareOfPercent(percent: number): Rational {
  const millionths = BigInt(Math.round(percent * 1_000_000))
  return rational(millionths, 100_000_000n + millionths)
}

/** Of the last month up to `until` in which something was invoiced. Lines that are no invoices are left aside. */
export function lastTaxShare(billed: readonly Invoiced[], until: string): TaxShare {
  let last = ''
  let amount = 0n
  let tax = 0n
  for (const { type, month, amountMinor, taxMinor } of billed) {
    if (type !== 'INVOICE' || Number(amountMinor) === 0 || month > until || month < last) continue
    if (month > last) {
      last = month
      amount = 0n
      tax = 0n
    }
    amount += BigInt(amountMinor)
    tax += BigInt(taxMinor ?? 0)
  }
  return amount === 0n ? null : rational(tax, amount)
}
