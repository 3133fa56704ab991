import { describe, expect, it } from 'vitest'
import { itemAmount } from '../../../../subgraphs/billing/stripe/item-amount.ts'
import type { StripeItem } from '../../../../subgraphs/billing/stripe/stripe-objects.ts'
import { convertAll, entriesOf } from './ledger-of-lines.ts'
import { charge, customer, event, invoice, price, refund, subscription } from './objects.ts'

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 1_000
const [item] = subscription.items.data
const plain = { ...subscription, discounts: [] }

function convert(...values: readonly unknown[]) {
  const { lines, leftOut } = convertAll(values)
  return {
    lines,
    leftOut: leftOut.map(({ what }) => what),
    terms: lines
      .filter(({ type }) => type === 'SUBSCRIPTION')
      .map(({ amountMinor, properties }) => ({
        amountMinor,
        ...(properties as Readonly<Record<string, unknown>>),
      })),
    ids: lines.map(({ id, amountMinor }) => [id, amountMinor]),
  }
}

describe('a discount of a Stripe subscription', () => {
  const half = { id: 'half', percent_off: 50, duration: 'forever' }
  const expanded = { id: 'di_9', source: { type: 'coupon', coupon: half } }
  const unknown = { discountMinor: 'unknown' }

  it.each<[string, object]>([
    ['by its id', { discounts: ['di_9'] }],
    ['by the id of its coupon', { discounts: [{ id: 'di_9', source: { type: 'coupon', coupon: 'half' } }] }],
    ['in an unknown form', { discounts: [{ id: 5 }] }],
    ['of an item, by its id', { items: { data: [{ ...item, discounts: ['di_9'] }] } }],
    ['in another currency', { discounts: [{ coupon: { amount_off: 100, currency: 'usd' } }] }],
    ['that repeats without an end', { discounts: [{ coupon: { percent_off: 10, duration: 'repeating' } }] }],
  ])('stated %s is unknown and reported', (_, change) => {
    const { terms, leftOut } = convert({ ...plain, ...change })
    expect(terms).toMatchObject([unknown])
    expect(leftOut).toEqual(['discount of sub_1'])
  })

  it('stated by its id is the one that another object of the input describes', () => {
    const named = { ...plain, discounts: ['di_9'] }
    for (const other of [
      { object: 'discount', ...expanded },
      event('customer.discount.created', '2026-02-01', { object: 'discount', ...expanded }),
      { ...plain, id: 'sub_2', discounts: [expanded] },
    ]) {
      expect(convert(named, other).terms[0]).toMatchObject({ discountMinor: 1_500 })
      expect(convert(other, named).leftOut).toEqual([])
    }
    const byCoupon = { ...plain, discounts: [{ source: { type: 'coupon', coupon: 'half' } }] }
    expect(convert({ object: 'coupon', ...half }, byCoupon).terms).toMatchObject([{ discountMinor: 1_500 }])
  })

  it('of an item, of the customer, and of a product is deducted where it applies', () => {
    const second = { ...item, id: 'si_2', price: { ...price, id: 'price_2', product: 'prod_2' } }
    const two = (change: object) => ({ ...plain, items: { data: [{ ...item, ...change }, second] } })
    expect(convert(two({ discounts: [expanded] })).terms).toMatchObject([{ amountMinor: 6_000, discountMinor: 1_500 }])
    const limited = { coupon: { ...half, applies_to: { products: ['prod_2'] } } }
    expect(convert({ ...two({}), discounts: [limited] }).terms).toMatchObject([{ discountMinor: 1_500 }])
    const paying = { ...customer, discount: { coupon: half } }
    expect(convert(plain, paying).terms).toMatchObject([{ discountMinor: 1_500 }])
    expect(convert({ ...plain, discounts: [{ coupon: { percent_off: 10 } }] }, paying).terms).toMatchObject([
      { discountMinor: 300 },
    ])
    expect(convert(plain, { ...customer, discount: 'di_9' }).terms).toMatchObject([unknown])
  })

  it('of the customer may be told by its event alone, and ends by one', () => {
    const own = { ...customer, discount: null }
    const made = { object: 'discount', ...expanded, customer: 'cus_1', subscription: null }
    const begun = event('customer.discount.created', '2026-02-01', made)
    const ended = event('customer.discount.deleted', '2026-02-01', made)
    expect(convert(plain, own, begun).terms).toMatchObject([{ discountMinor: 1_500 }])
    for (const values of [
      [begun, ended],
      [ended, begun],
    ])
      expect(convert(plain, own, ...values).terms[0]).not.toHaveProperty('discountMinor')
    // One of a subscription or an invoice is not the customer's: controls.
    for (const owner of [{ subscription: 'sub_2' }, { invoice: 'in_1' }]) {
      const other = event('customer.discount.created', '2026-02-01', { ...made, ...owner })
      expect(convert(plain, own, other).terms[0]).not.toHaveProperty('discountMinor')
    }
  })

  it('ends with its time, and one for the first period only is not deducted from each', () => {
    const at = (start: string, end: string) => ({
      coupon: { percent_off: 50, duration: 'repeating' },
      ...{ start: day(start), end: day(end) },
    })
    expect(convert({ ...plain, discounts: [at('2026-01-02', '2026-04-02')] }).terms).toMatchObject([
      { discountMinor: 1_500, discountUntil: '2026-04-02T00:00:00.000Z' },
    ])
    expect(convert({ ...plain, discounts: [at('2025-01-02', '2025-04-02')] }).terms[0]).not.toHaveProperty(
      'discountMinor',
    )
    expect(convert({ ...plain, discounts: [at('2026-03-02', '2026-04-02')] }).terms).toMatchObject([
      { discountFrom: '2026-03-02T00:00:00.000Z' },
    ])
    const once = { coupon: { percent_off: 100, duration: 'once' } }
    expect(convert({ ...plain, discounts: [once] }).terms[0]).not.toHaveProperty('discountMinor')
    const mixed = [at('2026-01-02', '2026-04-02'), { coupon: half }]
    expect(convert({ ...plain, discounts: mixed }).terms).toMatchObject([unknown])
  })

  it('known in the currency of the subscription is deducted: a control', () => {
    const fixed = { coupon: { amount_off: 100, currency: 'eur' } }
    expect(convert({ ...plain, discounts: [fixed] }).terms).toMatchObject([{ discountMinor: 100 }])
    expect(convert(plain).terms[0]).not.toHaveProperty('discountMinor')
    expect(convert(plain).leftOut).toEqual([])
  })
})

