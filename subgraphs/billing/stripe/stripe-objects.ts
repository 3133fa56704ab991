import { z } from 'zod'

/** Objects as Stripe's API returns them, as far as they are read. Everything else in them is ignored. */

const id = z.string().min(1)
/** An id, or the object itself if it was expanded. */
const reference = z.union([id, z.object({ id }).transform((object) => object.id)])
const optionalReference = reference.nullish()
/** Seconds since 1970. */
const seconds = z.number().int()
const amount = z.number().int()
/** Smallest units of a currency with a fraction. */
const decimal = z.string().regex(/^-?\d+(?:\.\d+)?$/)
const metadata = z.record(z.string(), z.string()).nullish()

function list<T extends z.ZodType>(item: T) {
  return z.object({ data: z.array(item), has_more: z.boolean().nullish() }).nullish()
}

const address = z
  .object({
    line1: z.string().nullish(),
    line2: z.string().nullish(),
    city: z.string().nullish(),
    state: z.string().nullish(),
    postal_code: z.string().nullish(),
    country: z.string().nullish(),
  })
  .nullish()

const coupon = z.object({
  id: id.nullish(),
  percent_off: z.number().nullish(),
  amount_off: amount.nullish(),
  currency: z.string().nullish(),
  currency_options: z.record(z.string(), z.object({ amount_off: amount.nullish() })).nullish(),
  duration: z.string().nullish(),
  applies_to: z.object({ products: z.array(id) }).nullish(),
})
const couponReference = z.union([id, coupon]).nullish()

/** Older versions of the API have the coupon in `coupon`, newer ones in `source`. */
const discount = z.object({
  id: id.nullish(),
  coupon: couponReference,
  source: z.object({ coupon: couponReference }).nullish(),
  start: seconds.nullish(),
  end: seconds.nullish(),
  customer: optionalReference,
  /** What it belongs to. Without any of them, it is the customer's own. */
  subscription: optionalReference,
  subscription_item: optionalReference,
  invoice: optionalReference,
  invoice_item: optionalReference,
})
/** A value of another form is an unknown discount, which must not invalidate the object that contains it. */
const discountReference = z.union([id, discount]).catch({})
const discounts = z.array(discountReference).nullish()

const customer = z.object({
  object: z.literal('customer'),
  id,
  created: seconds.nullish(),
  deleted: z.boolean().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  name: z.string().nullish(),
  currency: z.string().nullish(),
  balance: amount.nullish(),
  /** By currency, if the customer has balances in several. */
  invoice_credit_balance: z.record(z.string(), amount).nullish(),
  discount: discountReference.nullish(),
  address,
  preferred_locales: z.array(z.string()).nullish(),
  metadata,
})

const pricing = {
  unit_amount: amount.nullish(),
  unit_amount_decimal: decimal.nullish(),
  tiers: z
    .array(
      z.object({
        up_to: z.number().int().nullish(),
        unit_amount: amount.nullish(),
        unit_amount_decimal: decimal.nullish(),
        flat_amount: amount.nullish(),
        flat_amount_decimal: decimal.nullish(),
      }),
    )
    .nullish(),
}

/** One that is only named by its id states nothing. */
const taxRates = z
  .array(z.object({ percentage: z.number().nonnegative().nullish(), inclusive: z.boolean().nullish() }).catch({}))
  .nullish()

const price = z.object({
  id,
  nickname: z.string().nullish(),
  product: optionalReference,
  currency: z.string(),
  ...pricing,
  currency_options: z.record(z.string(), z.object(pricing)).nullish(),
  tax_behavior: z.string().nullish(),
  tiers_mode: z.string().nullish(),
  transform_quantity: z.object({ divide_by: z.number().int().positive(), round: z.enum(['up', 'down']) }).nullish(),
  created: seconds.nullish(),
  recurring: z
    .object({ interval: z.string(), interval_count: z.number().int().nullish(), usage_type: z.string().nullish() })
    .nullish(),
})

