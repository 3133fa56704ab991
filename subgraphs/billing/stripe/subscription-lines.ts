import { itemAmount } from './item-amount.ts'
import type { DiscountedItems, DiscountTerms } from './known-discounts.ts'
import type { StripeFrame } from './stripe-frame.ts'
import { billing, isoOrNone, type Line, ownerOf, priceLine } from './stripe-lines.ts'
import { fromStripeAmount } from './stripe-money.ts'
import type { StripeItem, StripeSubscription } from './stripe-objects.ts'
import { type TaxBehavior, taxPercentOf } from './subscription-tax.ts'

/** The plans that a subscription names. */
export function plansOf({ items, created }: StripeSubscription, frame: StripeFrame): readonly Line[] {
  return items.data.map(({ price }) => priceLine(price, { ...frame, observedAt: null }, created))
}

export interface SubscriptionContext {
  /** See known-discounts.ts. */
  readonly discountOf: (subscription: StripeSubscription, items: DiscountedItems) => DiscountTerms | string | null
  /** What its invoices in the input state; null where they state nothing. */
  readonly taxBehavior: TaxBehavior | null
  /** Reports a part of the subscription that its line does not state, with the reason. */
  readonly leave: (what: string, why: string) => void
  /** Its position within a second for which more was reported about it. */
  readonly sequence?: number | undefined
}

/**
 * A subscription. Items that renew together are one line. If they do not, each is a separate line, named by the item as well. A state
 * applies from the event that reported it. Throws TypeError if it has no items.
 */
export function subscriptionLines(
  subscription: StripeSubscription,
  frame: StripeFrame,
  context: SubscriptionContext,
): readonly Line[] {
  const { id, customer, created, start_date: startedAt, pause_collection: pause } = subscription
  const items = subscription.items.data
  if (items.length === 0) throw new TypeError('it has no items, so it does not state what it charges')
  const rhythms = Map.groupBy(
    items,
    ({ price }) => `${price.recurring?.interval} ${price.recurring?.interval_count ?? 1}`,
  )
  // A fetched object does not show that it changed then.
  const changedAt = (frame.event === null ? null : frame.observedAt) ?? lastChange(subscription)
  const start = startedAt ?? created
  const at = Math.max(changedAt, start)
  return [...rhythms.values()].map((group) => {
    const [first] = group
    const currency = subscription.currency ?? first?.price.currency ?? ''
    const amount = amountOf(subscription, group, currency, context)
    const recurring = first?.price.recurring
    return billing({ ...frame, observedAt: frame.observedAt ?? changedAt }, ownerOf(frame.source, customer), {
      id: rhythms.size > 1 ? `${id}:${first?.id}` : id,
      type: 'SUBSCRIPTION',
      created: start,
      amount: amount?.total,
      currency,
      properties: {
        // A subscription that was paused when it ended has ended.
        status: pause && !over.has(subscription.status) ? 'PAUSED' : subscription.status.toUpperCase(),
        effectiveAt: isoOrNone(at),
        planId: group.length === 1 ? first?.price.id : undefined,
        interval: recurring?.interval.toUpperCase(),
        intervalCount: recurring?.interval_count ?? 1,
        quantity: group.reduce((sum, { quantity }) => sum + (quantity ?? 1), 0),
        ...(amount && discountProperties(subscription, { ...amount, isWhole: rhythms.size === 1, at }, context)),
        taxPercent: amount && taxPercent(subscription, amount.items, context),
        periodStart: isoOrNone(first?.current_period_start ?? subscription.current_period_start),
        periodEnd: isoOrNone(first?.current_period_end ?? subscription.current_period_end),
        trialEnd: isoOrNone(subscription.trial_end),
        resumesAt: isoOrNone(pause?.resumes_at),
        endedAt: isoOrNone(subscription.ended_at ?? subscription.cancel_at),
      },
      sequence: context.sequence,
    })
  })
}

const over: ReadonlySet<string> = new Set(['canceled', 'incomplete_expired'])

/** Undefined, and reported, if an item does not state its amount. */
function amountOf(
  { id, items }: StripeSubscription,
  group: readonly StripeItem[],
  currency: string,
  { leave }: SubscriptionContext,
) {
  const priced = group.map((item) => ({ item, amount: itemAmount(item, currency) }))
  const known = priced.flatMap(({ item, amount }) => (typeof amount === 'number' ? [{ item, amount }] : []))
  const [reason] = priced.flatMap(({ amount }) => (typeof amount === 'string' ? [amount] : []))
  const why = items.has_more ? 'it is one page of several items: fetch the further items, too' : reason
  if (why !== undefined) leave(`amount of ${id}`, why)
  if (why !== undefined || known.length === 0) return undefined
  return { items: known, currency, total: known.reduce((sum, { amount }) => sum + amount, 0) }
}

function taxPercent(
  subscription: StripeSubscription,
  items: DiscountedItems['items'],
  { taxBehavior, leave }: SubscriptionContext,
) {
  const percent = taxPercentOf(subscription, items, taxBehavior)
  if (percent === 'unknown')
    leave(
      `tax of ${subscription.id}`,
      'its prices may contain tax, and neither a tax rate nor an invoice in the input states how much: add its latest invoice',
    )
  return percent
}

/** A discount that is not known is stated as such, so that figures name it as missing instead of leaving it out. */
function discountProperties(
  subscription: StripeSubscription,
  items: DiscountedItems,
  { discountOf, leave }: SubscriptionContext,
) {
  const discount = discountOf(subscription, items)
  if (discount === null) return {}
  if (typeof discount === 'string') {
    leave(`discount of ${subscription.id}`, discount)
    return { discountMinor: 'unknown' }
  }
  return {
    discountMinor: discount.amount > 0 ? fromStripeAmount(discount.amount, items.currency).amountMinor : undefined,
    discountFrom: isoOrNone(discount.from),
    discountUntil: isoOrNone(discount.until),
  }
}

/** The latest time that the object itself states. */
function lastChange({ created, start_date, current_period_start, canceled_at, ended_at }: StripeSubscription): number {
  return Math.max(created, start_date ?? 0, current_period_start ?? 0, canceled_at ?? 0, ended_at ?? 0)
}
