import type { StripeCoupon, StripeCustomer, StripeDiscount, StripeItem, StripeSubscription } from './stripe-objects.ts'

type Reference = NonNullable<StripeSubscription['discounts']>[number]

/** What is deducted from each period, in smallest units. Times in seconds; null if it has no such bound. */
export interface DiscountTerms {
  readonly amount: number
  readonly from: number | null
  readonly until: number | null
}

/** Items that are invoiced together, with the amount of each. */
export interface DiscountedItems {
  readonly items: readonly { readonly item: StripeItem; readonly amount: number }[]
  readonly currency: string
  /** All items of the subscription renew together. */
  readonly isWhole: boolean
  /** Seconds. A discount that ended before is ignored. */
  readonly at: number
}

interface OwnDiscount {
  readonly reference: Reference | null
  readonly at: number
}

interface Step {
  readonly coupon: StripeCoupon
  readonly item: StripeItem | null
  readonly from: number | null
  readonly until: number | null
}

/** Discounts and coupons that other objects name by their ids. */
export function createKnownDiscounts() {
  const discountById = new Map<string, StripeDiscount>()
  const couponById = new Map<string, StripeCoupon>()
  const endedIds = new Set<string>()
  const ownByCustomer = new Map<string, Map<string, OwnDiscount>>()

  function learn(reference: Reference | null | undefined): void {
    if (!reference || typeof reference === 'string') return
    const coupon = reference.coupon ?? reference.source?.coupon
    if (coupon && typeof coupon !== 'string') addCoupon(coupon)
    if (reference.id && coupon) discountById.set(reference.id, reference)
  }

  /** `teller`: within one second, its last statement counts. */
  function setOwn(customer: string, teller: string, own: OwnDiscount): void {
    const known = ownByCustomer.get(customer) ?? new Map<string, OwnDiscount>()
    ownByCustomer.set(customer, known.set(`${own.at} ${teller}`, own))
  }

  /** The last one that was reported and has not ended; within one second, a discount rather than none. */
  function ownOf(customer: string): Reference | null {
    const isEnded = (reference: Reference | null) =>
      reference !== null && endedIds.has(typeof reference === 'string' ? reference : (reference.id ?? ''))
    const [last] = [...(ownByCustomer.get(customer)?.values() ?? [])]
      .filter(({ reference }) => !isEnded(reference))
      .toSorted((a, b) => b.at - a.at || Number(b.reference !== null) - Number(a.reference !== null))
    return last?.reference ?? null
  }

  function addCoupon(coupon: StripeCoupon): void {
    if (coupon.id) couponById.set(coupon.id, coupon)
  }

  /** A text states why it is unknown. Null for one that is not deducted from every period. */
  function stepOf(reference: Reference, item: StripeItem | null): Step | string | null {
    const discount = typeof reference === 'string' ? discountById.get(reference) : reference
    if (discount === undefined)
      return `discount ${reference} is stated by its id only: fetch the object with expand[]=discounts`
    const stated = discount.coupon ?? discount.source?.coupon
    const coupon = typeof stated === 'string' ? couponById.get(stated) : stated
    if (!coupon)
      return `coupon ${typeof stated === 'string' ? stated : '(none)'} of a discount is not in the input: fetch it, or expand it`
    const { duration } = coupon
    if (duration === 'once') return null
    const { start, end } = discount
    if (duration === 'repeating' && !end) return `discount ${discount.id ?? '(without id)'} does not state its end`
    return { coupon, item, from: start ?? null, until: end ?? null }
  }

  function stepsOf(subscription: StripeSubscription, items: readonly StripeItem[]): (Step | string | null)[] {
    const { discount, discounts = [], customer } = subscription
    // Newer versions of the API state the only discount in both.
    const own = discounts?.length ? discounts : discount ? [discount] : []
    const inherited = own.length > 0 ? null : ownOf(customer)
    return [
      ...items.flatMap((item) => (item.discounts ?? []).map((reference) => stepOf(reference, item))),
      ...[...own, ...(inherited ? [inherited] : [])].map((reference) => stepOf(reference, null)),
    ]
  }

  return {
    addCoupon,
    /** A separate object. `at`: when an event reported it; `isEnded`: it was removed. */
    addDiscount(
      discount: StripeDiscount,
      { at, isEnded }: { readonly at: number | null; readonly isEnded: boolean },
    ): void {
      learn(discount)
      const { customer, subscription, subscription_item: item, invoice, invoice_item: invoiceItem } = discount
      const isOwn = !subscription && !item && !invoice && !invoiceItem
      if (!customer || !isOwn || at === null) return
      if (isEnded && discount.id) endedIds.add(discount.id)
      else setOwn(customer, discount.id ?? '', { reference: isEnded ? null : discount, at })
    },
    /** `at`: when an event reported it. One that was fetched is no older than its discount. */
    addCustomer({ id, created, discount }: StripeCustomer, at: number | null): void {
      learn(discount)
      const start = typeof discount === 'object' ? discount?.start : null
      if (discount !== undefined)
        setOwn(id, 'customer', { reference: discount, at: at ?? Math.max(created ?? 0, start ?? 0) })
    },
    addSubscription({ discount, discounts, items }: StripeSubscription): void {
      for (const reference of [discount, ...(discounts ?? []), ...items.data.flatMap((item) => item.discounts ?? [])])
        learn(reference)
    },
    /** Null if nothing is deducted. A text states why it is unknown. */
    termsOf(subscription: StripeSubscription, priced: DiscountedItems): DiscountTerms | string | null {
      const steps: Step[] = []
      for (const step of stepsOf(
        subscription,
        priced.items.map(({ item }) => item),
      )) {
        if (typeof step === 'string') return step
        if (step !== null && (step.until === null || step.until > priced.at)) steps.push(step)
      }
      const [first] = steps
      if (first === undefined) return null
      const { until } = first
      // A discount that began before applies from the beginning of the described period.
      const startOf = ({ from }: Step) => (from !== null && from > priced.at ? from : null)
      if (steps.some((step) => step.until !== until || startOf(step) !== startOf(first)))
        return 'its discounts begin or end at different times'
      const amount = deduct(steps, priced)
      return typeof amount === 'string' ? amount : { amount, from: startOf(first), until }
    },
  }
}

