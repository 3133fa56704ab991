import type { ConsentStatus } from './consent-status.ts'
import type { PurposeKey } from './purposes.ts'

/** One entry of the ledger. Times are UTC milliseconds. */
export interface ConsentFact {
  readonly purpose: PurposeKey
  readonly status: ConsentStatus
  /** Null: whichever channel. */
  readonly channel: string | null
  /** Null: whichever controller. */
  readonly controller: string | null
  readonly occurredAt: number
  readonly expiresAt: number | null
}

/** Who gave consents: a record, or an identifier standing for one. */
export interface ConsentSubject {
  readonly subject: string
  /** Identifiers known only from a cookie or device: such consent never covers CONTACT. */
  readonly isDevice: boolean
  /** Keys of its verified identifiers. */
  readonly verified: readonly string[]
  readonly consents: readonly ConsentFact[]
}

/** What holds now for one (controller, purpose, channel) of one subject. */
export interface ConsentState extends ConsentFact {
  readonly subject: ConsentSubject
}

export interface ConsentVerdict {
  readonly status: ConsentStatus
  /** When the consent that opens ends; null = open end, or nothing opens. */
  readonly until: number | null
}

/** A choice against the use, which a GIVEN of somebody else does not undo. */
export function isRefusal(status: ConsentStatus): boolean {
  return status === 'REFUSED' || status === 'WITHDRAWN'
}

/**
 * Current state by (controller, purpose, channel), within one subject: the latest `occurredAt` wins, ties restrict, a GIVEN that ran out
 * is EXPIRED. In order of purpose, controller, channel.
 */
export function currentStates(subject: ConsentSubject, now: number): readonly ConsentState[] {
  const latestByLane = new Map<string, ConsentFact>()
  for (const fact of subject.consents) {
    if (fact.occurredAt > now) continue
    const lane = `${fact.purpose}\n${fact.controller ?? ''}\n${fact.channel ?? ''}`
    const known = latestByLane.get(lane)
    if (known === undefined || supersedes(fact, known)) latestByLane.set(lane, fact)
  }
  return [...latestByLane].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => ({ ...expire(fact, now), subject }))
}

/**
 * Whether a customer's subjects together consent to `purpose` now. UNKNOWN and lapsed states are neutral across subjects; a refusal beats
 * a GIVEN unless the GIVEN is later and both share a verified identifier. A refusal for every channel closes the channels given before it.
 */
export function consentVerdict(
  subjects: readonly ConsentSubject[],
  purpose: PurposeKey,
  now: number,
  options: { readonly withoutDevices: boolean },
): ConsentVerdict {
  const states = subjects
    .filter((subject) => subject.consents.length > 0 && !(options.withoutDevices && subject.isDevice))
    .flatMap((subject) => currentStates(subject, now))
    .filter((state) => state.purpose === purpose)
  const refusals = states.filter((state) => isRefusal(state.status))
  const open = states.find((state) => state.status === 'GIVEN' && !refusals.some((refusal) => beats(refusal, state)))
  if (open !== undefined) return { status: 'GIVEN', until: open.expiresAt }
  const strongest = states.reduce<ConsentState | null>(
    (kept, state) => (kept === null || supersedes(state, kept) ? state : kept),
    null,
  )
  const closing = refusals[0] ?? strongest
  return { status: closing?.status ?? 'UNKNOWN', until: null }
}

function beats(refusal: ConsentState, given: ConsentState): boolean {
  if (refusal.controller !== given.controller && refusal.controller !== null && given.controller !== null) return false
  if (refusal.channel !== given.channel && refusal.channel !== null) return false
  const isLater = given.occurredAt > refusal.occurredAt
  if (refusal.subject.subject === given.subject.subject) return !isLater
  const isShared = refusal.subject.verified.some((key) => given.subject.verified.includes(key))
  return !(isLater && isShared)
}

function supersedes(fact: ConsentFact, known: ConsentFact): boolean {
  if (fact.occurredAt !== known.occurredAt) return fact.occurredAt > known.occurredAt
  return strictness[fact.status] > strictness[known.status]
}

const strictness: Readonly<Record<ConsentStatus, number>> = {
  WITHDRAWN: 6,
  REFUSED: 5,
  INVALIDATED: 4,
  EXPIRED: 3,
  REQUESTED: 2,
  UNKNOWN: 1,
  GIVEN: 0,
}

function expire(fact: ConsentFact, now: number): ConsentFact {
  const hasRunOut = fact.status === 'GIVEN' && fact.expiresAt !== null && fact.expiresAt <= now
  return hasRunOut ? { ...fact, status: 'EXPIRED' } : fact
}