describe('the tax of a Stripe subscription', () => {
  const rate = (percentage: number, inclusive: boolean) => ({ object: 'tax_rate', id: 'txr_1', percentage, inclusive })
  const automatic = { automatic_tax: { enabled: true } }
  const priced = (behavior: string) => ({
    ...{ ...plain, ...automatic },
    items: { data: [{ ...item, price: { ...price, tax_behavior: behavior } }] },
  })
  const invoiced = (inclusive: boolean) => ({
    ...{ ...invoice, subscription: plain.id, total: 3_600, tax: 600 },
    total_tax_amounts: [{ amount: 600, inclusive }],
  })
  const taxOf = (...values: readonly object[]) => {
    const { lines, leftOut } = convert(...values)
    const terms = lines.find(({ type }) => type === 'SUBSCRIPTION')?.properties as Readonly<Record<string, unknown>>
    return [terms.taxPercent, ...leftOut.filter((what) => what.startsWith('tax'))]
  }

  it.each<[string, readonly object[], number | undefined]>([
    ['added by a rate', [{ ...plain, default_tax_rates: [rate(20, false)] }], 0],
    ['contained by a rate', [{ ...plain, default_tax_rates: [rate(20, true)] }], 20],
    ['contained by two rates', [{ ...plain, default_tax_rates: [rate(5, true), rate(9.975, true)] }], 14.975],
    [
      'contained by the rate of an item, before that of the subscription',
      [{ ...plain, default_tax_rates: [rate(20, false)], items: { data: [{ ...item, tax_rates: [rate(7, true)] }] } }],
      7,
    ],
    ['added, as the price says', [priced('exclusive')], 0],
    ['added, as an invoice says', [{ ...plain, ...automatic }, invoiced(false)], 0],
    ['added, as an invoice of an older version says', [plain, invoiced(false)], 0],
    ['added by percent', [{ ...plain, tax_percent: 19 }], 0],
    ['none', [{ ...plain, default_tax_rates: [], automatic_tax: { enabled: false } }], 0],
    // The share of its invoices applies.
    ['contained, as an invoice says', [priced('inclusive'), invoiced(true)], undefined],
    ['not stated', [plain], undefined],
  ])('is known where it is %s', (_, values, percent) => {
    expect(taxOf(...values)).toEqual([percent])
    expect(taxOf(...values.toReversed())).toEqual([percent])
  })

  it.each<[string, object]>([
    ['Stripe computes what the price contains', priced('inclusive')],
    ['Stripe computes it and the price does not say how', { ...plain, ...automatic }],
    ['its rate is only named', { ...plain, default_tax_rates: ['txr_1'] }],
    ['its rate states no percentage', { ...plain, default_tax_rates: [{ inclusive: true }] }],
  ])('is unknown and reported where %s', (_, value) => {
    expect(taxOf(value)).toEqual(['unknown', 'tax of sub_1'])
  })

  it('of items that are taxed differently is that of all of them', () => {
    // 3,000 with 20 percent contain 500, and 3,000 without a rate of their own none.
    const both = [
      { ...item, tax_rates: [rate(20, true)] },
      { ...item, id: 'si_2', tax_rates: [rate(20, false)] },
    ]
    expect(taxOf({ ...plain, items: { data: both } })).toEqual([9.090909])
  })
})

