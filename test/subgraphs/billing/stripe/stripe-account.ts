/**
 * A Stripe account that is run by dice: it keeps what its customer has and owes by its own rules, from Stripe's documentation, and knows nothing of
 * lines or ledgers. Every change is told as Stripe tells it, by events or objects.
 */

import {
  type Coupon,
  couponObject,
  createRandomTerms,
  type Discount,
  discountObject,
  type Item,
  isKnown,
  itemObject,
  periodCharge,
  type TermsManner,
} from './random-terms.ts'

/** How an account tells its changes: versions of the API and habits of exports differ. */
export interface Manner extends TermsManner {
  /** An event carries what it replaced. */
  readonly tellsPrevious: boolean
  /** Changes of the customer's balance by events, by transactions, by both, or only by the customer as it is in the end. */
  readonly balances: 'EVENTS' | 'TRANSACTIONS' | 'BOTH' | 'END'
  /** Refunds by the charge alone, with its list, by objects of their own, or by both. */
  readonly refunds: 'CHARGE' | 'LIST' | 'OBJECT' | 'BOTH'
  /** How a charge is tied to its invoice. */
  readonly payments: 'CHARGE' | 'INVOICE' | 'INVOICE_PAYMENT'
  /** The order of the input. Only a file that is in order tells which change of a second came last where events do not say it. */
  readonly file: 'SHUFFLED' | 'OLDEST_FIRST' | 'NEWEST_FIRST' | 'PAGES'
  /** Invoices and balances in a second currency. */
  readonly hasTwoCurrencies: boolean
  /** Whether `amount_paid` counts what was paid by other means than Stripe's. */
  readonly countsByHand: boolean
  readonly hasCustomerDiscounts: boolean
  /** The customer's own discount is told by its event, and by the customer only where something else of the customer changes. */
  readonly tellsDiscountsAlone: boolean
}

interface Invoice {
  readonly id: string
  readonly currency: string
  total: number
  status: 'draft' | 'open' | 'paid' | 'uncollectible' | 'void' | 'deleted'
  due: number
  paid: number
  noted: number
  starting: number | null
  ending: number | null
  readonly created: number
  finalizedAt: number | null
  paidAt: number | null
  voidedAt: number | null
  outOfBand: boolean
}

/** A payment of an invoice, or of a part of it. */
interface Share {
  readonly id: string
  readonly invoice: Invoice
  readonly amount: number
}

interface Charge {
  readonly id: string
  /** One payment intent may pay several invoices. */
  readonly shares: readonly Share[]
  readonly currency: string
  readonly amount: number
  status: 'pending' | 'succeeded' | 'failed'
  readonly created: number
  refunded: number
  readonly refunds: Refund[]
}

interface Refund {
  readonly id: string
  readonly amount: number
  readonly created: number
  status: 'succeeded' | 'failed'
  /** Of a credit note, which covers it. */
  readonly isNoted: boolean
}

interface Note {
  readonly id: string
  readonly invoice: Invoice
  readonly total: number
  readonly toBalance: number
  readonly outOfBand: number
  readonly refund: Refund | null
  readonly transaction: string | null
  readonly created: number
  status: 'issued' | 'void'
  voidedAt: number | null
}

interface Subscription {
  readonly id: string
  status: string
  readonly created: number
  isPaused: boolean
  toldAt: number
  readonly currency: string
  readonly items: readonly Item[]
  discounts: readonly Discount[]
}

interface Dispute {
  readonly id: string
  readonly charge: Charge
  readonly created: number
  status: 'needs_response' | 'under_review' | 'won' | 'lost'
}

/** Minor units by currency; what is 0 is left out. */
export type Amounts = Readonly<Record<string, number>>

/** What is right in the end. Minor units. */
export interface Truth {
  /** Negative: credit. */
  readonly customerBalance: Amounts
  /** The customer's balance, what invoices leave due, and what was given or taken back without a credit note. */
  readonly owed: Amounts
  readonly invoices: readonly { readonly id: string; readonly status: string; readonly due: number | null }[]
  /** `charge`: of one period at `asOf`, after discounts. */
  readonly subscriptions: readonly {
    readonly id: string
    readonly status: string
    readonly charge: number | 'unknown'
  }[]
}