/** Discounts one after the other: shares of what is left, rounded to the unit. Those of items come first, as in Stripe. */
function deduct(steps: readonly Step[], { items, currency, isWhole }: DiscountedItems): number | string {
  const left = new Map(items.map(({ item, amount }) => [item.id, amount]))
  for (const { coupon, item: only } of steps) {
    const products = coupon.applies_to?.products
    const meant = items.filter(
      ({ item }) =>
        (only === null || only.id === item.id) && (!products || products.includes(item.price.product ?? '')),
    )
    const total = meant.reduce((sum, { item }) => sum + (left.get(item.id) ?? 0), 0)
    const fixed = coupon.currency === currency ? coupon.amount_off : coupon.currency_options?.[currency]?.amount_off
    let off: number
    if (typeof coupon.percent_off === 'number') off = Math.round((total * coupon.percent_off) / 100)
    else if (typeof fixed !== 'number') return `coupon ${coupon.id ?? '(without id)'} states no amount in ${currency}`
    else if (only === null && !isWhole) return 'a fixed discount is shared by items that renew at different times'
    else off = Math.min(total, fixed)
    // In proportion; the last one takes the remainder of rounding.
    let open = off
    for (const [index, { item }] of meant.entries()) {
      const own = left.get(item.id) ?? 0
      const part = index === meant.length - 1 ? open : total === 0 ? 0 : Math.min(open, Math.round((own * off) / total))
      left.set(item.id, own - part)
      open -= part
    }
  }
  return items.reduce((sum, { item, amount }) => sum + amount - (left.get(item.id) ?? 0), 0)
}
