import { afterAll, type StripeFrame } from './stripe-frame.ts'
import { billing, isoOrNone, type Line, ownerOf, sumOf, withoutNone } from './stripe-lines.ts'
import { fromStripeAmount } from './stripe-money.ts'
import type { StripeInvoice } from './stripe-objects.ts'

/**
 * An invoice, and what it moved to or from the customer's balance. A negative one takes back what was billed, as a credit note does, and moves to the balance as a
 * whole. The balance has a line of its own, so that no money is told twice: see customer-balance.ts.
 */
export function invoiceLines(invoice: StripeInvoice, frame: StripeFrame): readonly Line[] {
  const { id, customer, customer_email: email, currency, created, total } = invoice
  const owner = ownerOf(frame.source, customer, email)
  // A draft that is deleted is never collected.
  const status = frame.event?.type === 'invoice.deleted' ? 'void' : invoice.status
  const tax = invoice.tax ?? sumOf(invoice.total_taxes ?? invoice.total_tax_amounts)
  const discount = sumOf(invoice.total_discount_amounts)
  const subscription = subscriptionOf(invoice)
  const minor = (amount: number | undefined) =>
    amount === undefined ? undefined : fromStripeAmount(amount, currency).amountMinor
  const at = invoice.status_transitions?.finalized_at ?? created
  const known = { ...frame, observedAt: frame.observedAt ?? lastChange(invoice) }
  const make = (line: Pick<Parameters<typeof billing>[2], 'id' | 'type' | 'amount' | 'properties' | 'sequence'>) =>
    billing(known, owner, { ...line, created: at, currency })
  const moved = movedToBalance(invoice)
  const transfer =
    status === 'draft' || (moved === 0 && status !== 'void')
      ? []
      : [
          make({
            id: `${id}:balance`,
            type: moved > 0 ? 'CREDIT' : 'DEBIT',
            // A void invoice returns what it took, even in the same second.
            amount: status === 'void' ? 0 : Math.abs(moved),
            properties: {
              // A negative invoice is not an invoice here that a line could name.
              invoiceId: total < 0 ? undefined : id,
              reason: total < 0 ? 'moved to the customer balance' : 'settled with the customer balance',
            },
            sequence: status === 'void' ? afterAll : undefined,
          }),
        ]
  if (total < 0) {
    if (status === 'draft') return []
    const amount = status === 'void' ? 0 : -total
    const sequence = status === 'void' ? afterAll : undefined
    const properties = {
      reason: 'negative invoice',
      subscriptionId: subscription,
      taxMinor: status === 'void' || tax === undefined ? undefined : minor(Math.max(0, -tax)),
    }
    return [make({ id, type: 'CREDIT_NOTE', amount, properties, sequence }), ...transfer]
  }
  return [
    make({
      id,
      type: 'INVOICE',
      amount: total,
      properties: {
        number: invoice.number,
        status: status === 'open' ? undefined : status?.toUpperCase(),
        subscriptionId: subscription,
        dueAt: isoOrNone(invoice.due_date),
        periodStart: isoOrNone(invoice.period_start),
        periodEnd: isoOrNone(invoice.period_end),
        taxMinor: minor(tax),
        discountMinor: minor(discount),
        lines: invoice.lines?.data.map((line) =>
          withoutNone({
            description: line.description,
            quantity: line.quantity,
            amountMinor: minor(line.amount),
            planId: line.price?.id ?? line.pricing?.price_details?.price,
            isProration:
              line.proration ??
              line.parent?.subscription_item_details?.proration ??
              line.parent?.invoice_item_details?.proration,
          }),
        ),
      },
    }),
    ...transfer,
    ...(invoice.amount_overpaid
      ? [
          overpaidLine(
            { ...invoice, customer, at: invoice.status_transitions?.paid_at ?? at },
            invoice.amount_overpaid,
            known,
          ),
        ]
      : []),
  ]
}

export function subscriptionOf({ subscription, parent }: StripeInvoice): string | null | undefined {
  return subscription ?? parent?.subscription_details?.subscription
}

/** What was paid of an invoice beyond its amount moves to the customer's balance; the invoice and its transaction tell it alike. */
export function overpaidLine(
  { id, customer, customer_email: email, currency, at }: OverpaidInvoice,
  amount: number,
  frame: StripeFrame,
): Line {
  return billing(frame, ownerOf(frame.source, customer, email), {
    ...{ id: `${id}:overpaid`, type: 'DEBIT', created: at, amount, currency },
    properties: { invoiceId: id, reason: 'moved to the customer balance' },
  })
}

type OverpaidInvoice = Pick<StripeInvoice, 'id' | 'customer' | 'currency'> & {
  readonly customer_email?: string | null | undefined
  readonly at: number
}

/**
 * What was paid by other means than Stripe's. Whether an invoice counts it in what was paid depends on the version of the API. If it does,
 * the line states all that was paid, because charges of the invoice may be in another input, and counts only what they leave: see
 * payment-totals.ts.
 */
export function paidByHandLines(invoice: StripeInvoice, frame: StripeFrame): readonly Line[] {
  const { id, customer, customer_email: email, currency, created, total, status, status_transitions: times } = invoice
  if (status !== 'paid' || total < 0) return []
  const due = invoice.amount_due ?? total - movedToBalance(invoice)
  const uncounted = due - (invoice.amount_paid ?? 0)
  const isTotal = uncounted <= 0
  return [
    billing({ ...frame, observedAt: frame.observedAt ?? lastChange(invoice) }, ownerOf(frame.source, customer, email), {
      id: `${id}:out-of-band`,
      type: 'PAYMENT',
      created: times?.paid_at ?? times?.finalized_at ?? created,
      amount: isTotal ? Math.max(0, due) : uncounted,
      currency,
      properties: { invoiceId: id, status: 'SUCCEEDED', method: 'OUT_OF_BAND', isPaymentTotal: isTotal || undefined },
    }),
  ]
}

/**
 * What went from the invoice to the customer's balance: the amount by which it was reduced. Positive if credit paid a part of it or if it
 * is too small to be collected alone; negative if it collects what was owed before, or is itself a credit.
 */
function movedToBalance({ starting_balance: before, ending_balance: after, total, ...invoice }: StripeInvoice): number {
  if (typeof before === 'number' && typeof after === 'number') return after - before
  if (typeof invoice.amount_due !== 'number') return total < 0 ? total : 0
  return total - invoice.amount_due - (invoice.pre_payment_credit_notes_amount ?? 0)
}

/** The latest time that the invoice itself states, in seconds. */
function lastChange({ created, status_transitions: times }: StripeInvoice): number {
  const { finalized_at, paid_at, voided_at, marked_uncollectible_at } = times ?? {}
  return Math.max(created, finalized_at ?? 0, paid_at ?? 0, voided_at ?? 0, marked_uncollectible_at ?? 0)
}