/** After everything that an account does. */
export const asOf = Date.parse('2026-12-31T00:00:00Z') / 1_000

const minimum = 50
const first = 'eur'
const second = 'usd'

export function createStripeAccount(name: string, manner: Manner, roll: () => number) {
  const customer = `cus_${name}`
  const told: object[] = []
  const invoices: Invoice[] = []
  const charges: Charge[] = []
  const notes: Note[] = []
  const subscriptions: Subscription[] = []
  const disputes: Dispute[] = []
  const coupons: Coupon[] = []
  const balances = new Map<string, number>([[first, 0]])
  let customerDiscount: Discount | null = null
  let now = 1_767_225_600
  let count = 0

  const id = (kind: string) => `${kind}_${name}_${++count}`
  const among = (size: number) => Math.floor(roll() * size)
  const pick = <T>(items: readonly T[]): T | undefined => items[among(items.length)]
  const between = (low: number, high: number) => low + among(high - low + 1)
  const terms = createRandomTerms(roll, id, first)
  const balanceIn = (currency: string) => balances.get(currency) ?? 0
  // What orders the changes of one second that do not say what they replaced.
  const isOrdered = manner.tellsPrevious || manner.file !== 'SHUFFLED'

  function tell(type: string, object: object, previous?: object): void {
    const data = { object, ...(manner.tellsPrevious && previous && { previous_attributes: previous }) }
    told.push({ object: 'event', id: id('evt'), type, created: now, data })
  }

  /** `isFetched`: by somebody who asked for the balances in all currencies, which Stripe counts the other way round. */
  const customerObject = (by: 'EVENT' | 'FETCH' = 'EVENT') => ({
    ...{ object: 'customer', id: customer, created: 1_767_225_600, currency: first, balance: balanceIn(first) },
    ...{ email: `${name}@post.example`, name: `Customer ${name}` },
    discount: customerDiscount && discountObject(customerDiscount, customerManner),
    ...(by === 'FETCH' && {
      invoice_credit_balance: Object.fromEntries([...balances].map(([currency, amount]) => [currency, -amount])),
    }),
  })
  // A customer always holds the discount itself.
  const customerManner = { ...manner, form: manner.form === 'EXPANDED' ? manner.form : 'COUPON_ID' } as const
  const invoiceObject = (invoice: Invoice) => ({
    ...{ object: 'invoice', id: invoice.id, customer, currency: invoice.currency, created: invoice.created },
    total: invoice.total,
    status: invoice.status === 'deleted' ? 'draft' : invoice.status,
    amount_due: invoice.due,
    amount_paid: invoice.outOfBand && manner.countsByHand ? invoice.due : invoice.paid,
    amount_remaining: invoice.status === 'void' || invoice.outOfBand ? 0 : invoice.due - invoice.paid,
    pre_payment_credit_notes_amount: invoice.noted,
    starting_balance: invoice.starting ?? balanceIn(invoice.currency),
    ending_balance: invoice.ending,
    paid_out_of_band: invoice.outOfBand,
    status_transitions: {
      finalized_at: invoice.finalizedAt,
      paid_at: invoice.paidAt,
      voided_at: invoice.voidedAt,
      marked_uncollectible_at: null,
    },
    lines: { object: 'list', data: [], has_more: false },
    ...(manner.payments === 'INVOICE' && {
      payments: {
        object: 'list',
        data: charges.flatMap((charge) =>
          charge.shares
            .filter((share) => share.invoice === invoice)
            .map((share) =>
              paymentObject(charge, share, { type: 'payment_intent', payment_intent: `pi_${charge.id}` }),
            ),
        ),
      },
    }),
  })
  const paymentObject = ({ status, currency }: Charge, { id, invoice, amount }: Share, payment: object) => ({
    ...{ object: 'invoice_payment', id, invoice: invoice.id, currency, payment },
    ...{ status: status === 'succeeded' ? 'paid' : 'open', amount_paid: status === 'succeeded' ? amount : null },
    amount_requested: amount,
  })
  const refundObject = (charge: Charge, refund: Refund) => ({
    ...{ object: 'refund', id: refund.id, amount: refund.amount, currency: charge.currency, created: refund.created },
    ...{ charge: charge.id, status: refund.status, reason: null },
  })
  const chargeObject = (charge: Charge) => ({
    ...{ object: 'charge', id: charge.id, customer, currency: charge.currency, created: charge.created },
    status: charge.status,
    ...{ amount: charge.amount, captured: charge.status === 'succeeded', payment_intent: `pi_${charge.id}` },
    amount_captured: charge.status === 'succeeded' ? charge.amount : 0,
    amount_refunded: charge.refunded,
    refunded: charge.refunded === charge.amount,
    ...(manner.payments === 'CHARGE' && { invoice: charge.shares[0]?.invoice.id ?? null }),
    ...((manner.refunds === 'LIST' || manner.refunds === 'BOTH') && {
      refunds: { object: 'list', data: charge.refunds.map((refund) => refundObject(charge, refund)) },
    }),
  })
  const noteObject = (note: Note) => ({
    ...{ object: 'credit_note', id: note.id, customer, invoice: note.invoice.id, currency: note.invoice.currency },
    total: note.total,
    ...{ created: note.created, status: note.status, voided_at: note.voidedAt },
    customer_balance_transaction: note.transaction,
    out_of_band_amount: note.outOfBand === 0 ? null : note.outOfBand,
    refunds: note.refund ? [{ refund: note.refund.id, amount_refunded: note.refund.amount }] : [],
    post_payment_amount: note.toBalance + note.outOfBand + (note.refund?.amount ?? 0),
  })
  const subscriptionObject = (subscription: Subscription) => ({
    ...{ object: 'subscription', id: subscription.id, customer, status: subscription.status },
    currency: subscription.currency,
    ...{ created: subscription.created, start_date: subscription.created },
    pause_collection: subscription.isPaused ? { behavior: 'void' } : null,
    items: { object: 'list', data: subscription.items.map((item) => itemObject(item, manner)) },
    discounts: subscription.discounts.map((discount) => discountObject(discount, manner)),
  })
  const disputeObject = (dispute: Dispute) => ({
    ...{ object: 'dispute', id: dispute.id, amount: dispute.charge.amount, charge: dispute.charge.id },
    currency: dispute.charge.currency,
    ...{ created: dispute.created, status: dispute.status, reason: 'fraudulent' },
  })

  /** The id of the transaction. */
  function changeBalance(currency: string, to: number, why: object = {}): string {
    const before = balanceIn(currency)
    balances.set(currency, to)
    const transaction = id('cbtxn')
    // An event holds the balance in the customer's own currency alone.
    if (currency === first && (manner.balances === 'EVENTS' || manner.balances === 'BOTH'))
      tell('customer.updated', customerObject(), { balance: before })
    if (manner.balances === 'TRANSACTIONS' || manner.balances === 'BOTH')
      told.push({
        ...{
          object: 'customer_balance_transaction',
          id: transaction,
          customer,
          amount: to - before,
          ending_balance: to,
        },
        ...{ currency, created: now, ...why },
      })
    // Without what they replaced, nothing orders two changes of one second.
    if (!manner.tellsPrevious) now++
    return transaction
  }

  function draft(): void {
    const total = roll() < 0.15 ? -between(1, 2_000) : roll() < 0.2 ? between(1, minimum) : between(0, 5_000)
    const invoice: Invoice = {
      ...{
        id: id('in'),
        currency: manner.hasTwoCurrencies && roll() < 0.4 ? second : first,
        total,
        status: 'draft',
        due: Math.max(0, total),
        paid: 0,
        noted: 0,
        starting: null,
        ending: null,
      },
      ...{ created: now, finalizedAt: null, paidAt: null, voidedAt: null, outOfBand: false },
    }
    invoices.push(invoice)
    tell('invoice.created', invoiceObject(invoice))
  }

  function finalise(invoice: Invoice): void {
    const { currency } = invoice
    const balance = balanceIn(currency)
    invoice.starting = balance
    invoice.finalizedAt = now
    const due = invoice.total + balance
    const isCollected = invoice.total >= 0 && due >= minimum
    invoice.due = isCollected ? due : 0
    invoice.ending = isCollected ? 0 : due
    invoice.status = isCollected ? 'open' : 'paid'
    invoice.paidAt = isCollected ? null : now
    tell('invoice.finalized', invoiceObject(invoice))
    if (invoice.status === 'paid') tell('invoice.paid', invoiceObject(invoice))
    if (invoice.ending !== balance)
      changeBalance(currency, invoice.ending, { invoice: invoice.id, type: 'applied_to_invoice' })
  }

  function charge(currency: string, shares: readonly Omit<Share, 'id'>[]): Charge {
    const made: Charge = {
      ...{ id: id('ch'), currency, status: 'pending', created: now, refunded: 0, refunds: [] },
      shares: shares.map((share) => ({ ...share, id: id('inpay') })),
      amount: shares.reduce((sum, { amount }) => sum + amount, 0),
    }
    charges.push(made)
    if (roll() < 0.3) tell('charge.pending', chargeObject(made))
    return made
  }

  /** Of all that is due, or of a part of it; one payment may pay two invoices. */
  function pay(invoice: Invoice): void {
    const other =
      manner.payments === 'CHARGE' || roll() < 0.7
        ? undefined
        : pick(
            invoices.filter((item) => item !== invoice && item.status === 'open' && item.currency === invoice.currency),
          )
    const paid = other === undefined ? [invoice] : [invoice, other]
    const made = charge(
      invoice.currency,
      paid.map((item) => {
        const left = item.due - item.paid
        return { invoice: item, amount: roll() < 0.3 ? between(1, left) : left }
      }),
    )
    made.status = roll() < 0.2 ? 'failed' : 'succeeded'
    tell(`charge.${made.status}`, chargeObject(made))
    if (manner.payments === 'INVOICE_PAYMENT')
      for (const share of made.shares) told.push(paymentObject(made, share, { type: 'charge', charge: made.id }))
    for (const share of made.shares) {
      if (made.status === 'failed') tell('invoice.payment_failed', invoiceObject(share.invoice))
      else {
        share.invoice.paid += share.amount
        if (share.invoice.paid === share.invoice.due) settle(share.invoice)
        else tell('invoice.updated', invoiceObject(share.invoice))
      }
    }
  }

  function settle(invoice: Invoice, how: 'BY_CHARGE' | 'OUT_OF_BAND' = 'BY_CHARGE'): void {
    invoice.outOfBand = how === 'OUT_OF_BAND'
    invoice.status = 'paid'
    invoice.paidAt = now
    tell('invoice.paid', invoiceObject(invoice))
  }

  function voidInvoice(invoice: Invoice): void {
    invoice.status = 'void'
    invoice.voidedAt = now
    tell('invoice.voided', invoiceObject(invoice))
    const back = (invoice.starting ?? 0) - (invoice.ending ?? 0)
    const { currency } = invoice
    if (back !== 0)
      changeBalance(currency, balanceIn(currency) + back, { invoice: invoice.id, type: 'unapplied_from_invoice' })
  }

  /** Null where nothing of the charge is left. */
  function refund(of: Charge, most: number, { isNoted }: Pick<Refund, 'isNoted'>): Refund | null {
    const left = Math.min(of.amount - of.refunded, most)
    if (left <= 0 || of.status !== 'succeeded') return null
    const made: Refund = { id: id('re'), amount: between(1, left), created: now, status: 'succeeded', isNoted }
    of.refunds.push(made)
    of.refunded += made.amount
    if (manner.refunds === 'OBJECT' || manner.refunds === 'BOTH') told.push(refundObject(of, made))
    tell('charge.refunded', chargeObject(of))
    return made
  }

  function failRefund(of: Charge): void {
    const made = of.refunds.find(({ status, isNoted }) => status === 'succeeded' && !isNoted)
    if (made === undefined) return
    // The charge is told with less refunded: only its time says that this came later.
    now++
    made.status = 'failed'
    of.refunded -= made.amount
    tell(pick(['refund.failed', 'refund.updated', 'charge.refund.updated']) ?? '', refundObject(of, made))
    if (roll() < 0.5) tell('charge.updated', chargeObject(of))
    now++
  }

  function noteOpen(invoice: Invoice): void {
    const total = between(1, invoice.due - invoice.paid)
    const note: Note = {
      ...{ id: id('cn'), invoice, total, toBalance: 0, outOfBand: 0, refund: null, transaction: null },
      ...{ created: now, status: 'issued', voidedAt: null },
    }
    notes.push(note)
    invoice.noted += total
    invoice.due -= total
    tell('credit_note.created', noteObject(note))
    if (invoice.due === invoice.paid) settle(invoice)
    else tell('invoice.updated', invoiceObject(invoice))
  }

  function voidNote(note: Note): void {
    note.status = 'void'
    note.voidedAt = now
    note.invoice.noted -= note.total
    note.invoice.due += note.total
    tell('credit_note.voided', noteObject(note))
    tell('invoice.updated', invoiceObject(note.invoice))
  }

  function notePaid(invoice: Invoice): void {
    const payments = charges.filter(
      ({ shares, status }) => status === 'succeeded' && shares.some((share) => share.invoice === invoice),
    )
    // A charge alone does not say for which of its invoices it was refunded.
    const paying = payments.length > 1 && manner.refunds === 'CHARGE' ? undefined : payments[0]
    const share = paying?.shares.find((item) => item.invoice === invoice)?.amount ?? 0
    const noted = notes.filter((note) => note.invoice === invoice).reduce((sum, { total }) => sum + total, 0)
    const left = invoice.total - noted
    if (left <= 0) return
    const refunded = paying && roll() < 0.5 ? refund(paying, Math.min(left, share), { isNoted: true }) : null
    const rest = left - (refunded?.amount ?? 0)
    const toBalance = roll() < 0.6 ? among(rest + 1) : 0
    const outOfBand = roll() < 0.4 ? among(rest - toBalance + 1) : 0
    const total = (refunded?.amount ?? 0) + toBalance + outOfBand
    if (total === 0) return
    // The next number is the note's, the one after it the transaction's.
    const transaction = toBalance === 0 ? null : `cbtxn_${name}_${count + 3}`
    const note: Note = {
      ...{ id: id('cn'), invoice, total, toBalance, outOfBand, refund: refunded, transaction },
      ...{ created: now, status: 'issued', voidedAt: null },
    }
    notes.push(note)
    tell('credit_note.created', noteObject(note))
    const { currency } = invoice
    if (toBalance > 0)
      changeBalance(currency, balanceIn(currency) - toBalance, { credit_note: note.id, type: 'credit_note' })
  }

  const nextStatus: Readonly<Record<string, readonly string[]>> = {
    incomplete: ['active', 'trialing', 'incomplete_expired'],
    trialing: ['active', 'canceled', 'past_due'],
    active: ['past_due', 'canceled', 'active', 'trialing'],
    past_due: ['active', 'unpaid', 'canceled'],
    unpaid: ['active', 'canceled'],
  }

  function changeSubscription(subscription: Subscription): void {
    const isOver = nextStatus[subscription.status] === undefined
    if (isOver) return
    const before = subscriptionObject(subscription)
    if (!isOrdered) now++
    subscription.toldAt = now
    const kind = among(5)
    if (kind === 0) {
      subscription.isPaused = !subscription.isPaused
      tell('customer.subscription.updated', subscriptionObject(subscription), {
        pause_collection: before.pause_collection,
      })
    } else if (kind === 1) {
      const item = pick(subscription.items)
      if (item) item.quantity = among(40)
      tell('customer.subscription.updated', subscriptionObject(subscription), { items: before.items })
    } else if (kind === 2) {
      const item = roll() < 0.4 ? pick(subscription.items) : undefined
      const made = roll() < 0.7 ? [newDiscount({ subscription: subscription.id })] : []
      if (item) item.discounts = made
      else subscription.discounts = roll() < 0.2 ? [...made, newDiscount({ subscription: subscription.id })] : made
      tell(
        'customer.subscription.updated',
        subscriptionObject(subscription),
        item ? { items: before.items } : { discounts: before.discounts },
      )
    } else {
      const status = pick(nextStatus[subscription.status] ?? []) ?? ''
      subscription.status = status
      tell(
        `customer.subscription.${status === 'canceled' ? 'deleted' : 'updated'}`,
        subscriptionObject(subscription),
        status === before.status ? {} : { status: before.status },
      )
    }
  }

  function newDiscount(owner: object): Discount {
    const known = roll() < 0.5 ? pick(coupons) : undefined
    const coupon = known ?? terms.coupon()
    if (known === undefined) {
      coupons.push(coupon)
      if (manner.tellsCoupons) told.push(couponObject(coupon))
    }
    const made = terms.discount(coupon, now)
    if (manner.discountEvents !== 'NONE')
      tell('customer.discount.created', {
        ...Object(discountObject(made, { ...manner, form: manner.discountEvents })),
        ...{ customer, subscription: null, ...owner },
      })
    return made
  }

  function begin(): void {
    const items = [terms.item(), ...(roll() < 0.3 ? [terms.item()] : [])]
    const made = { id: id('sub'), status: 'incomplete', created: now, isPaused: false, toldAt: now, currency: first }
    const discounts = roll() < 0.3 ? [newDiscount({ subscription: made.id })] : []
    const subscription = { ...made, items, discounts }
    subscriptions.push(subscription)
    tell('customer.subscription.created', subscriptionObject(subscription))
  }

  /** Sets or ends the discount that every subscription has without one of its own. */
  function changeCustomerDiscount(): void {
    const before = customerObject().discount
    const isEnded = customerDiscount !== null && roll() < 0.4
    if (customerDiscount !== null && manner.discountEvents !== 'NONE')
      tell('customer.discount.deleted', {
        ...Object(discountObject(customerDiscount, { ...manner, form: manner.discountEvents })),
        ...{ customer, subscription: null },
      })
    customerDiscount = isEnded ? null : newDiscount({})
    // The customer as it is in the end tells it.
    if (manner.balances === 'END') return
    if (manner.tellsDiscountsAlone && manner.discountEvents === 'EXPANDED') return
    tell('customer.updated', customerObject(), { discount: before })
    if (!manner.tellsPrevious) now++
  }

  /** One thing that happens, of those that can. */
  function step(): void {
    if (roll() < 0.45) now += between(1, 200_000)
    const of = (...statuses: readonly Invoice['status'][]) =>
      pick(invoices.filter(({ status }) => statuses.includes(status)))
    const dice = among(18)
    const invoice = of('open', 'uncollectible')
    const drafted = of('draft')
    const paid = of('paid')
    const succeeded = pick(charges.filter(({ status }) => status === 'succeeded'))
    if (dice < 3) draft()
    else if (dice < 6 && drafted) finalise(drafted)
    else if (dice === 6 && drafted && roll() < 0.3) {
      drafted.status = 'deleted'
      tell('invoice.deleted', invoiceObject(drafted))
    } else if (dice === 7 && invoice && invoice.noted === 0 && invoice.paid === 0) voidInvoice(invoice)
    else if (dice === 8 && invoice && roll() < 0.5) {
      invoice.status = 'uncollectible'
      tell('invoice.marked_uncollectible', invoiceObject(invoice))
    } else if (dice === 9 && invoice) settle(invoice, 'OUT_OF_BAND')
    else if (dice === 10 && invoice?.status === 'open') noteOpen(invoice)
    else if (dice === 11 && paid && paid.total > 0) notePaid(paid)
    else if (dice === 12 && succeeded) {
      if (roll() < 0.2) failRefund(succeeded)
      else refund(succeeded, succeeded.amount, { isNoted: false })
    } else if (dice === 13) {
      // Only a transaction, or the customer in the end, tells what was given by hand in another currency.
      const currency = manner.hasTwoCurrencies && manner.balances !== 'EVENTS' && roll() < 0.5 ? second : first
      changeBalance(currency, balanceIn(currency) + between(-1_500, 1_000), { type: 'adjustment' })
    } else if (dice === 14 || dice === 16) {
      const subscription = pick(subscriptions)
      if (subscription && roll() < 0.9) changeSubscription(subscription)
      else begin()
    } else if (dice === 17 && manner.hasCustomerDiscounts) changeCustomerDiscount()
    else if (dice === 15) {
      const voidable = pick(notes.filter((note) => note.status === 'issued' && note.invoice.status === 'open'))
      const dispute = pick(disputes.filter(({ status }) => status === 'needs_response' || status === 'under_review'))
      if (voidable) voidNote(voidable)
      else if (dispute) {
        dispute.status = dispute.status === 'needs_response' ? 'under_review' : roll() < 0.5 ? 'won' : 'lost'
        tell('charge.dispute.updated', disputeObject(dispute))
      } else if (succeeded && succeeded.refunded === 0 && roll() < 0.4) {
        const made: Dispute = { id: id('dp'), charge: succeeded, created: now, status: 'needs_response' }
        disputes.push(made)
        tell('charge.dispute.created', disputeObject(made))
      }
    } else if (invoice) pay(invoice)
  }

  tell('customer.created', customerObject())

  return {
    step,
    /** Objects as they are in the end, without an event: what an export of the account holds. */
    snapshot: (): readonly object[] => [
      customerObject('FETCH'),
      ...(manner.tellsCoupons ? coupons.map(couponObject) : []),
      ...invoices.filter(({ status }) => status !== 'deleted').map(invoiceObject),
      ...charges.map(chargeObject),
      ...charges.flatMap((made) =>
        manner.refunds === 'OBJECT' || manner.refunds === 'BOTH'
          ? made.refunds.map((item) => refundObject(made, item))
          : [],
      ),
      ...notes.map(noteObject),
      ...subscriptions.map(subscriptionObject),
      ...disputes.map(disputeObject),
      ...told.filter(
        (item) =>
          'object' in item && (item.object === 'invoice_payment' || item.object === 'customer_balance_transaction'),
      ),
    ],
    told: (): readonly object[] => (manner.balances === 'END' ? [...told.slice(1), customerObject('FETCH')] : told),
    /** `isExport`: of what an export tells, which holds nothing that was deleted. */
    truth(isExport: boolean): Truth {
      const due = ({ status, due, paid }: Invoice) => (status === 'open' || status === 'uncollectible' ? due - paid : 0)
      const owed = (currency: string) =>
        balanceIn(currency) +
        invoices.filter((invoice) => invoice.currency === currency).reduce((sum, invoice) => sum + due(invoice), 0) +
        charges
          .filter((made) => made.currency === currency)
          .flatMap(({ refunds }) => refunds)
          .filter(({ status, isNoted }) => status === 'succeeded' && !isNoted)
          .reduce((sum, { amount }) => sum + amount, 0) +
        disputes
          .filter((dispute) => dispute.charge.currency === currency && dispute.status !== 'won')
          .reduce((sum, item) => sum + item.charge.amount, 0)
      const amounts = (of: (currency: string) => number) =>
        Object.fromEntries([first, second].flatMap((name) => (of(name) === 0 ? [] : [[name, of(name)]])))
      return {
        customerBalance: amounts(balanceIn),
        owed: amounts(owed),
        invoices: invoices
          .filter(({ total, status }) => total >= 0 && !(isExport && status === 'deleted'))
          .map((invoice) => ({
            id: invoice.id,
            status: invoice.status === 'deleted' ? 'void' : invoice.status,
            due: invoice.status === 'draft' ? null : due(invoice),
          })),
        subscriptions: subscriptions.flatMap((subscription) => chargesOf(subscription, isExport)),
      }
    },
  }

  /** Items that renew at different times are lines of their own. */
  function chargesOf(subscription: Subscription, isExport: boolean): Truth['subscriptions'] {
    const { id: name, status, isPaused, items, discounts: own, currency, created } = subscription
    const groups = Map.groupBy(items, ({ price }) => price.interval)
    const toldAt = isExport ? created : subscription.toldAt
    const isOver = status === 'canceled' || status === 'incomplete_expired'
    return [...groups.values()].map((group) => ({
      id: groups.size > 1 ? `${name}:${group[0]?.id}` : name,
      status: isPaused && !isOver ? 'paused' : status,
      charge: periodCharge({ items, own, inherited: customerDiscount, currency }, group, { toldAt, asOf }, (discount) =>
        isKnown(discount === customerDiscount ? customerManner : manner, isExport),
      ),
    }))
  }
}
