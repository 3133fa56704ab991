/**
 * A Stripe account that is run by dice: it keeps what its customer has and owes by its own rules, from Stripe's documentation, and knows nothing of
 * lines or ledgers. Every change is told as Stripe tells it, by events or objects.
 */

/** How an account tells its changes: versions of the API and habits of exports differ. */
export interface Manner {
  /** An event carries what it replaced. */
  readonly tellsPrevious: boolean
  /** Changes of the customer's balance by events, by transactions, by both, or only by the customer as it is in the end. */
  readonly balances: 'EVENTS' | 'TRANSACTIONS' | 'BOTH' | 'END'
  /** Refunds by the charge alone, with its list, by objects of their own, or by both. */
  readonly refunds: 'CHARGE' | 'LIST' | 'OBJECT' | 'BOTH'
  /** How a charge is tied to its invoice. */
  readonly payments: 'CHARGE' | 'INVOICE' | 'INVOICE_PAYMENT'
}

interface Invoice {
  readonly id: string
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

interface Charge {
  readonly id: string
  readonly invoice: string | null
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
}

interface Dispute {
  readonly id: string
  readonly charge: Charge
  readonly created: number
  status: 'needs_response' | 'under_review' | 'won' | 'lost'
}

/** What is right in the end. Minor units. */
export interface Truth {
  /** Negative: credit. */
  readonly customerBalance: number
  /** The customer's balance, what invoices leave due, and what was given or taken back without a credit note. */
  readonly owed: number
  readonly invoices: readonly { readonly id: string; readonly status: string; readonly due: number | null }[]
  readonly subscriptions: readonly { readonly id: string; readonly status: string }[]
}

const minimum = 50

export function createStripeAccount(name: string, manner: Manner, roll: () => number) {
  const customer = `cus_${name}`
  const told: object[] = []
  const invoices: Invoice[] = []
  const charges: Charge[] = []
  const notes: Note[] = []
  const subscriptions: Subscription[] = []
  const disputes: Dispute[] = []
  let balance = 0
  let now = 1_767_225_600
  let count = 0

  const id = (kind: string) => `${kind}_${name}_${++count}`
  const among = (size: number) => Math.floor(roll() * size)
  const pick = <T>(items: readonly T[]): T | undefined => items[among(items.length)]
  const between = (low: number, high: number) => low + among(high - low + 1)

  function tell(type: string, object: object, previous?: object): void {
    const data = { object, ...(manner.tellsPrevious && previous && { previous_attributes: previous }) }
    told.push({ object: 'event', id: id('evt'), type, created: now, data })
  }

  const customerObject = () => ({
    ...{ object: 'customer', id: customer, created: 1_767_225_600, currency: 'eur', balance },
    ...{ email: `${name}@post.example`, name: `Customer ${name}` },
  })
  const invoiceObject = (invoice: Invoice) => ({
    ...{ object: 'invoice', id: invoice.id, customer, currency: 'eur', created: invoice.created, total: invoice.total },
    status: invoice.status === 'deleted' ? 'draft' : invoice.status,
    amount_due: invoice.due,
    amount_paid: invoice.paid,
    amount_remaining: invoice.status === 'void' ? 0 : invoice.due - invoice.paid,
    pre_payment_credit_notes_amount: invoice.noted,
    starting_balance: invoice.starting ?? balance,
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
        data: charges
          .filter((charge) => charge.invoice === invoice.id)
          .map((charge) => ({ payment: { type: 'payment_intent', payment_intent: `pi_${charge.id}` } })),
      },
    }),
  })
  const refundObject = (charge: Charge, refund: Refund) => ({
    ...{ object: 'refund', id: refund.id, amount: refund.amount, currency: 'eur', created: refund.created },
    ...{ charge: charge.id, status: refund.status, reason: null },
  })
  const chargeObject = (charge: Charge) => ({
    ...{ object: 'charge', id: charge.id, customer, currency: 'eur', created: charge.created, status: charge.status },
    ...{ amount: charge.amount, captured: charge.status === 'succeeded', payment_intent: `pi_${charge.id}` },
    amount_captured: charge.status === 'succeeded' ? charge.amount : 0,
    amount_refunded: charge.refunded,
    refunded: charge.refunded === charge.amount,
    ...(manner.payments === 'CHARGE' && { invoice: charge.invoice }),
    ...((manner.refunds === 'LIST' || manner.refunds === 'BOTH') && {
      refunds: { object: 'list', data: charge.refunds.map((refund) => refundObject(charge, refund)) },
    }),
  })
  const noteObject = (note: Note) => ({
    ...{ object: 'credit_note', id: note.id, customer, invoice: note.invoice.id, currency: 'eur', total: note.total },
    ...{ created: note.created, status: note.status, voided_at: note.voidedAt },
    customer_balance_transaction: note.transaction,
    out_of_band_amount: note.outOfBand === 0 ? null : note.outOfBand,
    refunds: note.refund ? [{ refund: note.refund.id, amount_refunded: note.refund.amount }] : [],
    post_payment_amount: note.toBalance + note.outOfBand + (note.refund?.amount ?? 0),
  })
  const subscriptionObject = (subscription: Subscription) => ({
    ...{ object: 'subscription', id: subscription.id, customer, status: subscription.status, currency: 'eur' },
    ...{ created: subscription.created, start_date: subscription.created },
    pause_collection: subscription.isPaused ? { behavior: 'void' } : null,
    items: {
      data: [
        {
          id: `si_${subscription.id}`,
          quantity: 1,
          price: { id: 'price_m', currency: 'eur', unit_amount: 2_000, recurring: { interval: 'month' } },
        },
      ],
    },
  })
  const disputeObject = (dispute: Dispute) => ({
    ...{ object: 'dispute', id: dispute.id, amount: dispute.charge.amount, charge: dispute.charge.id, currency: 'eur' },
    ...{ created: dispute.created, status: dispute.status, reason: 'fraudulent' },
  })

  /** The id of the transaction. */
  function changeBalance(to: number, why: object = {}): string {
    const before = balance
    balance = to
    const transaction = id('cbtxn')
    if (manner.balances === 'EVENTS' || manner.balances === 'BOTH')
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
        ...{ currency: 'eur', created: now, ...why },
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
    if (invoice.ending !== balance) changeBalance(invoice.ending, { invoice: invoice.id, type: 'applied_to_invoice' })
  }

  function charge(amount: number, invoice: string | null): Charge {
    const made: Charge = { id: id('ch'), invoice, amount, status: 'pending', created: now, refunded: 0, refunds: [] }
    charges.push(made)
    if (roll() < 0.3) tell('charge.pending', chargeObject(made))
    return made
  }

  function pay(invoice: Invoice): void {
    const made = charge(invoice.due - invoice.paid, invoice.id)
    made.status = roll() < 0.2 ? 'failed' : 'succeeded'
    tell(`charge.${made.status}`, chargeObject(made))
    if (manner.payments === 'INVOICE_PAYMENT')
      told.push({
        ...{ object: 'invoice_payment', id: id('inpay'), invoice: invoice.id },
        payment: { type: 'charge', charge: made.id },
      })
    if (made.status === 'failed') {
      tell('invoice.payment_failed', invoiceObject(invoice))
      return
    }
    settle(invoice)
  }

  function settle(invoice: Invoice, outOfBand = false): void {
    if (!outOfBand) invoice.paid = invoice.due
    invoice.outOfBand = outOfBand
    invoice.status = 'paid'
    invoice.paidAt = now
    tell('invoice.paid', invoiceObject(invoice))
  }

  function voidInvoice(invoice: Invoice): void {
    invoice.status = 'void'
    invoice.voidedAt = now
    tell('invoice.voided', invoiceObject(invoice))
    const back = (invoice.starting ?? 0) - (invoice.ending ?? 0)
    if (back !== 0) changeBalance(balance + back, { invoice: invoice.id, type: 'unapplied_from_invoice' })
  }

  /** Null where nothing of the charge is left. */
  function refund(of: Charge, most: number, isNoted: boolean): Refund | null {
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
    tell('refund.failed', refundObject(of, made))
    tell('charge.updated', chargeObject(of))
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
    if (invoice.due === 0) settle(invoice)
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
    const paying = charges.find((made) => made.invoice === invoice.id && made.status === 'succeeded')
    const noted = notes.filter((note) => note.invoice === invoice).reduce((sum, { total }) => sum + total, 0)
    const left = invoice.total - noted
    if (left <= 0) return
    const refunded = paying && roll() < 0.5 ? refund(paying, left, true) : null
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
    if (toBalance > 0) changeBalance(balance - toBalance, { credit_note: note.id, type: 'credit_note' })
  }

  const nextStatus: Readonly<Record<string, readonly string[]>> = {
    incomplete: ['active', 'trialing', 'incomplete_expired'],
    trialing: ['active', 'canceled', 'past_due'],
    active: ['past_due', 'canceled', 'active', 'trialing'],
    past_due: ['active', 'unpaid', 'canceled'],
    unpaid: ['active', 'canceled'],
  }

  function changeSubscription(subscription: Subscription): void {
    const before = {
      status: subscription.status,
      pause_collection: subscription.isPaused ? { behavior: 'void' } : null,
    }
    if (!manner.tellsPrevious) now++
    if (roll() < 0.2 && nextStatus[subscription.status]) {
      subscription.isPaused = !subscription.isPaused
      tell('customer.subscription.updated', subscriptionObject(subscription), {
        pause_collection: before.pause_collection,
      })
      return
    }
    const status = pick(nextStatus[subscription.status] ?? [])
    if (status === undefined) return
    subscription.status = status
    const kind = status === 'canceled' ? 'deleted' : 'updated'
    tell(
      `customer.subscription.${kind}`,
      subscriptionObject(subscription),
      status === before.status ? {} : { status: before.status },
    )
  }

  /** One thing that happens, of those that can. */
  function step(): void {
    if (roll() < 0.45) now += between(1, 200_000)
    const of = (...statuses: readonly Invoice['status'][]) =>
      pick(invoices.filter(({ status }) => statuses.includes(status)))
    const dice = among(16)
    const invoice = of('open', 'uncollectible')
    const drafted = of('draft')
    const paid = of('paid')
    const succeeded = pick(charges.filter(({ status }) => status === 'succeeded'))
    if (dice < 3) draft()
    else if (dice < 6 && drafted) finalise(drafted)
    else if (dice === 6 && drafted && roll() < 0.3) {
      drafted.status = 'deleted'
      tell('invoice.deleted', invoiceObject(drafted))
    } else if (dice === 7 && invoice && invoice.noted === 0) voidInvoice(invoice)
    else if (dice === 8 && invoice && roll() < 0.5) {
      invoice.status = 'uncollectible'
      tell('invoice.marked_uncollectible', invoiceObject(invoice))
    } else if (dice === 9 && invoice) settle(invoice, true)
    else if (dice === 10 && invoice?.status === 'open') noteOpen(invoice)
    else if (dice === 11 && paid && paid.total > 0) notePaid(paid)
    else if (dice === 12 && succeeded) {
      if (roll() < 0.2) failRefund(succeeded)
      else refund(succeeded, succeeded.amount, false)
    } else if (dice === 13) changeBalance(balance + between(-1_500, 1_000), { type: 'adjustment' })
    else if (dice === 14) {
      const subscription = pick(subscriptions)
      if (subscription) changeSubscription(subscription)
      else {
        const made = { id: id('sub'), status: 'incomplete', created: now, isPaused: false }
        subscriptions.push(made)
        tell('customer.subscription.created', subscriptionObject(made))
      }
    } else if (dice === 15) {
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
      customerObject(),
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
    told: (): readonly object[] => (manner.balances === 'END' ? [...told.slice(1), customerObject()] : told),
    /** `isExport`: of what an export tells, which holds nothing that was deleted. */
    truth(isExport: boolean): Truth {
      const due = ({ status, due, paid }: Invoice) => (status === 'open' || status === 'uncollectible' ? due - paid : 0)
      const refunded = charges
        .flatMap(({ refunds }) => refunds)
        .filter(({ status, isNoted }) => status === 'succeeded' && !isNoted)
        .reduce((sum, { amount }) => sum + amount, 0)
      const disputed = disputes
        .filter(({ status }) => status !== 'won')
        .reduce((sum, item) => sum + item.charge.amount, 0)
      return {
        customerBalance: balance,
        owed: balance + invoices.reduce((sum, invoice) => sum + due(invoice), 0) + refunded + disputed,
        invoices: invoices
          .filter(({ total, status }) => total >= 0 && !(isExport && status === 'deleted'))
          .map((invoice) => ({
            id: invoice.id,
            status: invoice.status === 'deleted' ? 'void' : invoice.status,
            due: invoice.status === 'draft' ? null : due(invoice),
          })),
        subscriptions: subscriptions.map(({ id, status, isPaused }) => ({
          id,
          status: isPaused && status !== 'canceled' && status !== 'incomplete_expired' ? 'paused' : status,
        })),
      }
    },
  }
}
