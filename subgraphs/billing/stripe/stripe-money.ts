import { isCurrency } from '../../currency.ts'
import { minorDigits } from '../../money.ts'

/** Currencies in which Stripe's smallest unit is not that of ISO 4217. Source: docs.stripe.com/currencies. */
const stripeDigits: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 }

/**
 * Minor units of ISO 4217 for an amount as Stripe counts it. Throws TypeError for a currency not in use, RangeError for a fraction of a
 * unit.
 */
export function fromStripeAmount(amount: number, stripeCurrency: string) {
  const currency = stripeCurrency.toUpperCase()
  if (!isCurrency(currency)) throw new TypeError(`${stripeCurrency} is not a currency in use`)
  const digits = minorDigits(currency)
  const given = stripeDigits[currency] ?? digits
  const amountMinor = amount * 10 ** Math.max(0, digits - given)
  const divisor = 10 ** Math.max(0, given - digits)
  if (amountMinor % divisor !== 0) throw new RangeError(`${amount} is not a whole amount in ${currency}`)
  return { amountMinor: amountMinor / divisor, currency }
}
