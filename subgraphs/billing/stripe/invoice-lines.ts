import { billing, isoOrNone, type Line, ownerOf, type StripeFrame, sumOf, withoutNone } from './stripe-lines.ts'
import { fromStripeAmount } from './stripe-money.ts'
import type { StripeInvoice } from './stripe-objects.ts'

/** An invoice, the credit it used up, and a payment made elsewhere; of a negative one the credit it gives. */
export function invoiceLines(invoice: StripeInvoice, frame: StripeFrame): readonly Line[] {
  const { id, customer, customer_email: email, currency, created, total, status } = invoice
  const owner = ownerOf(frame.source, customer, email)
  if (owner === null) return []
  const tax = invoice.tax ?? sumOf(invoice.total_taxes ?? invoice.total_tax_amounts)
  const discount = sumOf(invoice.total_discount_amounts)
  const subscription = invoice.subscription ?? invoice.parent?.subscription_details?.subscription
  const minor = (amount: number | undefined) =>
    amount === undefined ? undefined : fromStripeAmount(amount, currency).amountMinor
  const at = invoice.status_transitions?.finalized_at ?? created
  const make = (line: Pick<Parameters<typeof billing>[2], 'id' | 'type' | 'amount' | 'properties'>, time = at) =>
    billing(frame, owner, { ...line, created: time, currency })
  if (total < 0) {
    // What a change gives back goes to the customer's credit.
    const isStill = status === 'draft' || status === 'void'
    return isStill ? [] : [make({ id, type: 'CREDIT', amount: -total, properties: { reason: 'negative invoice' } })]
  }
  const paidAt = invoice.status_transitions?.paid_at ?? at
  const used = (invoice.ending_balance ?? 0) - (invoice.starting_balance ?? 0)
  const isFinal = status !== 'draft' && status !== 'void'
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
    ...(isFinal && used > 0
      ? [
          make({
            id: `${id}:balance`,
            type: 'CREDIT',
            amount: Math.min(used, total),
            properties: { invoiceId: id, reason: 'balance used' },
          }),
        ]
      : []),
    ...(status === 'paid' && invoice.paid_out_of_band
      ? [
          make(
            {
              id: `${id}:out-of-band`,
              type: 'PAYMENT',
              amount: invoice.amount_due ?? total,
              properties: { invoiceId: id, status: 'SUCCEEDED', method: 'OUT_OF_BAND' },
            },
            paidAt,
          ),
        ]
      : []),
  ]
}
