import type { Transaction } from '../../../graph/run.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import { lockPayers } from '../anomalies/queries.ts'
import { reconcilePaymentTotals } from './payment-totals.ts'
import { reconcileRefundTotals } from './refund-totals.ts'
import { reconcileReversals } from './reversals.ts'

/** Facts that depend on others of the same payment or invoice, or on which others depend. */
const telling: ReadonlySet<unknown> = new Set(['PAYMENT', 'REFUND', 'DISPUTE', 'CREDIT', 'DEBIT'])

/** Updates facts that depend on other facts: what is returned of a payment, and every total. */
export async function reconcileTotals(transaction: Transaction, facts: readonly Fact[]): Promise<void> {
  const parts = facts.filter(
    ({ properties: { type, paymentId } }) => telling.has(type) && (type === 'PAYMENT' || paymentId !== null),
  )
  const recordIds = parts.flatMap(({ properties: { recordId } }) => (typeof recordId === 'string' ? [recordId] : []))
  if (recordIds.length === 0) return
  // Of two writers of one payer, the second one sees what the first one wrote.
  await transaction.run(lockPayers, { recordIds: [...new Set(recordIds)].sort() })
  await reconcileReversals(transaction, parts)
  await reconcileRefundTotals(transaction, parts)
  await reconcilePaymentTotals(transaction, parts)
}