const subscription = z.object({
  object: z.literal('subscription'),
  id,
  customer: reference,
  status: z.string(),
  currency: z.string().nullish(),
  created: seconds,
  start_date: seconds.nullish(),
  current_period_start: seconds.nullish(),
  current_period_end: seconds.nullish(),
  trial_end: seconds.nullish(),
  cancel_at: seconds.nullish(),
  canceled_at: seconds.nullish(),
  ended_at: seconds.nullish(),
  pause_collection: z.object({ resumes_at: seconds.nullish() }).nullish(),
  items: z.object({
    data: z.array(
      z.object({
        id,
        quantity: z.number().int().nullish(),
        price,
        current_period_start: seconds.nullish(),
        current_period_end: seconds.nullish(),
        discounts,
        tax_rates: taxRates,
      }),
    ),
    has_more: z.boolean().nullish(),
  }),
  discount: discountReference.nullish(),
  discounts,
  default_tax_rates: taxRates,
  automatic_tax: z.object({ enabled: z.boolean() }).nullish(),
  tax_percent: z.number().nullish(),
})

const taxes = z
  .array(z.object({ amount, inclusive: z.boolean().nullish(), tax_behavior: z.string().nullish() }))
  .nullish()

const invoicePaymentTarget = z
  .object({ charge: optionalReference, payment_intent: optionalReference, payment_record: optionalReference })
  .nullish()

/** States which payment paid an invoice, which a charge itself does not in newer versions of the API. */
const invoicePayment = z.object({
  object: z.literal('invoice_payment'),
  id,
  invoice: reference,
  payment: invoicePaymentTarget,
  status: z.string().nullish(),
  amount_paid: amount.nullish(),
  currency: z.string().nullish(),
  created: seconds.nullish(),
  status_transitions: z.object({ paid_at: seconds.nullish() }).nullish(),
})

const invoice = z.object({
  object: z.literal('invoice'),
  id,
  number: z.string().nullish(),
  customer: optionalReference,
  customer_email: z.string().nullish(),
  status: z.string().nullish(),
  currency: z.string(),
  created: seconds,
  due_date: seconds.nullish(),
  period_start: seconds.nullish(),
  period_end: seconds.nullish(),
  total: amount,
  amount_due: amount.nullish(),
  amount_paid: amount.nullish(),
  amount_overpaid: amount.nullish(),
  pre_payment_credit_notes_amount: amount.nullish(),
  /** The id of the version that this one revises. */
  from_invoice: z.unknown().optional(),
  starting_balance: amount.nullish(),
  ending_balance: amount.nullish(),
  paid_out_of_band: z.boolean().nullish(),
  tax: amount.nullish(),
  total_tax_amounts: taxes,
  total_taxes: taxes,
  total_discount_amounts: taxes,
  status_transitions: z
    .object({
      finalized_at: seconds.nullish(),
      paid_at: seconds.nullish(),
      voided_at: seconds.nullish(),
      marked_uncollectible_at: seconds.nullish(),
    })
    .nullish(),
  // What paid it: one charge in older versions of the API, a list since.
  charge: optionalReference,
  payment_intent: optionalReference,
  payments: list(invoicePayment.partial()),
  subscription: optionalReference,
  parent: z.object({ subscription_details: z.object({ subscription: optionalReference }).nullish() }).nullish(),
  lines: list(
    z.object({
      description: z.string().nullish(),
      amount,
      quantity: z.number().nullish(),
      proration: z.boolean().nullish(),
      parent: z
        .object({
          subscription_item_details: z.object({ proration: z.boolean().nullish() }).nullish(),
          invoice_item_details: z.object({ proration: z.boolean().nullish() }).nullish(),
        })
        .nullish(),
      price: z.object({ id }).nullish(),
      pricing: z.object({ price_details: z.object({ price: optionalReference }).nullish() }).nullish(),
    }),
  ),
})

const refund = z.object({
  object: z.literal('refund'),
  id,
  amount,
  charge: optionalReference,
  payment_intent: optionalReference,
  currency: z.string(),
  created: seconds,
  status: z.string().nullish(),
  reason: z.string().nullish(),
})

