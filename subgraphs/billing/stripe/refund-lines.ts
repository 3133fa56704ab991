import { afterAll, type StripeFrame } from './stripe-frame.ts'
import { billing, isoOrNone, type Line, ownerOf } from './stripe-lines.ts'
import type { StripeCharge, StripeDispute, StripeRefund } from './stripe-objects.ts'

export interface Framed<T> {
  readonly object: T
  readonly frame: StripeFrame
}

/** A charge in its last known state, and the invoice that it paid. */
export interface KnownCharge extends Framed<StripeCharge> {
  readonly invoiceId: string | null
  /** There is no invoice for it. */
  readonly isPaidAtOnce: boolean
}

/** `charge` states whose money it was: a refund names no customer. */
export function refundLine({ object, frame }: Framed<StripeRefund>, charge: KnownCharge): Line {
  // What was only reserved was never taken.
  const status = charge.object.captured === false ? 'CANCELED' : (object.status ?? 'succeeded').toUpperCase()
  // A refund may fail after it succeeded, and never the other way round.
  return reversal(frame, charge, {
    ...object,
    type: 'REFUND',
    status,
    ...(isGivenUp(object) && { sequence: afterAll }),
  })
}

export function isGivenUp({ status }: StripeRefund): boolean {
  return status === 'failed' || status === 'canceled'
}

export function disputeLine({ object, frame }: Framed<StripeDispute>, charge: KnownCharge): Line {
  return reversal(frame, charge, { ...object, type: 'DISPUTE', status: object.status.toUpperCase() })
}

/**
 * What the charge itself states as refunded in total. The refunds may be reported one by one, in this input or another, so the total is
 * stated as such and the ledger counts only what they leave of it. None if nothing was ever refunded. `failed`: refunds that failed.
 */
export function refundTotal(charge: KnownCharge, failed: readonly StripeRefund[]): readonly Line[] {
  const { id, amount, amount_captured: captured, amount_refunded: refunded, currency, created } = charge.object
  const mayTakeBack = isLater(charge.frame, refunded) || failed.length > 0
  if ((!refunded && !mayTakeBack) || charge.object.captured === false) return []
  const at = charge.frame.observedAt
  // The part that was reserved and not captured is returned as well, and was never taken.
  const released = amount - (captured ?? amount)
  const total = Math.max(0, (refunded ?? 0) - released)
  return [
    reversal(charge.frame, charge, {
      ...{ id: `${id}:refunded`, type: 'REFUND', amount: total, currency, created: at ?? created, status: 'SUCCEEDED' },
      total: { isRefundTotal: true, refundTotalAt: isoOrNone(at) },
      // Within one second, or for charges without a time, the one of which more was refunded is further on, including what failed since.
      sequence: firstTotal + total + failed.reduce((sum, refund) => sum + refund.amount + 1, 0),
    }),
  ]
}

/** Above the sequences that statuses have by themselves. */
const firstTotal = 10

/** Something may have been refunded before and have failed since: an earlier export stated it, or an earlier event. */
function isLater({ event, observedAt }: StripeFrame, refunded: number | null | undefined): boolean {
  if (event === null) return observedAt !== null && refunded === 0
  return laterEvents.has(event.type)
}

const laterEvents: ReadonlySet<string> = new Set(['charge.refunded', 'charge.refund.updated', 'charge.updated'])

interface Reversal {
  readonly id: string
  readonly type: 'REFUND' | 'DISPUTE'
  readonly amount: number
  readonly currency: string
  readonly created: number
  readonly status: string
  readonly reason?: string | null | undefined
  readonly total?: { readonly isRefundTotal: true; readonly refundTotalAt: string | undefined }
  readonly sequence?: number
}

function reversal(frame: StripeFrame, { object: charge, invoiceId, isPaidAtOnce }: KnownCharge, made: Reversal): Line {
  const { id, type, amount, currency, created, status, reason, total, sequence } = made
  const owner = ownerOf(frame.source, charge.customer, charge.billing_details?.email)
  const properties = {
    paymentId: charge.id,
    invoiceId,
    status,
    reason,
    isPaidAtOnce: isPaidAtOnce || undefined,
    ...total,
  }
  return billing(frame, owner, { id, type, created, amount, currency, properties, sequence })
}
