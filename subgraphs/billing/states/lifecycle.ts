import type { BillingType } from '../lines.ts'
import { meaningOf, wordKey } from './state-words.ts'

/** From the first state of a fact to those in which it ends. */
type Stage = 1 | 2 | 3 | 4

interface Lifecycle {
  /** By the meaning of a word: see `state-words.ts`. */
  readonly byMeaning: Readonly<Record<string, Stage>>
  /** For words whose position differs from others with their meaning, and for those that no figure needs. */
  readonly words?: Readonly<Partial<Record<Stage, readonly string[]>>>
}

const grant: Lifecycle = { byMeaning: { MOVES: 3, STILL: 4 }, words: { 1: ['DRAFT', 'PENDING'] } }
const transfer: Lifecycle = { byMeaning: { PENDING: 1, SUCCEEDED: 4, FAILED: 4 } }
const agreement: Lifecycle = {
  byMeaning: {},
  words: {
    1: ['DRAFT', 'PENDING', 'PROPOSED', 'REQUESTED', 'QUOTED', 'OFFERED', 'SENT', 'TENTATIVE', 'WAITLISTED'],
    3: [
      ...['ACTIVE', 'ACCEPTED', 'APPROVED', 'BOOKED', 'CONFIRMED', 'CHECKED_IN', 'IN_FORCE', 'IN_PROGRESS', 'ONGOING'],
      ...['ON_HOLD', 'OPEN', 'PAUSED', 'RENEWED', 'RUNNING', 'SIGNED', 'STARTED', 'SUSPENDED'],
    ],
    4: [
      ...['CANCELLED', 'CANCELED', 'CHECKED_OUT', 'CLOSED', 'COMPLETED', 'DECLINED', 'ENDED', 'EXPIRED', 'FINISHED'],
      ...['NO_SHOW', 'REJECTED', 'TERMINATED', 'WITHDRAWN'],
    ],
  },
}

const lifecycleByType: Readonly<Partial<Record<BillingType, Lifecycle>>> = {
  BOOKING: agreement,
  CONTRACT: agreement,
  SUBSCRIPTION: {
    byMeaning: { TRIAL: 2, RUNNING: 3, IDLE: 3, ENDED: 4 },
    words: {
      1: [
        ...['DRAFT', 'PENDING', 'INCOMPLETE', 'PENDING_ACTIVATION', 'PENDING_PAYMENT', 'AWAITING_PAYMENT'],
        ...['NOT_STARTED', 'FUTURE', 'SCHEDULED', 'UPCOMING', 'CREATED'],
      ],
      4: ['INCOMPLETE_EXPIRED', 'FAILED', 'REJECTED'],
    },
  },
  INVOICE: { byMeaning: { DRAFT: 1, OPEN: 2, UNCOLLECTIBLE: 3, PAID: 4, VOID: 4 } },
  PAYMENT: transfer,
  REFUND: transfer,
  DISPUTE: {
    byMeaning: { MOVES: 3, STILL: 4 },
    words: {
      1: ['WARNING_NEEDS_RESPONSE', 'WARNING_UNDER_REVIEW'],
      2: ['NEEDS_RESPONSE', 'OPEN', 'PENDING'],
      4: ['LOST', 'ACCEPTED', 'EXPIRED', 'CHARGE_REFUNDED'],
    },
  },
  CREDIT: grant,
  CREDIT_NOTE: grant,
  DEBIT: grant,
  WRITE_OFF: grant,
}

const stageByWordByType = new Map(
  Object.entries(lifecycleByType).map(([type, { words = {} }]) => [
    type,
    new Map(
      ([1, 2, 3, 4] as const).flatMap((stage) => (words[stage] ?? []).map((word) => [wordKey(word), stage] as const)),
    ),
  ]),
)

/** The state of a line of a type without a status. */
const unstated: Readonly<Partial<Record<BillingType, string>>> = {
  INVOICE: 'OPEN',
  PAYMENT: 'SUCCEEDED',
  REFUND: 'SUCCEEDED',
}

/**
 * How far a fact has come in its life. Null for a fact without a life, and for an unknown word, which gives way to a known state of the
 * same moment. A source that knows two statuses at one moment knew the one that leads to the other first.
 */
export function stageOf(type: BillingType, status: string | null): Stage | null {
  const lifecycle = lifecycleByType[type]
  if (lifecycle === undefined) return null
  const stated = status ?? unstated[type] ?? null
  // A line without a status simply exists.
  if (stated === null) return 3
  const stage = stageByWordByType.get(type)?.get(wordKey(stated))
  return stage ?? lifecycle.byMeaning[meaningOf(type, stated) ?? ''] ?? null
}
