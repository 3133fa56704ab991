import type { MoneyRow } from '../../money.ts'

/** A part of an amount, in the currency of the whole. Null if its source states none. */
export function partOfMoney(amountMinor: number | null, whole: MoneyRow | null): MoneyRow | null {
  return amountMinor === null || whole === null ? null : { amountMinor, currency: whole.currency }
}
