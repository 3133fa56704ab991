import { command, cypher, statement } from '../../../graph/cypher.ts'
import type { Transaction } from '../../../graph/run.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import type { BillingType } from '../lines.ts'
import { balanceOf } from '../rules.ts'

/** A REFUND or DISPUTE with what is known about its payment. */
export interface Reversal {
  readonly id: string
  readonly type: string
  readonly amountMinor: number | null
  readonly status: string | null
  readonly isPaidAtOnce: boolean | null
  /** Its payment belongs to a sale without an invoice. */
  readonly isOfPaidAtOnce: boolean
  readonly invoiceId: string | null
  /** Its line names no invoice: `invoiceId` is that of its payment. */
  readonly isInvoiceOfPayment: boolean | null
  /** The invoice of its payment. */
  readonly paidInvoiceId: string | null
}

const reversalTypes: ReadonlySet<string> = new Set<BillingType>(['REFUND', 'DISPUTE'])

export function isReversal(type: unknown): type is 'REFUND' | 'DISPUTE' {
  return typeof type === 'string' && reversalTypes.has(type)
}

/** Those that state something different from their payment, as they should be. */
export function asTheirPayments(reversals: readonly Reversal[]) {
  return reversals.flatMap((reversal) => {
    const { id, type, amountMinor, status, isOfPaidAtOnce, paidInvoiceId } = reversal
    if (!isReversal(type)) return []
    const namesInvoice = reversal.invoiceId !== null && !reversal.isInvoiceOfPayment
    const invoiceId = namesInvoice ? reversal.invoiceId : paidInvoiceId
    if ((reversal.isPaidAtOnce ?? false) === isOfPaidAtOnce && reversal.invoiceId === invoiceId) return []
    const balance = balanceOf(type, amountMinor ?? undefined, status, isOfPaidAtOnce)
    return [
      {
        id,
        isPaidAtOnce: isOfPaidAtOnce || null,
        balanceMinor: balance === 0 ? null : balance,
        invoiceId,
        isInvoiceOfPayment: (!namesInvoice && invoiceId !== null) || null,
      },
    ]
  })
}

/** Uses the index of each record's facts of a type. */
export const reversalsOfPayments = statement({
  name: 'billing.reversalsOfPayments',
  text: cypher<{ readonly payments: readonly { readonly recordId: string; readonly paymentIds: readonly string[] }[] }>`
    UNWIND $payments AS own
    UNWIND ['REFUND', 'DISPUTE'] AS type
    MATCH (b:Billing)
    WHERE b.recordId = own.recordId AND b.type = type AND b.sk IS NOT NULL AND b.paymentId IN own.paymentIds
    MATCH (p:Billing {id: b.paymentId})
    RETURN b.id AS id, type, b.amountMinor AS amountMinor, b.status AS status, b.invoiceId AS invoiceId,
           coalesce(b.isInvoiceOfPayment, false) AS isInvoiceOfPayment,
           // Somebody else's payment, as its source has it, says nothing about an invoice of this payer.
           CASE WHEN p.recordId = b.recordId THEN p.invoiceId END AS paidInvoiceId,
           coalesce(b.isPaidAtOnce, false) AS isPaidAtOnce, coalesce(p.isPaidAtOnce, false) AS isOfPaidAtOnce`,
  row: (r): Reversal => ({
    id: r.string('id'),
    type: r.string('type'),
    amountMinor: r.numberOrNull('amountMinor'),
    status: r.stringOrNull('status'),
    isPaidAtOnce: r.boolean('isPaidAtOnce'),
    isOfPaidAtOnce: r.boolean('isOfPaidAtOnce'),
    invoiceId: r.stringOrNull('invoiceId'),
    isInvoiceOfPayment: r.boolean('isInvoiceOfPayment'),
    paidInvoiceId: r.stringOrNull('paidInvoiceId'),
  }),
})

export const setReversals = command({
  name: 'billing.setReversals',
  text: cypher<{ readonly reversals: ReturnType<typeof asTheirPayments> }>`
    UNWIND $reversals AS reversal
    MATCH (b:Billing {id: reversal.id})
    SET b.isPaidAtOnce = reversal.isPaidAtOnce, b.balanceMinor = reversal.balanceMinor,
        b.invoiceId = reversal.invoiceId, b.isInvoiceOfPayment = reversal.isInvoiceOfPayment
    REMOVE b:LedgerEntry
    WITH b, reversal
    WHERE reversal.balanceMinor IS NOT NULL
    SET b:LedgerEntry`,
})

/**
 * What is returned of a payment counts in the same way as the payment, whatever the line itself states: a source may know the invoice of a
 * payment in one input, and report the refund in another. A line that names no invoice belongs to that of its payment. The payers are
 * locked.
 */
export async function reconcileReversals(transaction: Transaction, facts: readonly Fact[]): Promise<void> {
  const paymentIdsByRecord = new Map<string, Set<string>>()
  for (const { properties } of facts) {
    const { id, type, recordId } = properties
    const paymentId = type === 'PAYMENT' ? id : isReversal(type) ? properties.paymentId : null
    if (typeof recordId !== 'string' || typeof paymentId !== 'string') continue
    const known = paymentIdsByRecord.get(recordId) ?? new Set()
    paymentIdsByRecord.set(recordId, known.add(paymentId))
  }
  if (paymentIdsByRecord.size === 0) return
  const payments = [...paymentIdsByRecord].map(([recordId, ids]) => ({ recordId, paymentIds: [...ids] }))
  const reversals = asTheirPayments(await transaction.run(reversalsOfPayments, { payments }))
  if (reversals.length > 0) await transaction.run(setReversals, { reversals })
}