describe('the amount of an item', () => {
  const amount = (quantity: number | null, change: object, currency = 'eur') =>
    itemAmount({ ...item, quantity, price: { ...price, ...change } } as StripeItem, currency)
  const tiers = [
    { up_to: 10, unit_amount: 100, flat_amount: 500 },
    { up_to: null, unit_amount_decimal: '50.5', flat_amount: null },
  ]
  const none = { unit_amount: null, unit_amount_decimal: null }

  it.each<[string, number | null, object, number]>([
    ['whole units', 3, {}, 3_000],
    ['packages that are begun', 15, { transform_quantity: { divide_by: 10, round: 'up' } }, 2_000],
    ['packages that are full', 19, { transform_quantity: { divide_by: 10, round: 'down' } }, 1_000],
    ['a part of a cent', 100, { unit_amount: null, unit_amount_decimal: '0.5' }, 50],
    ['a part of a cent that does not add up', 3, { unit_amount: null, unit_amount_decimal: '0.5' }, 2],
    ['graduated tiers', 12, { ...none, tiers, tiers_mode: 'graduated' }, 500 + 1_000 + 101],
    ['tiers by volume', 12, { ...none, tiers, tiers_mode: 'volume' }, 606],
  ])('is known for %s', (_, quantity, change, expected) => {
    expect(amount(quantity, change)).toBe(expected)
  })

  it('is not known for usage, for tiers that are not there, and in another currency', () => {
    expect(amount(null, { recurring: { interval: 'month', usage_type: 'metered' } })).toMatch(/metered/)
    expect(amount(3, none)).toMatch(/expand\[\]=tiers/)
    expect(amount(3, { ...none, tiers: tiers.slice(0, 1), tiers_mode: 'volume' })).toBe(800)
    expect(amount(11, { ...none, tiers: tiers.slice(0, 1), tiers_mode: 'volume' })).toMatch(/end below/)
    expect(amount(3, {}, 'usd')).toMatch(/no amount in usd/)
    expect(amount(3, { currency_options: { usd: { unit_amount: 1_100 } } }, 'usd')).toBe(3_300)
  })

  it('that is not known is left out of the line and reported', () => {
    const { terms, leftOut } = convert({ ...plain, items: { data: [{ ...item, price: { ...price, ...none } }] } })
    expect(terms[0]?.amountMinor).toBeUndefined()
    expect(leftOut).toEqual(['amount of sub_1'])
    expect(convert({ ...plain, items: { data: [] } }).leftOut).toEqual(['sub_1'])
    expect(convert({ ...plain, items: { ...plain.items, has_more: true } }).leftOut).toEqual(['amount of sub_1'])
  })
})

