/**
 * Prices, coupons and discounts by dice, and what Stripe charges for them in one period, from Stripe's documentation. It is counted in whole
 * fractions of a unit, and knows nothing of the converter.
 */

export interface Tier {
  readonly upTo: number | null
  /** Decimals of a unit. */
  readonly unit: string
  readonly flat: string
}

export interface Price {
  readonly id: string
  readonly product: string
  readonly currency: string
  readonly unit: string
  readonly tiers: readonly Tier[] | null
  readonly mode: 'volume' | 'graduated'
  readonly pack: { readonly divide_by: number; readonly round: 'up' | 'down' } | null
  readonly interval: 'month' | 'year' | 'week'
  /** Usage decides what it charges, or its tiers were not fetched: nobody can say it from the objects. */
  readonly unknown: 'METERED' | 'NO_TIERS' | null
}

export interface Coupon {
  readonly id: string
  /** A share in hundredths of a percent, or amounts by currency. */
  readonly share: number | null
  readonly off: Readonly<Record<string, number>>
  readonly duration: 'forever' | 'repeating' | 'once'
  readonly products: readonly string[] | null
}

export interface Discount {
  readonly id: string
  readonly coupon: Coupon
  readonly start: number
  readonly end: number | null
}

export interface Item {
  readonly id: string
  readonly price: Price
  quantity: number
  discounts: readonly Discount[]
}

/** How terms are told: versions of the API and habits of exports differ. */
export interface TermsManner {
  /** What stands in `discounts`: the whole discount, one that names its coupon, or an id. */
  readonly form: 'EXPANDED' | 'COUPON_ID' | 'ID'
  /** Coupons are told, too. */
  readonly tellsCoupons: boolean
  /** What events say of discounts. */
  readonly discountEvents: 'NONE' | 'EXPANDED' | 'COUPON_ID'
  /** Where a discount holds its coupon: newer versions of the API have a `source`. */
  readonly isNew: boolean
}

/** Whether the objects say what a discount deducts. */
export function isKnown({ form, tellsCoupons, discountEvents }: TermsManner, isExport: boolean): boolean {
  const events = isExport ? 'NONE' : discountEvents
  if (form === 'EXPANDED') return true
  if (form === 'COUPON_ID') return tellsCoupons || events === 'EXPANDED'
  return events === 'EXPANDED' || (events === 'COUPON_ID' && tellsCoupons)
}

const digits = 4
const one = 10n ** BigInt(digits)

function exact(decimal: string): bigint {
  const [whole = '0', part = ''] = decimal.split('.')
  return BigInt(whole) * one + BigInt(part.padEnd(digits, '0'))
}

/** Half a unit is rounded up. */
function rounded(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator))
}

/** What an item charges before discounts; null where the objects do not say. */
function itemCharge({ price, quantity }: Item): number | null {
  const { unit, tiers, mode, pack, unknown } = price
  if (unknown !== null) return null
  if (tiers === null) {
    const count = pack === null ? quantity : packs(quantity, pack)
    return rounded(exact(unit) * BigInt(count), one)
  }
  let sum = 0n
  // One unit after the other, as Stripe's example counts them.
  const tierOf = (number: number) => tiers.find(({ upTo }) => upTo === null || number <= upTo) as Tier
  if (mode === 'volume') {
    const tier = tierOf(quantity)
    sum = exact(tier.unit) * BigInt(quantity) + exact(tier.flat)
  } else {
    const reached = new Set<Tier>(quantity === 0 ? [tierOf(0)] : [])
    for (let number = 1; number <= quantity; number++) {
      sum += exact(tierOf(number).unit)
      reached.add(tierOf(number))
    }
    for (const { flat } of reached) sum += exact(flat)
  }
  return rounded(sum, one)
}

function packs(quantity: number, { divide_by: size, round }: NonNullable<Price['pack']>): number {
  let full = 0
  while ((full + 1) * size <= quantity) full++
  return full + (round === 'up' && full * size < quantity ? 1 : 0)
}

