import type { StripeFrame } from './stripe-frame.ts'
import { billing, isoOrNone, type Line, ownerOf, priceLine } from './stripe-lines.ts'
import { fromStripeAmount } from './stripe-money.ts'
import type { StripeSubscription } from './stripe-objects.ts'

/** The plans that a subscription names. */
export function plansOf({ items, created }: StripeSubscription, frame: StripeFrame): readonly Line[] {
  return items.data.map(({ price }) => priceLine(price, { ...frame, observedAt: null }, created))
}

/**
 * A subscription. Items that renew alike are one line; where they do not, each is a line of its own, named by
 * the item too. A state holds from the event that told it. `sequence`: its place within a second in which more was told of it.
 */
export function subscriptionLines(
  subscription: StripeSubscription,
  frame: StripeFrame,
  sequence?: number,
): readonly Line[] {
  const { id, customer, created, start_date: startedAt, pause_collection: pause } = subscription
  const items = subscription.items.data
  const rhythms = Map.groupBy(
    items,
    ({ price }) => `${price.recurring?.interval} ${price.recurring?.interval_count ?? 1}`,
  )
  const changedAt = frame.observedAt ?? lastChange(subscription)
  const start = startedAt ?? created
  return [...rhythms.values()].map((group) => {
    const [first] = group
    const currency = first?.price.currency ?? subscription.currency ?? ''
    // A price per thousandth of a unit, or by tiers, has no whole amount: the source then states none.
    const isPriced = group.every(({ price }) => typeof price.unit_amount === 'number')
    const amount = group.reduce((sum, { price, quantity }) => sum + (price.unit_amount ?? 0) * (quantity ?? 1), 0)
    const discount = isPriced ? discountOf(subscription, amount) : 0
    const recurring = first?.price.recurring
    return billing({ ...frame, observedAt: changedAt }, ownerOf(frame.source, customer), {
      id: rhythms.size > 1 ? `${id}:${first?.id}` : id,
      type: 'SUBSCRIPTION',
      created: start,
      amount: isPriced ? amount : undefined,
      currency,
      properties: {
        // One that was paused when it ended has ended.
        status: pause && !over.has(subscription.status) ? 'PAUSED' : subscription.status.toUpperCase(),
        effectiveAt: isoOrNone(Math.max(changedAt, start)),
        planId: group.length === 1 ? first?.price.id : undefined,
        interval: recurring?.interval.toUpperCase(),
        intervalCount: recurring?.interval_count ?? 1,
        quantity: group.reduce((sum, { quantity }) => sum + (quantity ?? 1), 0),
        discountMinor: discount > 0 ? fromStripeAmount(discount, currency).amountMinor : undefined,
        periodStart: isoOrNone(first?.current_period_start ?? subscription.current_period_start),
        periodEnd: isoOrNone(first?.current_period_end ?? subscription.current_period_end),
        trialEnd: isoOrNone(subscription.trial_end),
        endedAt: isoOrNone(subscription.ended_at ?? subscription.cancel_at),
      },
      sequence,
    })
  })
}

const over: ReadonlySet<string> = new Set(['canceled', 'incomplete_expired'])

/** The latest time the object itself tells of. */
function lastChange({ created, start_date, current_period_start, canceled_at, ended_at }: StripeSubscription): number {
  return Math.max(created, start_date ?? 0, current_period_start ?? 0, canceled_at ?? 0, ended_at ?? 0)
}

/** Coupons one after the other: those of a share of what is left, rounded to the unit. */
function discountOf({ discount, discounts }: StripeSubscription, amount: number): number {
  const all = [...(discount ? [discount] : []), ...(discounts ?? [])]
  let left = amount
  for (const item of all) {
    if (typeof item === 'string') continue
    const coupon = item.coupon ?? item.source?.coupon
    if (coupon?.percent_off) left -= Math.round((left * coupon.percent_off) / 100)
    else if (coupon?.amount_off) left -= Math.min(left, coupon.amount_off)
  }
  return amount - left
}
