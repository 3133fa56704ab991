import { command, cypher, statement } from '../../../graph/cypher.ts'
import type { Transaction } from '../../../graph/run.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import { eachStatement } from '../../facts/restatements.ts'
import { balanceOf } from '../rules.ts'

/** A REFUND, as far as totals are concerned. Times in UTC milliseconds. */
export interface PaymentRefund {
  readonly id: string
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly status: string | null
  readonly occurredAt: number
  readonly validFrom: number
  /** What a line with `isRefundTotal` states for all refunds of its payment. Null for a single refund. */
  readonly totalMinor: number | null
  /** The time of that total. Null if it is unknown. */
  readonly totalAt: number | null
  readonly isPaidAtOnce: boolean | null
}

/** What is left of each total of one payment besides the refunds that are stated individually. */
export function untoldRefunds(refunds: readonly PaymentRefund[]) {
  return refunds.flatMap((total) => {
    if (total.totalMinor === null) return []
    const told = refunds
      .filter((refund) => refund.totalMinor === null && refund.currency === total.currency && isIn(total, refund))
      .reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0)
    const amountMinor = Math.max(0, total.totalMinor - told)
    const balance = balanceOf('REFUND', amountMinor, total.status, total.isPaidAtOnce ?? false)
    return [{ id: total.id, amountMinor, balanceMinor: balance === 0 ? null : balance }]
  })
}

/** A total includes the refunds made until then, and those that failed later, or at an unknown time. */
function isIn({ totalAt }: PaymentRefund, { status, occurredAt, validFrom }: PaymentRefund): boolean {
  if (totalAt === null) return status !== 'FAILED'
  return occurredAt <= totalAt && (status !== 'FAILED' || validFrom > totalAt || validFrom === occurredAt)
}

/** A version of a refund, or every time at which it was stated. */
interface StatedRefund {
  readonly observedAt: number
  readonly contentHash: string
  readonly restatedAt: readonly string[] | null
}

/** From when the current version applies: since the last time at which something else was known. */
function sinceWhen(
  { validFrom, observedAt, contentHash }: Omit<StatedRefund, 'restatedAt'> & { readonly validFrom: number },
  versions: readonly StatedRefund[],
): number {
  if (!versions.some(({ restatedAt }) => restatedAt)) return validFrom
  const before = versions
    .flatMap(eachStatement)
    .filter((version) => version.observedAt < observedAt)
    .sort((a, b) => b.observedAt - a.observedAt)
  const other = before.findIndex((version) => version.contentHash !== contentHash)
  return before.slice(0, other === -1 ? undefined : other).at(-1)?.observedAt ?? validFrom
}

interface Payment {
  readonly recordId: string
  readonly paymentId: string
}

/** Uses the index of each record's facts of a type. */
export const refundsOfPayments = statement({
  name: 'billing.refundsOfPayments',
  text: cypher<{ readonly payments: readonly Payment[] }>`
    UNWIND $payments AS payment
    MATCH (b:Billing)
    WHERE b.recordId = payment.recordId AND b.type = 'REFUND' AND b.sk IS NOT NULL AND b.paymentId = payment.paymentId
    CALL (b) {
      MATCH (v:FactVersion {factId: b.id}) WHERE b.status = 'FAILED'
      RETURN collect(v {.observedAt, .contentHash, .restatedAt}) AS versions
    }
    RETURN b.recordId + ' ' + b.paymentId AS payment, b.id AS id, b.amountMinor AS amountMinor, b.currency AS currency,
           b.status AS status, b.occurredAt AS occurredAt, b.validFrom AS validFrom, b.observedAt AS observedAt,
           b.contentHash AS contentHash, versions, b.totalMinor AS totalMinor,
           b.totalAt AS totalAt, coalesce(b.isPaidAtOnce, false) AS isPaidAtOnce`,
  row: (r): PaymentRefund & { readonly payment: string } => ({
    payment: r.string('payment'),
    id: r.string('id'),
    amountMinor: r.numberOrNull('amountMinor'),
    currency: r.stringOrNull('currency'),
    status: r.stringOrNull('status'),
    occurredAt: r.number('occurredAt'),
    validFrom: sinceWhen(
      { validFrom: r.number('validFrom'), observedAt: r.number('observedAt'), contentHash: r.string('contentHash') },
      r.value<readonly StatedRefund[]>('versions'),
    ),
    totalMinor: r.numberOrNull('totalMinor'),
    totalAt: r.numberOrNull('totalAt'),
    isPaidAtOnce: r.boolean('isPaidAtOnce'),
  }),
})

export const setUntoldRefunds = command({
  name: 'billing.setUntoldRefunds',
  text: cypher<{ readonly untold: ReturnType<typeof untoldRefunds> }>`
    UNWIND $untold AS refund
    MATCH (b:Billing {id: refund.id})
    WHERE b.amountMinor <> refund.amountMinor OR coalesce(b.balanceMinor, 0) <> coalesce(refund.balanceMinor, 0)
    SET b.amountMinor = refund.amountMinor, b.balanceMinor = refund.balanceMinor
    REMOVE b:LedgerEntry
    WITH b, refund
    WHERE refund.balanceMinor IS NOT NULL
    SET b:LedgerEntry`,
})

/**
 * A payment may state the total that was refunded of it, and each refund may be stated individually, in any order: a total counts only for
 * what the others do not state. The payers are locked.
 */
export async function reconcileRefundTotals(transaction: Transaction, facts: readonly Fact[]): Promise<void> {
  const payments = new Map(
    facts.flatMap(({ properties: { type, recordId, paymentId } }) =>
      type === 'REFUND' && typeof recordId === 'string' && typeof paymentId === 'string'
        ? [[`${recordId} ${paymentId}`, { recordId, paymentId }] as const]
        : [],
    ),
  )
  if (payments.size === 0) return
  const refunds = await transaction.run(refundsOfPayments, { payments: [...payments.values()] })
  const untold = [...Map.groupBy(refunds, ({ payment }) => payment).values()].flatMap(untoldRefunds)
  if (untold.length > 0) await transaction.run(setUntoldRefunds, { untold })
}
