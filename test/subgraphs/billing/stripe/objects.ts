/** Objects in the shapes of Stripe's API reference, with what it holds beside what is read left in place here and there. */

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 1_000

export const customer = {
  id: 'cus_1',
  object: 'customer',
  created: day('2026-01-01'),
  email: 'ann@example.com',
  name: 'Ann Lee',
  phone: '+44 7700 900123',
  currency: 'eur',
  balance: -500,
  delinquent: false,
  livemode: false,
  address: { line1: '1 High Street', line2: null, city: 'Leeds', state: null, postal_code: 'LS1 1AA', country: 'GB' },
  metadata: {},
}

export const price = {
  id: 'price_gold',
  object: 'price',
  nickname: 'Gold',
  product: 'prod_1',
  unit_amount: 1_000,
  unit_amount_decimal: '1000',
  currency: 'eur',
  created: day('2025-12-01'),
  recurring: { interval: 'month', interval_count: 1, usage_type: 'licensed' },
}

export const subscription = {
  id: 'sub_1',
  object: 'subscription',
  customer: 'cus_1',
  status: 'active',
  currency: 'eur',
  created: day('2026-01-02'),
  start_date: day('2026-01-02'),
  trial_end: day('2026-01-09'),
  cancel_at: null,
  canceled_at: null,
  ended_at: null,
  pause_collection: null,
  items: {
    object: 'list',
    data: [
      {
        id: 'si_1',
        quantity: 3,
        price,
        current_period_start: day('2026-02-02'),
        current_period_end: day('2026-03-02'),
      },
    ],
  },
  discounts: [{ id: 'di_1', object: 'discount', source: { type: 'coupon', coupon: { percent_off: 10 } } }],
}

export const invoice = {
  id: 'in_1',
  object: 'invoice',
  number: 'A-1',
  customer: { id: 'cus_1', object: 'customer' },
  status: 'paid',
  currency: 'eur',
  created: day('2026-02-02'),
  due_date: null,
  period_start: day('2026-02-02'),
  period_end: day('2026-03-02'),
  total: 3_240,
  subtotal: 3_000,
  amount_due: 2_740,
  amount_paid: 2_740,
  starting_balance: -500,
  ending_balance: 0,
  total_taxes: [{ amount: 540 }],
  total_discount_amounts: [{ amount: 300, discount: 'di_1' }],
  status_transitions: { finalized_at: day('2026-02-03'), paid_at: day('2026-02-04'), voided_at: null },
  parent: { type: 'subscription_details', subscription_details: { subscription: 'sub_1' } },
  lines: {
    object: 'list',
    data: [
      {
        id: 'il_1',
        description: '3 x Gold',
        amount: 3_000,
        quantity: 3,
        parent: { subscription_item_details: { proration: true } },
        pricing: { price_details: { price: 'price_gold', product: 'prod_1' } },
      },
    ],
  },
}

export const charge = {
  id: 'ch_1',
  object: 'charge',
  amount: 2_740,
  amount_captured: 2_740,
  amount_refunded: 1_000,
  captured: true,
  currency: 'eur',
  created: day('2026-02-04'),
  customer: 'cus_1',
  invoice: 'in_1',
  status: 'succeeded',
  failure_code: null,
  billing_details: { email: 'ann@example.com' },
  payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242', fingerprint: 'Xt5' } },
}

export const refund = {
  id: 're_1',
  object: 'refund',
  amount: 1_000,
  charge: 'ch_1',
  currency: 'eur',
  created: day('2026-02-10'),
  status: 'succeeded',
  reason: 'requested_by_customer',
}

export const dispute = {
  id: 'dp_1',
  object: 'dispute',
  amount: 1_740,
  charge: 'ch_1',
  currency: 'eur',
  created: day('2026-02-20'),
  status: 'needs_response',
  reason: 'fraudulent',
}

export const creditNote = {
  id: 'cn_1',
  object: 'credit_note',
  total: 1_000,
  currency: 'eur',
  created: day('2026-02-09'),
  customer: 'cus_1',
  invoice: 'in_1',
  status: 'issued',
  reason: 'order_change',
}

export function event(type: string, date: string, object: object) {
  return { id: `evt_${type}_${date}`, object: 'event', type, created: day(date), data: { object } }
}
