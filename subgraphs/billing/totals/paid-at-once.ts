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
}

const reversalTypes: ReadonlySet<string> = new Set<BillingType>(['REFUND', 'DISPUTE'])

export function isReversal(type: unknown): type is 'REFUND' | 'DISPUTE' {
  return typeof type === 'string' && reversalTypes.has(type)
}

/** Those that state something different from their payment, as they should be. */
export function paidAsTheirPayments(reversals: readonly Reversal[]) {
  return reversals.flatMap(({ id, type, amountMinor, status, isPaidAtOnce, isOfPaidAtOnce }) => {
    if (!isReversal(type) || (isPaidAtOnce ?? false) === isOfPaidAtOnce) return []
    const balance = balanceOf(type, amountMinor ?? undefined, status, isOfPaidAtOnce)
    return [{ id, isPaidAtOnce: isOfPaidAtOnce || null, balanceMinor: balance === 0 ? null : balance }]
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
    WHERE coalesce(p.isPaidAtOnce, false) <> coalesce(b.isPaidAtOnce, false)
    RETURN b.id AS id, type, b.amountMinor AS amountMinor, b.status AS status,
           coalesce(b.isPaidAtOnce, false) AS isPaidAtOnce, coalesce(p.isPaidAtOnce, false) AS isOfPaidAtOnce`,
  row: (r): Reversal => ({
    id: r.string('id'),
    type: r.string('type'),
    amountMinor: r.numberOrNull('amountMinor'),
    status: r.stringOrNull('status'),
    isPaidAtOnce: r.boolean('isPaidAtOnce'),
    isOfPaidAtOnce: r.boolean('isOfPaidAtOnce'),
  }),
})

export const setPaidAtOnce = command({
  name: 'billing.setPaidAtOnce',
  text: cypher<{ readonly reversals: ReturnType<typeof paidAsTheirPayments> }>`
    UNWIND $reversals AS reversal
    MATCH (b:Billing {id: reversal.id})
    SET b.isPaidAtOnce = reversal.isPaidAtOnce, b.balanceMinor = reversal.balanceMinor
    REMOVE b:LedgerEntry
    WITH b, reversal
    WHERE reversal.balanceMinor IS NOT NULL
    SET b:LedgerEntry`,
})

/**
 * What is returned of a payment counts in the same way as the payment, whatever the line itself states: a source may know the invoice of a
 * payment in one input, and report the refund in another. The payers are locked.
 */
export async function reconcilePaidAtOnce(transaction: Transaction, facts: readonly Fact[]): Promise<void> {
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
  const reversals = paidAsTheirPayments(await transaction.run(reversalsOfPayments, { payments }))
  if (reversals.length > 0) await transaction.run(setPaidAtOnce, { reversals })
}
