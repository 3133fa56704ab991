import type { StripeItem, StripePrice } from './stripe-objects.ts'

type Pricing = Pick<StripePrice, 'unit_amount' | 'unit_amount_decimal' | 'tiers'>
type Tier = NonNullable<Pricing['tiers']>[number]

/** Digits after the point that Stripe's decimals have at most. */
const scale = 12

/**
 * What an item charges in each period, in the smallest units of `currency`. A text states why it is unknown. Stripe rounds each item to
 * whole units.
 */
export function itemAmount({ price, quantity }: StripeItem, currency: string): number | string {
  const pricing = price.currency === currency ? price : price.currency_options?.[currency]
  if (pricing === undefined) return `price ${price.id} states no amount in ${currency}`
  if (price.recurring?.usage_type === 'metered') return `price ${price.id} is metered, so it depends on the usage`
  const units = quantity ?? 1
  if (pricing.tiers) return tieredAmount(pricing.tiers, price, units)
  const unit = decimalOf(pricing.unit_amount, pricing.unit_amount_decimal)
  if (unit === null) return `price ${price.id} states neither an amount nor its tiers: fetch it with expand[]=tiers`
  return rounded(unit * BigInt(packages(price, units)))
}

function packages({ transform_quantity: transform }: StripePrice, units: number): number {
  if (!transform) return units
  const count = units / transform.divide_by
  return transform.round === 'up' ? Math.ceil(count) : Math.floor(count)
}

/** `volume`: all units cost the price of the tier of the last one; `graduated`: each unit costs the price of its own tier. */
function tieredAmount(tiers: readonly Tier[], { id, tiers_mode: mode }: StripePrice, units: number): number | string {
  if (mode !== 'volume' && mode !== 'graduated') return `price ${id} has tiers of the unknown mode ${mode}`
  let below = 0
  let sum = 0n
  for (const tier of tiers) {
    const upTo = tier.up_to ?? Number.POSITIVE_INFINITY
    const isLast = units <= upTo
    const unit = decimalOf(tier.unit_amount, tier.unit_amount_decimal) ?? 0n
    const flat = decimalOf(tier.flat_amount, tier.flat_amount_decimal) ?? 0n
    if (mode === 'graduated') sum += unit * BigInt(Math.min(units, upTo) - below) + flat
    else if (isLast) sum = unit * BigInt(units) + flat
    if (isLast) return rounded(sum)
    below = upTo
  }
  return `the tiers of price ${id} end below its quantity`
}

function decimalOf(whole: number | null | undefined, text: string | null | undefined): bigint | null {
  if (typeof whole === 'number') return BigInt(whole) * 10n ** BigInt(scale)
  if (typeof text !== 'string') return null
  const [digits = '', fraction = ''] = text.split('.')
  return BigInt(`${digits}${fraction.slice(0, scale).padEnd(scale, '0')}`)
}

/** Half a unit is rounded up. */
function rounded(value: bigint): number {
  const one = 10n ** BigInt(scale)
  return Number((2n * value + one) / (2n * one))
}
