import type { BillingType } from '../lines.ts'

/** What a subscription does in a state. TRIAL charges once the end of the trial has passed. */
export type Phase = 'RUNNING' | 'TRIAL' | 'IDLE' | 'ENDED'

type Words = Readonly<Record<string, readonly string[]>>

/** For amounts put on a customer's account without an invoice, in either direction. */
const account: Words = {
  MOVES: ['ISSUED', 'ACTIVE', 'OPEN', 'GRANTED', 'POSTED', 'APPLIED', 'USED', 'SUCCEEDED', 'COMPLETED', 'PAID'],
  STILL: ['VOID', 'VOIDED', 'CANCELLED', 'CANCELED', 'DELETED', 'DRAFT', 'PENDING', 'EXPIRED', 'REJECTED', 'FAILED'],
}

/**
 * Words for states by their meaning, as billing, payment and accounting systems write them. A word that is in no list is unknown: a figure
 * leaves it out and reports it. Types that are absent have no state that a figure depends on.
 */
const wordsByType: Readonly<Partial<Record<BillingType, Words>>> = {
  INVOICE: {
    DRAFT: ['PROFORMA', 'PRO_FORMA', 'PARKED', 'NOT_ISSUED', 'PENDING_APPROVAL', 'SCHEDULED'],
    OPEN: [
      ...['UNPAID', 'ISSUED', 'SENT', 'VIEWED', 'DELIVERED', 'POSTED', 'BOOKED', 'FINALIZED', 'FINALISED', 'APPROVED'],
      ...[
        'AUTHORIZED',
        'AUTHORISED',
        'SUBMITTED',
        'DUE',
        'NOT_DUE',
        'PAST_DUE',
        'PAYMENT_DUE',
        'OVERDUE',
        'OUTSTANDING',
      ],
      ...[
        'PARTIAL',
        'PARTIALLY_PAID',
        'PARTLY_PAID',
        'PART_PAID',
        'PENDING',
        'AWAITING_PAYMENT',
        'IN_COLLECTION',
        'DISPUTED',
      ],
    ],
    // Refunds and credit notes state returned money: the invoice was paid all the same.
    PAID: ['SETTLED', 'COMPLETE', 'COMPLETED', 'PAID_IN_FULL', 'FULLY_PAID', 'REFUNDED', 'PARTIALLY_REFUNDED'],
    VOID: ['VOIDED', 'CANCELLED', 'CANCELED', 'DELETED', 'ANNULLED', 'REVERSED'],
    UNCOLLECTIBLE: ['WRITTEN_OFF', 'BAD_DEBT'],
  },
  PAYMENT: {
    SUCCEEDED: [
      ...[
        'PAID',
        'COMPLETE',
        'COMPLETED',
        'CAPTURED',
        'SETTLED',
        'SUCCESS',
        'SUCCESSFUL',
        'CLEARED',
        'CONFIRMED',
        'RECEIVED',
      ],
      // It was made: what was returned since is a refund or a dispute, each a separate line.
      ...['REFUNDED', 'FULLY_REFUNDED', 'PARTIALLY_REFUNDED', 'PARTLY_REFUNDED', 'PARTIAL_REFUND', 'PART_REFUNDED'],
      ...['REFUND_PENDING', 'REFUNDING', 'DISPUTED', 'IN_DISPUTE', 'CHARGEBACK', 'CHARGED_BACK', 'CHARGEBACKED'],
    ],
    PENDING: [
      ...[
        'PROCESSING',
        'IN_PROGRESS',
        'CREATED',
        'INITIATED',
        'SUBMITTED',
        'SCHEDULED',
        'OPEN',
        'AUTHORIZED',
        'AUTHORISED',
      ],
      ...[
        'REQUIRES_ACTION',
        'REQUIRES_CAPTURE',
        'REQUIRES_CONFIRMATION',
        'REQUIRES_PAYMENT_METHOD',
        'PENDING_SUBMISSION',
      ],
      ...['UNPAID', 'ON_HOLD', 'IN_REVIEW'],
    ],
    FAILED: [
      ...['CANCELLED', 'CANCELED', 'DECLINED', 'DENIED', 'REJECTED', 'REFUSED', 'EXPIRED', 'VOID', 'VOIDED', 'ERROR'],
      ...['ABANDONED', 'RETURNED', 'REVERSED', 'BOUNCED', 'BLOCKED'],
    ],
  },
  REFUND: {
    SUCCEEDED: [
      ...['PAID', 'COMPLETE', 'COMPLETED', 'SETTLED', 'SUCCESS', 'SUCCESSFUL', 'REFUNDED', 'PROCESSED', 'CONFIRMED'],
      ...['PARTIALLY_REFUNDED', 'FULLY_REFUNDED'],
    ],
    PENDING: [
      'PROCESSING',
      'IN_PROGRESS',
      'REQUIRES_ACTION',
      'CREATED',
      'INITIATED',
      'SUBMITTED',
      'QUEUED',
      'REQUESTED',
    ],
    FAILED: [
      'CANCELLED',
      'CANCELED',
      'DECLINED',
      'DENIED',
      'REJECTED',
      'EXPIRED',
      'VOID',
      'VOIDED',
      'ERROR',
      'RETURNED',
    ],
  },
  CREDIT_NOTE: {
    MOVES: [
      'ISSUED',
      'OPEN',
      'PAID',
      'POSTED',
      'APPLIED',
      'USED',
      'SETTLED',
      'REFUNDED',
      'ADJUSTED',
      'FINALIZED',
      'CLOSED',
    ],
    STILL: ['VOID', 'VOIDED', 'CANCELLED', 'CANCELED', 'DELETED', 'DRAFT', 'PENDING', 'REJECTED'],
  },
  CREDIT: account,
  DEBIT: account,
  WRITE_OFF: {
    MOVES: ['POSTED', 'APPROVED', 'BOOKED', 'COMPLETED', 'WRITTEN_OFF', 'SUCCEEDED', 'CLOSED'],
    STILL: ['VOID', 'VOIDED', 'CANCELLED', 'CANCELED', 'DELETED', 'DRAFT', 'PENDING', 'REVERSED', 'REJECTED'],
  },
  DISPUTE: {
    // The bank takes the money at once and returns it if the dispute is won.
    MOVES: [
      'NEEDS_RESPONSE',
      'UNDER_REVIEW',
      'OPEN',
      'PENDING',
      'LOST',
      'ACCEPTED',
      'EXPIRED',
      'CHARGE_REFUNDED',
      'CHARGEBACK',
    ],
    // The money came back, or was only inquired about.
    STILL: [
      ...['WON', 'WITHDRAWN', 'CANCELLED', 'CANCELED', 'PREVENTED', 'REVERSED'],
      ...['WARNING_NEEDS_RESPONSE', 'WARNING_UNDER_REVIEW', 'WARNING_CLOSED'],
    ],
  },
  SUBSCRIPTION: {
    RUNNING: [
      ...['ACTIVE', 'LIVE', 'ENABLED', 'NON_RENEWING', 'CANCELLING', 'PENDING_CANCELLATION', 'PENDING_CANCEL'],
      ...['PAST_DUE', 'OVERDUE', 'GRACE_PERIOD', 'IN_GRACE_PERIOD', 'DUNNING', 'RENEWED'],
    ],
    TRIAL: ['TRIALING', 'TRIALLING', 'IN_TRIAL', 'ON_TRIAL', 'FREE_TRIAL'],
    // Agreed, but not charged, or never begun.
    IDLE: [
      ...['PAUSED', 'ON_HOLD', 'HOLD', 'SUSPENDED', 'FROZEN', 'BLOCKED', 'LOCKED', 'INACTIVE', 'DISABLED', 'DORMANT'],
      ...['INCOMPLETE', 'INCOMPLETE_EXPIRED', 'UNPAID', 'DRAFT', 'PENDING', 'PENDING_ACTIVATION', 'PENDING_PAYMENT'],
      ...['AWAITING_PAYMENT', 'NOT_STARTED', 'FUTURE', 'SCHEDULED', 'UPCOMING', 'CREATED', 'FAILED', 'REJECTED'],
    ],
    ENDED: [
      'CANCELLED',
      'CANCELED',
      'EXPIRED',
      'TERMINATED',
      'CLOSED',
      'FINISHED',
      'COMPLETED',
      'CHURNED',
      'STOPPED',
      'DELETED',
    ],
  },
}

/** As sources write it, `On-hold` or `onHold`: in capitals, without separators. */
export function wordKey(word: string): string {
  return word.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
}

const meaningByWordByType = new Map(
  Object.entries(wordsByType).map(([type, words]) => [
    type,
    new Map(
      Object.entries(words).flatMap(([meaning, others]) =>
        [meaning, ...others].map((word) => [wordKey(word), meaning] as const),
      ),
    ),
  ]),
)

/** True if a figure depends on the state. */
export function hasStates(type: BillingType): boolean {
  return meaningByWordByType.has(type)
}

/** The meaning of `word` for a line of `type`. Null for an unknown word, or a type without states. */
export function meaningOf(type: BillingType, word: string): string | null {
  return meaningByWordByType.get(type)?.get(wordKey(word)) ?? null
}

/** What a subscription does in the state that its source calls `word`. Null if that is unknown. */
export function phaseOf(word: string): Phase | null {
  // The keys of the list above.
  return meaningOf('SUBSCRIPTION', word) as Phase | null
}
