import { command, cypher, statement } from '../../../graph/cypher.ts'
import type { Transaction } from '../../../graph/run.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import { balanceOf } from '../rules.ts'

/** A ledger entry of an invoice, as far as totals of its payments are concerned. */
export interface InvoicePart {
  readonly id: string
  readonly type: string
  readonly currency: string | null
  readonly status: string | null
  /** Signed, as in the balance. */
  readonly balanceMinor: number | null
  /** What a PAYMENT with `isPaymentTotal` states for all payments of its invoice. Null for everything else. */
  readonly totalMinor: number | null
  /** For a CREDIT or DEBIT: it moves a share of that payment. */
  readonly paymentId: string | null
}

/** What is left of each total of one invoice besides the payments that are stated individually. */
export function unstatedPayments(parts: readonly InvoicePart[]) {
  return parts.flatMap((total) => {
    if (total.totalMinor === null || total.type !== 'PAYMENT') return []
    const stated = parts
      .filter((part) => part.totalMinor === null && part.currency === total.currency && isPayment(part))
      .reduce((sum, { balanceMinor }) => sum - (balanceMinor ?? 0), 0)
    const amountMinor = Math.min(total.totalMinor, Math.max(0, total.totalMinor - stated))
    return [{ id: total.id, amountMinor, balanceMinor: balanceOf('PAYMENT', amountMinor, total.status) }]
  })
}

function isPayment({ type, paymentId }: InvoicePart): boolean {
  return type === 'PAYMENT' || ((type === 'CREDIT' || type === 'DEBIT') && paymentId !== null)
}

/** Invoices that have a total, by the index of the entries of each invoice. */
export const partsOfInvoices = statement({
  name: 'billing.partsOfInvoices',
  text: cypher<{ readonly invoiceIds: readonly string[] }>`
    UNWIND $invoiceIds AS invoiceId
    MATCH (t:LedgerEntry)
    WHERE t.invoiceId = invoiceId AND t.type = 'PAYMENT' AND t.totalMinor IS NOT NULL
    WITH DISTINCT invoiceId
    MATCH (l:LedgerEntry)
    WHERE l.invoiceId = invoiceId AND l.type IN ['PAYMENT', 'CREDIT', 'DEBIT']
    RETURN invoiceId, l.id AS id, l.type AS type, l.currency AS currency, l.status AS status,
           l.balanceMinor AS balanceMinor, l.totalMinor AS totalMinor, l.paymentId AS paymentId`,
  row: (r): InvoicePart & { readonly invoiceId: string } => ({
    invoiceId: r.string('invoiceId'),
    id: r.string('id'),
    type: r.string('type'),
    currency: r.stringOrNull('currency'),
    status: r.stringOrNull('status'),
    balanceMinor: r.numberOrNull('balanceMinor'),
    totalMinor: r.numberOrNull('totalMinor'),
    paymentId: r.stringOrNull('paymentId'),
  }),
})

/** A total of which nothing is left remains an entry, so that its invoice still leads to it. */
export const setUnstatedPayments = command({
  name: 'billing.setUnstatedPayments',
  text: cypher<{ readonly unstated: ReturnType<typeof unstatedPayments> }>`
    UNWIND $unstated AS payment
    MATCH (b:Billing {id: payment.id})
    WHERE b.amountMinor <> payment.amountMinor OR coalesce(b.balanceMinor, 0) <> payment.balanceMinor
    SET b.amountMinor = payment.amountMinor, b.balanceMinor = payment.balanceMinor`,
})

/**
 * A source may state the total paid for an invoice, including by means that it did not handle itself, and each payment individually, in any
 * order. A total counts only for what the others do not state. The payers are locked.
 */
export async function reconcilePaymentTotals(transaction: Transaction, facts: readonly Fact[]): Promise<void> {
  const invoiceIds = facts.flatMap(({ properties: { invoiceId } }) =>
    typeof invoiceId === 'string' ? [invoiceId] : [],
  )
  if (invoiceIds.length === 0) return
  const parts = await transaction.run(partsOfInvoices, { invoiceIds: [...new Set(invoiceIds)].sort() })
  const unstated = [...Map.groupBy(parts, ({ invoiceId }) => invoiceId).values()].flatMap(unstatedPayments)
  if (unstated.length > 0) await transaction.run(setUnstatedPayments, { unstated })
}
