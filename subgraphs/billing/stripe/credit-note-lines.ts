import { afterAll, type StripeFrame } from './stripe-frame.ts'
import { billing, type Line, ownerOf, sumOf } from './stripe-lines.ts'
import { fromStripeAmount } from './stripe-money.ts'
import type { StripeCreditNote } from './stripe-objects.ts'

/** What is known of a credit note from other objects. Amounts as Stripe counts them. */
export interface NoteContext {
  /** Of the transaction that the note made on the customer's balance; null where none was told. */
  readonly transactionAmount: number | null
  /** Of its refund, where the note itself does not tell; null where it was not told either. */
  readonly refundAmount: number | null
}

/** What of a note went to the customer's balance; the rest was due still, was refunded, or was given back outside Stripe. */
export function movedToBalance(note: StripeCreditNote, { transactionAmount, refundAmount }: NoteContext): number {
  if (note.status === 'void') return 0
  if (transactionAmount !== null) return -transactionAmount
  if (!note.customer_balance_transaction) return 0
  const refunded = note.refunds
    ? note.refunds.reduce((sum, { amount_refunded }) => sum + amount_refunded, 0)
    : (refundAmount ?? 0)
  return Math.max(0, (note.post_payment_amount ?? note.total) - refunded - (note.out_of_band_amount ?? 0))
}

/**
 * A credit note, and what took its credit away from the invoice again: the customer's balance, whose own line holds it, or money that was given back
 * outside Stripe. A refund is told by its own line. `moved`: see movedToBalance.
 */
export function creditNoteLines(note: StripeCreditNote, moved: number, frame: StripeFrame): readonly Line[] {
  const { id, total, currency, created, customer, invoice, status, reason, out_of_band_amount: outOfBand } = note
  const owner = ownerOf(frame.source, customer)
  const tax = note.tax ?? sumOf(note.total_taxes ?? note.tax_amounts)
  const known = { ...frame, observedAt: frame.observedAt ?? note.voided_at ?? created }
  const isVoid = status === 'void'
  const make = (line: Pick<Parameters<typeof billing>[2], 'id' | 'type' | 'amount' | 'properties' | 'sequence'>) =>
    billing(known, owner, { ...line, created, currency })
  // Stripe only records these refunds and has no object of their own for them.
  const recorded = (note.refunds ?? [])
    .filter(({ refund, payment_record_refund: record }) => !refund && record)
    .reduce((sum, { amount_refunded }) => sum + amount_refunded, 0)
  const refundOf = (part: string, amount: number, method: string) =>
    make({
      id: `${id}:${part}`,
      type: 'REFUND',
      amount: isVoid ? 0 : amount,
      properties: { invoiceId: invoice, status: 'SUCCEEDED', method },
      sequence,
    })
  // A void note takes back what it gave, in the same second, too.
  const sequence = isVoid ? afterAll : undefined
  return [
    make({
      id,
      type: 'CREDIT_NOTE',
      amount: total,
      properties: {
        invoiceId: invoice,
        reason,
        status: isVoid ? 'VOID' : undefined,
        taxMinor: tax === undefined ? undefined : fromStripeAmount(tax, currency).amountMinor,
      },
    }),
    ...(moved > 0 || isVoid
      ? [
          make({
            id: `${id}:balance`,
            type: 'DEBIT',
            amount: moved,
            properties: { invoiceId: invoice, reason: 'moved to the customer balance' },
            sequence,
          }),
        ]
      : []),
    ...(outOfBand ? [refundOf('out-of-band', outOfBand, 'OUT_OF_BAND')] : []),
    ...(recorded > 0 ? [refundOf('recorded', recorded, 'PAYMENT_RECORD')] : []),
  ]
}
