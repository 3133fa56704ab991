import type { Transaction } from '../../graph/run.ts'
import type { Fact } from '../fact-plan.ts'
import { lockPayers } from './anomalies/queries.ts'
import { settlePaymentTotals } from './payment-totals.ts'
import { settleRefundTotals } from './refund-totals.ts'

/** Facts that state a total, or a part of one. */
const telling: ReadonlySet<unknown> = new Set(['PAYMENT', 'REFUND', 'CREDIT', 'DEBIT'])

/** Brings every total that these facts state, or are a part of, in step with the facts beside it. */
export async function settleTotals(transaction: Transaction, facts: readonly Fact[]): Promise<void> {
  const parts = facts.filter(
    ({ properties: { type, invoiceId, paymentId } }) =>
      telling.has(type) && (paymentId !== null || (type === 'PAYMENT' && invoiceId !== null)),
  )
  const recordIds = parts.flatMap(({ properties: { recordId } }) => (typeof recordId === 'string' ? [recordId] : []))
  if (recordIds.length === 0) return
  // Of two writers of one payer the second sees what the first wrote.
  await transaction.run(lockPayers, { recordIds: [...new Set(recordIds)].sort() })
  await settleRefundTotals(transaction, parts)
  await settlePaymentTotals(transaction, parts)
}