describe('changes of one second', () => {
  const changed = (id: string, type: string, object: object, previous?: object) => ({
    ...event(type, '2026-03-01', object),
    id,
    data: { object, ...(previous && { previous_attributes: previous }) },
  })
  const of = (quantity: number) => ({ ...plain, items: { data: [{ ...item, quantity }] } })
  const last = (values: readonly unknown[]) =>
    convert(...values)
      .lines.filter(({ type, kind }) => type === 'SUBSCRIPTION' || kind === 'record')
      .toSorted((a, b) => Number(b.sequence ?? 0) - Number(a.sequence ?? 0))[0]

  it.each<[string, (from: number, to: number) => object]>([
    [
      'the quantity',
      (from, to) => changed(`e${to}`, 'customer.subscription.updated', { ...of(to), quantity: to }, { quantity: from }),
    ],
    [
      'the items',
      (from, to) =>
        changed(`e${to}`, 'customer.subscription.updated', of(to), of(from).items && { items: of(from).items }),
    ],
    [
      'a part of the items',
      (from, to) =>
        changed(`e${to}`, 'customer.subscription.updated', of(to), { items: { data: [{ quantity: from }] } }),
    ],
  ])('follow what they replaced of %s, in any order of the input', (_, make) => {
    const [a, b, c] = [make(2, 3), make(3, 5), make(5, 4)]
    for (const values of [
      [a, b, c],
      [c, b, a],
      [b, a, c],
      [c, a, b],
    ])
      expect(last(values)).toMatchObject({ properties: { quantity: 4 } })
  })

  it('of a customer follow what they replaced', () => {
    const make = (from: string, to: string) =>
      changed(to, 'customer.updated', { ...customer, email: to }, { email: from })
    const [a, b] = [make('a@x.io', 'b@x.io'), make('b@x.io', 'c@x.io')]
    const made = changed('made', 'customer.created', { ...customer, email: 'a@x.io' })
    for (const values of [
      [a, b],
      [b, a],
      [b, made, a],
    ])
      expect(last(values)).toMatchObject({ identifiers: [{ value: 'c@x.io' }, {}] })
  })

  it('that state nothing of it have the order of the input, which a list or file turns around', () => {
    const [three, five] = [3, 5].map((to) => changed(`e${to}`, 'customer.subscription.updated', of(to)))
    expect(last([three, five])).toMatchObject({ properties: { quantity: 5 } })
    expect(last([{ object: 'list', data: [five, three] }])).toMatchObject({ properties: { quantity: 5 } })
    const older = event('customer.updated', '2026-01-05', { ...customer, id: 'cus_2' })
    expect(last([five, three, older])).toMatchObject({ properties: { quantity: 5 } })
    expect(last([older, three, five])).toMatchObject({ properties: { quantity: 5 } })
  })
})

/** An event that says what it replaced. */
const changedFrom = (previous: object, object: object) => ({
  ...event('customer.updated', '2026-03-01', object),
  data: { object, previous_attributes: previous },
})

