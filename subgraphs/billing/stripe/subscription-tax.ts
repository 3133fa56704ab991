import type { StripeInvoice, StripeItem, StripeSubscription } from './stripe-objects.ts'

/** Whether prices contain the tax that invoices charge. */
export type TaxBehavior = 'INCLUSIVE' | 'EXCLUSIVE'

/** Undefined: the input does not state it. */
type TaxPercent = number | 'unknown' | undefined

/**
 * How much tax the prices of a subscription contain, in percent of the price without it; 0 where tax is added on top, or none is charged.
 * `unknown`: they contain some, or may, and nothing states how much. `invoiced`: what its invoices state; of inclusive tax they state the share as well.
 */
export function taxPercentOf(
  subscription: StripeSubscription,
  items: readonly { readonly item: StripeItem; readonly amount: number }[],
  invoiced: TaxBehavior | null,
): TaxPercent {
  const parts = items.map(({ item, amount }) => ({ amount, percent: percentOfItem(subscription, item, invoiced) }))
  const [first] = parts
  if (parts.every(({ percent }) => percent === first?.percent)) return first?.percent
  const known = parts.flatMap(({ amount, percent }) => (typeof percent === 'number' ? [{ amount, percent }] : []))
  if (known.length < parts.length) return invoiced === 'INCLUSIVE' ? undefined : 'unknown'
  const gross = sum(known.map(({ amount }) => amount))
  const net = sum(known.map(({ amount, percent }) => amount / (1 + percent / 100)))
  return net === 0 ? 0 : Number(((gross / net - 1) * 100).toFixed(6))
}

/** Null where they state nothing, or not all the same. */
export function taxBehaviorOf(invoices: readonly StripeInvoice[]): TaxBehavior | null {
  const stated = new Set(
    invoices
      .flatMap((invoice) => [...(invoice.total_taxes ?? []), ...(invoice.total_tax_amounts ?? [])])
      .flatMap(({ inclusive, tax_behavior: behavior }) => behaviorOf(behavior) ?? behaviorWhere(inclusive) ?? []),
  )
  const [only = null] = stated
  return stated.size === 1 ? only : null
}

function percentOfItem(
  { default_tax_rates: defaults, automatic_tax: automatic, tax_percent: addedPercent }: StripeSubscription,
  { tax_rates: own, price }: StripeItem,
  invoiced: TaxBehavior | null,
): TaxPercent {
  const ofInvoices = invoiced === 'EXCLUSIVE' ? 0 : undefined
  const rates = own && own.length > 0 ? own : (defaults ?? [])
  if (rates.length > 0) {
    const percents = rates.map(({ inclusive, percentage }) => (inclusive === false ? 0 : inclusive && percentage))
    if (percents.every((percent) => typeof percent === 'number')) return sum(percents)
    return invoiced === null ? 'unknown' : ofInvoices
  }
  if (automatic?.enabled) {
    if (behaviorOf(price.tax_behavior) === 'EXCLUSIVE') return 0
    return invoiced === null ? 'unknown' : ofInvoices
  }
  // Older versions of the API: always added.
  if (typeof addedPercent === 'number') return 0
  return defaults && automatic ? 0 : ofInvoices
}

function behaviorOf(stated: string | null | undefined): TaxBehavior | null {
  if (stated === 'exclusive') return 'EXCLUSIVE'
  return stated === 'inclusive' ? 'INCLUSIVE' : null
}

function behaviorWhere(isInclusive: boolean | null | undefined): TaxBehavior | null {
  if (typeof isInclusive !== 'boolean') return null
  return isInclusive ? 'INCLUSIVE' : 'EXCLUSIVE'
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
