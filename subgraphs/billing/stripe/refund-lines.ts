import type { StripeFrame } from './stripe-frame.ts'
import { billing, type Line, ownerOf } from './stripe-lines.ts'
import type { StripeCharge, StripeDispute, StripeRefund } from './stripe-objects.ts'

export interface Framed<T> {
  readonly object: T
  readonly frame: StripeFrame
}

/** A charge as it was known last, and the invoice it paid. */
export interface KnownCharge extends Framed<StripeCharge> {
  readonly invoiceId: string | null
}

/** `charge` tells whose money it was: a refund names no customer. */
export function refundLine({ object, frame }: Framed<StripeRefund>, charge: KnownCharge): Line {
  // What was only reserved was never taken.
  const status = charge.object.captured === false ? 'CANCELED' : (object.status ?? 'succeeded').toUpperCase()
  return reversal(frame, charge, { ...object, type: 'REFUND', status })
}

export function disputeLine({ object, frame }: Framed<StripeDispute>, charge: KnownCharge): Line {
  return reversal(frame, charge, { ...object, type: 'DISPUTE', status: object.status.toUpperCase() })
}

/**
 * What was refunded of a charge beyond the refunds that are told by themselves. A line of nothing takes an earlier one back: later the same refunds
 * may be told one by one. None where nothing was refunded.
 */
export function untoldRefund(charge: KnownCharge, refunds: readonly Framed<StripeRefund>[]): readonly Line[] {
  const { id, amount, amount_captured: captured, amount_refunded: refunded, currency, created } = charge.object
  const mayTakeBack = laterEvents.has(charge.frame.event?.type ?? '')
  if ((!refunded && !mayTakeBack) || charge.object.captured === false) return []
  const at = charge.frame.observedAt
  const told = refunds
    .filter(({ object }) => at === null || object.created <= at)
    // The charge still counts a refund that failed after it was told.
    .filter(({ object, frame }) => isMade(object.status) || (at !== null && (frame.observedAt ?? Infinity) > at))
    .reduce((sum, { object }) => sum + object.amount, 0)
  // The part that was reserved and not captured goes back, too, and was never taken.
  const released = amount - (captured ?? amount)
  const left = Math.max(0, (refunded ?? 0) - released - told)
  const made = { type: 'REFUND', amount: left, currency, created: at ?? created, status: 'SUCCEEDED' } as const
  return [reversal(charge.frame, charge, { id: `${id}:refunded`, ...made })]
}

/** Events before which something may have been refunded, which has failed since. */
const laterEvents: ReadonlySet<string> = new Set(['charge.refunded', 'charge.refund.updated', 'charge.updated'])

function isMade(status: string | null | undefined): boolean {
  return status !== 'failed' && status !== 'canceled'
}

interface Reversal {
  readonly id: string
  readonly type: 'REFUND' | 'DISPUTE'
  readonly amount: number
  readonly currency: string
  readonly created: number
  readonly status: string
  readonly reason?: string | null | undefined
}

function reversal(frame: StripeFrame, { object: charge, invoiceId }: KnownCharge, made: Reversal): Line {
  const { id, type, amount, currency, created, status, reason } = made
  const owner = ownerOf(frame.source, charge.customer, charge.billing_details?.email)
  const properties = { paymentId: charge.id, invoiceId, status, reason }
  return billing(frame, owner, { id, type, created, amount, currency, properties })
}