export interface Terms {
  readonly items: readonly Item[]
  readonly own: readonly Discount[]
  /** Of the customer: for subscriptions without one of their own. */
  readonly inherited: Discount | null
  readonly currency: string
}

/**
 * What a period charges at `asOf` to items that renew together, `toldAt` being when the subscription was told last. A text where a line
 * cannot say it: discounts of different times, and amounts that several rhythms share.
 */
export function periodCharge(
  { items, own, inherited, currency }: Terms,
  group: readonly Item[],
  when: { readonly toldAt: number; readonly asOf: number },
  known: (discount: Discount) => boolean,
): number | 'unknown' {
  const charges = new Map(group.map((item) => [item, itemCharge(item)]))
  if ([...charges.values()].includes(null)) return 'unknown'
  const left = new Map([...charges].map(([item, charge]) => [item, charge ?? 0]))
  const whole = own.length > 0 ? own : inherited === null ? [] : [inherited]
  const all = [
    ...group.flatMap((item) => item.discounts.map((discount) => ({ discount, of: [item], isShared: false }))),
    ...whole.map((discount) => ({ discount, of: group, isShared: group.length < items.length })),
  ]
  if (all.some(({ discount }) => !known(discount))) return 'unknown'
  const lasting = all.filter(
    ({ discount: { coupon, end } }) => coupon.duration !== 'once' && (end === null || end > when.toldAt),
  )
  const windows = new Set(lasting.map(({ discount: { start, end } }) => `${Math.max(start, when.toldAt)} ${end}`))
  if (windows.size > 1) return 'unknown'
  for (const { discount, of, isShared } of lasting) {
    const { share, off, products } = discount.coupon
    if (share === null && (off[currency] === undefined || isShared)) return 'unknown'
    const meant = of.filter(({ price }) => products === null || products.includes(price.product))
    const total = meant.reduce((sum, item) => sum + (left.get(item) ?? 0), 0)
    const deducted =
      share === null ? Math.min(total, off[currency] ?? 0) : rounded(BigInt(total) * BigInt(share), 10_000n)
    if (discount.start > when.asOf || (discount.end !== null && discount.end <= when.asOf)) continue
    spread(deducted, meant, left)
  }
  return [...left.values()].reduce((sum, part) => sum + part, 0)
}

/** Each item bears its share, the last one what rounding left. */
function spread(deducted: number, items: readonly Item[], left: Map<Item, number>): void {
  const total = items.reduce((sum, item) => sum + (left.get(item) ?? 0), 0)
  let open = deducted
  items.forEach((item, index) => {
    const before = left.get(item) ?? 0
    const fair = total === 0 ? 0 : rounded(BigInt(before) * BigInt(deducted), BigInt(total))
    const part = index === items.length - 1 ? open : Math.min(open, fair)
    left.set(item, before - part)
    open -= part
  })
}

/** Objects as Stripe's API returns them. */
export function couponObject({ id, share, off, duration, products }: Coupon) {
  const [first, ...others] = Object.entries(off)
  return {
    ...{ object: 'coupon', id, duration, valid: true },
    percent_off: share === null ? null : share / 100,
    amount_off: first?.[1] ?? null,
    currency: first?.[0] ?? null,
    ...(others.length > 0 && {
      currency_options: Object.fromEntries(others.map(([name, amount]) => [name, { amount_off: amount }])),
    }),
    ...(products && { applies_to: { products } }),
  }
}

export function discountObject(
  { id, coupon, start, end }: Discount,
  { form, isNew }: Pick<TermsManner, 'form' | 'isNew'>,
) {
  if (form === 'ID') return id
  const named = form === 'EXPANDED' ? couponObject(coupon) : coupon.id
  // Only the newer form names a coupon by its id.
  const held = isNew || form === 'COUPON_ID' ? { source: { type: 'coupon', coupon: named } } : { coupon: named }
  return { object: 'discount', id, start, end, ...held }
}