describe('balances', () => {
  const moved = (id: string, currency: string, amount: number, ending: number, at = '2026-03-01') => ({
    ...{ object: 'customer_balance_transaction', id, customer: 'cus_1', currency, amount, ending_balance: ending },
    created: day(at),
  })
  const usd = moved('t1', 'usd', -500, -500)
  const eur = moved('t2', 'eur', -300, -300, '2026-03-02')

  it('in two currencies have ids of their own, whatever else is in the input', () => {
    const two = [
      ['cus_1:balance:usd', 500],
      ['cus_1:balance:eur', 300],
      ['cus_1:balance', 0],
    ]
    expect(convert(usd, eur).ids).toEqual(two)
    expect(convert(usd).ids).toEqual([two[0], two[2]])
    const withOwn = convert({ ...customer, balance: -300 }, usd, eur).ids
    expect(withOwn).toEqual(expect.arrayContaining(two))
    const stated = { ...customer, currency: null, balance: null, invoice_credit_balance: { eur: 300, usd: 500 } }
    expect(convert(stated).ids).toEqual(expect.arrayContaining(two))
  })

  it('in several currencies are counted the other way round by Stripe: there credit is positive', () => {
    const fetched = { ...customer, balance: -300, invoice_credit_balance: { eur: 300, usd: -500 } }
    const { lines } = convert(fetched)
    expect(lines.map(({ id, type, amountMinor }) => [id, type, amountMinor])).toEqual(
      expect.arrayContaining([
        ['cus_1:balance:eur', 'CREDIT', 300],
        ['cus_1:balance:usd', 'DEBIT', 500],
      ]),
    )
  })

  it('are as the last change of their second left them, not as another change of the customer shows them', () => {
    const change = { ...customer, balance: 0, email: 'new@x.io' }
    const shown = (values: readonly unknown[]) =>
      convert(event('customer.created', '2026-01-01', { ...customer, balance: 0 }), ...values).ids.find(
        ([id]) => id === 'cus_1:balance:eur',
      )
    const updated = changedFrom({ email: 'old@x.io' }, change)
    expect(shown([updated, moved('t1', 'eur', -500, -500)])).toEqual(['cus_1:balance:eur', 500])
    expect(shown([updated])).toEqual(['cus_1:balance:eur', 0])
    // What says that it changed the balance counts: a control.
    expect(shown([changedFrom({ balance: 0 }, { ...change, balance: -700 })])).toEqual(['cus_1:balance:eur', 700])
  })

  it('of one second in pages of a list end with the first item of the first page', () => {
    const first = { object: 'list', data: [moved('t4', 'eur', 500, 0), moved('t3', 'eur', -500, -500)] }
    const second = { object: 'list', data: [moved('t2', 'eur', 200, 0), moved('t1', 'eur', -200, -200, '2026-02-01')] }
    expect(convert(first, second).ids[0]).toEqual(['cus_1:balance:eur', 0])
  })

  it('of one second in a list end with its first item', () => {
    const data = [moved('t2', 'eur', 500, 0), moved('t1', 'eur', -500, -500)]
    expect(convert({ object: 'list', data }).ids[0]).toEqual(['cus_1:balance:eur', 0])
  })
})

describe('what paid an invoice', () => {
  const open = { ...invoice, status: 'open', total: 1_000, amount_due: 1_000, amount_paid: 400, starting_balance: 0 }
  const payment = {
    object: 'invoice_payment',
    id: 'inpay_1',
    invoice: 'in_1',
    status: 'paid',
    amount_paid: 400,
    currency: 'eur',
  }

  it('is a line where Stripe only records it, and is reported where its charge is not there', () => {
    const recorded = { ...payment, payment: { type: 'payment_record', payment_record: 'prec_1' } }
    expect(convert(open, recorded)).toMatchObject({
      leftOut: [],
      ids: [
        ['in_1', 1_000],
        ['inpay_1', 400],
        ['cus_1:balance:eur', 0],
        ['cus_1:balance', 0],
      ],
    })
    const charged = { ...payment, payment: { type: 'charge', charge: 'ch_9' } }
    expect(convert(open, charged).leftOut).toEqual(['payments of in_1', 'inpay_1'])
    expect(convert(open).leftOut).toEqual(['payments of in_1'])
    expect(convert({ ...open, amount_paid: 0, pre_payment_credit_notes_amount: 300 }).leftOut).toEqual([
      'credit notes of in_1',
    ])
  })

  it('by other means is what no charge paid, whether its invoice counts it in what was paid or not', () => {
    const paying = { ...charge, amount: 400, amount_captured: 400, amount_refunded: 0 }
    const byHand = (...values: readonly object[]) =>
      entriesOf(convertAll(values).lines).find(({ sourceId }) => sourceId === 'in_1:out-of-band')?.amountMinor
    for (const counted of [400, 1_000]) {
      const settled = { ...open, status: 'paid', paid_out_of_band: true, amount_paid: counted }
      for (const values of [
        [settled, paying],
        [paying, settled],
      ])
        expect(byHand(...values)).toBe(600)
    }
    const alone = { ...open, status: 'paid', paid_out_of_band: true, amount_paid: 1_000 }
    expect(byHand(alone)).toBe(1_000)
  })

  it('is known although the charge was pending in the same second', () => {
    const at = (status: string) =>
      event(`charge.${status}`, '2026-02-04', {
        ...charge,
        amount: 400,
        amount_captured: 400,
        amount_refunded: 0,
        status,
      })
    for (const values of [
      [at('pending'), at('succeeded')],
      [at('succeeded'), at('pending')],
    ])
      expect(convert(open, ...values).leftOut).toEqual([])
    expect(convert(open, at('pending')).leftOut).toEqual(['payments of in_1'])
  })

  it('is shared by the invoices that one payment pays', () => {
    const link = (id: string, to: string, amount: number) => ({
      ...payment,
      ...{ id, invoice: to, amount_paid: amount, payment: { type: 'payment_intent', payment_intent: 'pi_1' } },
    })
    const paying = {
      ...charge,
      invoice: null,
      payment_intent: 'pi_1',
      amount: 1_000,
      amount_captured: 1_000,
      amount_refunded: 0,
    }
    const { lines, leftOut } = convert(link('l2', 'in_2', 400), link('l1', 'in_1', 600), paying)
    expect(leftOut).toEqual([])
    expect(
      lines.map(({ type, amountMinor, properties }) => [
        type,
        amountMinor,
        (properties as { invoiceId: string }).invoiceId,
      ]),
    ).toEqual([
      ['PAYMENT', 1_000, 'in_1'],
      ['DEBIT', 400, 'in_1'],
      ['CREDIT', 400, 'in_2'],
    ])
  })
})