const charge = z.object({
  object: z.literal('charge'),
  id,
  amount,
  amount_captured: amount.nullish(),
  amount_refunded: amount.nullish(),
  refunded: z.boolean().nullish(),
  refunds: list(refund),
  payment_intent: optionalReference,
  captured: z.boolean().nullish(),
  currency: z.string(),
  created: seconds,
  customer: optionalReference,
  invoice: optionalReference,
  status: z.string(),
  failure_code: z.string().nullish(),
  billing_details: z.object({ email: z.string().nullish() }).nullish(),
  payment_method_details: z
    .object({ type: z.string().nullish(), card: z.object({ fingerprint: z.string().nullish() }).nullish() })
    .nullish(),
})

const dispute = z.object({
  object: z.literal('dispute'),
  id,
  amount,
  charge: reference,
  currency: z.string(),
  created: seconds,
  status: z.string(),
  reason: z.string().nullish(),
})

const creditNote = z.object({
  object: z.literal('credit_note'),
  id,
  total: amount,
  currency: z.string(),
  created: seconds,
  customer: optionalReference,
  invoice: reference,
  status: z.string(),
  reason: z.string().nullish(),
  voided_at: seconds.nullish(),
  pre_payment_amount: amount.nullish(),
  post_payment_amount: amount.nullish(),
  out_of_band_amount: amount.nullish(),
  refund: optionalReference,
  refunds: z
    .array(
      z.object({
        refund: optionalReference,
        amount_refunded: amount,
        payment_record_refund: z.object({ payment_record: optionalReference }).nullish(),
      }),
    )
    .nullish(),
  customer_balance_transaction: optionalReference,
  tax: amount.nullish(),
  total_taxes: taxes,
  tax_amounts: taxes,
})

const balanceTransaction = z.object({
  object: z.literal('customer_balance_transaction'),
  id,
  customer: reference,
  amount,
  ending_balance: amount,
  currency: z.string(),
  created: seconds,
  type: z.string().nullish(),
  invoice: optionalReference,
  credit_note: optionalReference,
})

export const stripeObject = z.discriminatedUnion('object', [
  customer,
  subscription,
  invoice,
  charge,
  refund,
  dispute,
  creditNote,
  balanceTransaction,
  invoicePayment,
  price.extend({ object: z.literal('price') }),
  coupon.extend({ object: z.literal('coupon'), id }),
  discount.extend({ object: z.literal('discount'), id }),
])

/** The value of `object` for each type that is read. */
export const stripeTypes: readonly string[] = stripeObject.options.map(({ shape }) => shape.object.value)

export type StripeObject = z.output<typeof stripeObject>
export type StripeCustomer = z.output<typeof customer>
export type StripeSubscription = z.output<typeof subscription>
export type StripeInvoice = z.output<typeof invoice>
export type StripeCharge = z.output<typeof charge>
export type StripeRefund = z.output<typeof refund>
export type StripeDispute = z.output<typeof dispute>
export type StripeCreditNote = z.output<typeof creditNote>
export type StripeBalanceTransaction = z.output<typeof balanceTransaction>
export type StripeInvoicePayment = z.output<typeof invoicePayment>
export type StripeCoupon = z.output<typeof coupon>
export type StripeDiscount = z.output<typeof discount>
export type StripeItem = StripeSubscription['items']['data'][number]
export type StripePrice = z.output<typeof price>

/** An object that was reported because it changed, as it was at `created`. */
export const stripeEvent = z.object({
  object: z.literal('event'),
  id: z.string().nullish(),
  type: z.string(),
  created: seconds,
  data: z.object({
    object: z.looseObject({ object: z.string() }),
    /** What the change replaced. */
    previous_attributes: z.record(z.string(), z.unknown()).nullish(),
  }),
})

export const stripeList = z.object({
  object: z.literal('list'),
  data: z.array(z.unknown()),
  has_more: z.boolean().nullish(),
})