export function itemObject({ id, price, quantity, discounts }: Item, manner: TermsManner) {
  return {
    id,
    object: 'subscription_item',
    quantity,
    price: priceObject(price),
    discounts: discounts.map((d) => discountObject(d, manner)),
  }
}

function priceObject({ id, product, currency, unit, tiers, mode, pack, interval, unknown }: Price) {
  const isWhole = !unit.includes('.')
  const hasUnit = tiers === null && unknown === null
  return {
    ...{ object: 'price', id, product, currency },
    unit_amount: hasUnit && isWhole ? Number(unit) : null,
    unit_amount_decimal: hasUnit ? unit : null,
    billing_scheme: tiers === null ? 'per_unit' : 'tiered',
    tiers_mode: tiers === null ? null : mode,
    ...(tiers &&
      unknown === null && {
        tiers: tiers.map((tier) => ({
          up_to: tier.upTo,
          unit_amount: tier.unit.includes('.') ? null : Number(tier.unit),
          unit_amount_decimal: tier.unit,
          flat_amount: tier.flat.includes('.') ? null : Number(tier.flat),
          flat_amount_decimal: tier.flat,
        })),
      }),
    transform_quantity: pack,
    recurring: { interval, interval_count: 1, usage_type: unknown === 'METERED' ? 'metered' : 'licensed' },
  }
}

/** Prices and discounts by dice. `newId`: the id of one more object of a kind. */
export function createRandomTerms(roll: () => number, newId: (kind: string) => string, currency: string) {
  const among = (size: number) => Math.floor(roll() * size)
  const pick = <T>(...items: readonly [T, ...T[]]): T => items[among(items.length)] ?? items[0]
  const decimal = () => pick(String(among(3_000)), `${among(200)}.${1 + among(99)}`, '0.5', `${among(20)}.25`)

  function price(): Price {
    const isTiered = roll() < 0.25
    const first = 1 + among(10)
    return {
      ...{ id: newId('price'), product: pick('prod_a', 'prod_b'), currency, unit: decimal() },
      tiers: isTiered
        ? [
            { upTo: first, unit: decimal(), flat: pick('0', decimal()) },
            { upTo: first + 1 + among(20), unit: decimal(), flat: pick('0', decimal()) },
            { upTo: null, unit: decimal(), flat: pick('0', decimal()) },
          ]
        : null,
      mode: pick('volume', 'graduated'),
      pack: !isTiered && roll() < 0.25 ? { divide_by: 2 + among(9), round: pick('up', 'down') } : null,
      interval: roll() < 0.8 ? 'month' : pick('year', 'week'),
      unknown: roll() < 0.05 ? (isTiered ? 'NO_TIERS' : 'METERED') : null,
    }
  }

  return {
    item: (): Item => ({ id: newId('si'), price: price(), quantity: among(40), discounts: [] }),
    coupon(): Coupon {
      const isShare = roll() < 0.6
      const duration = pick<Coupon['duration']>('forever', 'forever', 'repeating', 'once')
      return {
        ...{ id: newId('coupon'), share: isShare ? 1 + among(10_000) : null, duration },
        off: isShare
          ? {}
          : pick<Readonly<Record<string, number>>>(
              { [currency]: 1 + among(3_000) },
              { [currency]: 1 + among(3_000) },
              { jpy: 1 + among(3_000) },
              { jpy: 7, [currency]: 1 + among(3_000) },
            ),
        products: roll() < 0.15 ? [pick('prod_a', 'prod_b')] : null,
      }
    },
    discount(coupon: Coupon, now: number): Discount {
      const day = 86_400
      const end = coupon.duration === 'repeating' ? now + pick(1, 20, 200, 500, 800) * day : null
      return { id: newId('di'), coupon, start: now, end }
    },
  }
}