describe('a payment of two invoices that is refunded', () => {
  const share = (id: string, to: string, amount: number) => ({
    ...{ object: 'invoice_payment', id, invoice: to, status: 'paid', amount_paid: amount, currency: 'eur' },
    payment: { type: 'charge', charge: 'ch_1' },
  })
  const paying = { ...charge, invoice: null, amount: 1_000, amount_captured: 1_000, amount_refunded: 300 }
  const note = {
    ...{ object: 'credit_note', id: 'cn_1', customer: 'cus_1', invoice: 'in_2', currency: 'eur', total: 300 },
    ...{ created: day('2026-02-10'), status: 'issued', refunds: [{ refund: 're_1', amount_refunded: 300 }] },
  }
  const told = [share('l1', 'in_1', 600), share('l2', 'in_2', 400), paying]
  const refundOf = (...values: readonly unknown[]) =>
    entriesOf(convert(...values).lines)
      .filter(({ type, amountMinor }) => type === 'REFUND' && amountMinor !== 0)
      .map(({ sourceId, amountMinor, invoiceId }) => [sourceId, amountMinor, invoiceId?.split(':').at(-1)])

  it('is refunded of the invoice that the credit note names', () => {
    expect(refundOf(...told, note, { ...refund, amount: 300 })).toEqual([['re_1', 300, 'in_2']])
    expect(refundOf(...told, note)).toEqual([['re_1', 300, 'in_2']])
    // Nothing says which: the first.
    expect(refundOf(...told, { ...refund, amount: 300 })).toEqual([['re_1', 300, 'in_1']])
    expect(refundOf(...told)).toEqual([['ch_1:refunded', 300, 'in_1']])
  })
})

describe('a refund that failed', () => {
  const told = (date: string, made: object) => event('charge.refunded', date, { ...charge, ...made })
  const failed = (status: string) => event('charge.refund.updated', '2026-02-20', { ...refund, status })
  const left = (...values: readonly unknown[]) =>
    entriesOf(convert(...values).lines)
      .filter(({ sourceId }) => sourceId === 'ch_1:refunded')
      .flatMap(({ sourceId, amountMinor }) => [sourceId, amountMinor])

  it('after the charge told it is not refunded by the charge either', () => {
    expect(left(told('2026-02-11', {}), failed('failed'))).toEqual(['ch_1:refunded', 0])
    expect(left(told('2026-02-11', {}), { ...refund, status: 'failed' })).toEqual(['ch_1:refunded', 0])
  })

  it('leaves what else was refunded: controls', () => {
    expect(left(told('2026-02-11', { amount_refunded: 1_500 }), failed('failed'))).toEqual(['ch_1:refunded', 500])
    expect(left(told('2026-02-11', {}))).toEqual(['ch_1:refunded', 1_000])
    // It no longer counts the failed one.
    expect(left(told('2026-02-25', {}), failed('failed'))).toEqual(['ch_1:refunded', 1_000])
  })
})
