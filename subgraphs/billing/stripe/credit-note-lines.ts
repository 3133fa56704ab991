import { afterAll, type StripeFrame } from './stripe-frame.ts'
import { billing, type Line, ownerOf, sumOf } from './stripe-lines.ts'
import { fromStripeAmount } from './stripe-money.ts'
import type { StripeCreditNote } from './stripe-objects.ts'

/** What other objects state about a credit note. Amounts as Stripe counts them. */
export interface NoteContext {
  /** The amount of the transaction that the note made on the customer's balance. Null if none was reported. */
  readonly transactionAmount: number | null
  /** The amount of its refund, if the note itself does not state it. Null if it was not reported either. */
  readonly refundAmount: number | null
}

/** The part of a note that went to the customer's balance. The rest was still due, was refunded, or was returned outside Stripe. */
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
 * A credit note, and what took its credit away from the invoice again: the customer's balance, which has its own line, or money that was
 * returned outside Stripe. A refund has its own line. `moved`: see movedToBalance.
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
  // A void note revokes what it gave, even in the same second.
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
