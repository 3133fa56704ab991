import type { Category } from './categories.ts'
import type { ConsentAct } from './consent-act.ts'
import type { ConsentStatus } from './consent-status.ts'
import type { PurposeKey } from './purposes.ts'

/** One entry of the ledger. Times are UTC milliseconds; what is absent counts as null. */
export interface ConsentFact {
  /** Null: CONSENT. */
  readonly act?: ConsentAct | null
  /** Null only of a restriction or a preference, which are about every purpose. */
  readonly purpose: PurposeKey | null
  readonly status: ConsentStatus
  /** Null: whichever channel. */
  readonly channel: string | null
  /** Null: whichever controller. */
  readonly controller: string | null
  readonly occurredAt: number
  readonly expiresAt: number | null
  /** The kinds of data it is about; null: all that the purpose needs. */
  readonly categories?: readonly Category[] | null
  /** Who gave it had all of the customer's records before them: it speaks for all of them. */
  readonly isConfirmed?: boolean | null
  /** Country, or country-region, whose law the entry was made under. */
  readonly jurisdiction?: string | null
  /** The line it came by; of two entries of one line for one moment the one observed later corrects the other. */
  readonly lineId?: string | null
  readonly observedAt?: number | null
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

/** What holds at a moment for one (act, controller, purpose, channel) of one subject. */
export interface ConsentState extends ConsentFact {
  readonly subject: ConsentSubject
}

export interface ConsentVerdict {
  readonly status: ConsentStatus
  /** When the consent that opens ends; null = open end, or nothing opens. */
  readonly until: number | null
}

/** What a verdict is asked about. */
export interface ConsentScope {
  readonly withoutDevices: boolean
  /** Consents limited to other kinds of data are left aside. */
  readonly category?: Category
  /**
   * The channels that a contact point serves: a consent for another channel does not open it. Empty: none that is known. Absent:
   * whichever channel, for data that is no contact point.
   */
  readonly channels?: readonly string[]
}

/** From and until (exclusive), UTC milliseconds. */
export interface Period {
  readonly from: number
  readonly until: number
}

/** A choice against the use, which a GIVEN of somebody else does not undo. */
export function isRefusal(status: ConsentStatus): boolean {
  return status === 'REFUSED' || status === 'WITHDRAWN'
}

/**
 * Current state by (act, controller, purpose, channel), within one subject: the latest `occurredAt` wins, ties restrict, a GIVEN that ran
 * out is EXPIRED. A consent and an objection are one lane: each answers the other. In order of purpose, controller, channel.
 */
export function currentStates(subject: ConsentSubject, at: number): readonly ConsentState[] {
  return [...latestByLane(subject, at)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, fact]) => toState(fact, subject, at))
}

function latestByLane(subject: ConsentSubject, at: number): ReadonlyMap<string, ConsentFact> {
  const latest = new Map<string, ConsentFact>()
  for (const fact of subject.consents) {
    if (fact.occurredAt > at) continue
    const act = fact.act === 'RESTRICTION' || fact.act === 'PREFERENCE' ? fact.act : ''
    const lane = `${fact.purpose ?? ''}\n${fact.controller ?? ''}\n${fact.channel ?? ''}\n${act}`
    const known = latest.get(lane)
    if (known === undefined || supersedes(fact, known)) latest.set(lane, fact)
  }
  return latest
}

/** A given consent that ran out is EXPIRED. */
function toState(fact: ConsentFact, subject: ConsentSubject, at: number): ConsentState {
  const hasRunOut = fact.status === 'GIVEN' && fact.expiresAt !== null && fact.expiresAt <= at
  return { ...fact, ...(hasRunOut && { status: 'EXPIRED' }), subject }
}

/**
 * Whether a customer's subjects together consent to `purpose` at a moment. UNKNOWN and lapsed states are neutral across subjects; a
 * refusal beats a GIVEN unless the GIVEN is later and both share a verified identifier, or a person confirmed it for all. A refusal for
 * every channel closes the channels given before it; one for a channel closes that channel whatever is given for all.
 */
export function consentVerdict(
  subjects: readonly ConsentSubject[],
  purpose: PurposeKey,
  at: number,
  scope: ConsentScope,
): ConsentVerdict {
  return verdictOf(relevantSubjects(subjects, purpose, scope), at, scope)
}

/**
 * The times up to `at` when the customer had said no to `purpose` or let the consent lapse, in order: what was collected then stays closed,
 * also after a later consent. Time before anybody asked is none of them: consent may extend to what another purpose collected.
 */
export function closedPeriods(
  subjects: readonly ConsentSubject[],
  purpose: PurposeKey,
  at: number,
  scope: ConsentScope,
): readonly Period[] {
  const relevant = relevantSubjects(subjects, purpose, scope)
  const consents = relevant.flatMap((subject) => subject.consents)
  if (!consents.some(({ status, expiresAt }) => status !== 'GIVEN' || expiresAt !== null)) return []
  const times = consents.flatMap(({ occurredAt, expiresAt }) =>
    expiresAt === null ? [occurredAt] : [occurredAt, expiresAt],
  )
  const turns = [...new Set(times.filter((time) => time <= at))].sort((a, b) => a - b)
  return turns.flatMap((from, index) =>
    closing.has(verdictOf(relevant, from, scope).status)
      ? [{ from, until: turns[index + 1] ?? Number.POSITIVE_INFINITY }]
      : [],
  )
}

/** The verdicts and closed periods of one customer at one moment, each worked out once. */
export interface ConsentReader {
  verdict(purpose: PurposeKey, scope: ConsentScope): ConsentVerdict
  closed(purpose: PurposeKey, scope: ConsentScope): readonly Period[]
}

export function createConsentReader(subjects: readonly ConsentSubject[], at: number): ConsentReader {
  const verdicts = new Map<string, ConsentVerdict>()
  const periods = new Map<string, readonly Period[]>()
  // Unless some entry is about certain kinds of data, all kinds have one answer.
  const isLimited = subjects.some(({ consents }) => consents.some(({ categories }) => categories))

  function once<T>(known: Map<string, T>, purpose: PurposeKey, scope: ConsentScope, work: () => T): T {
    const category = isLimited ? scope.category : ''
    const key = `${purpose} ${category} ${scope.withoutDevices} ${scope.channels?.join() ?? '*'}`
    const found = known.get(key)
    if (found !== undefined) return found
    const made = work()
    known.set(key, made)
    return made
  }

  return {
    verdict: (purpose, scope) => once(verdicts, purpose, scope, () => consentVerdict(subjects, purpose, at, scope)),
    closed: (purpose, scope) => once(periods, purpose, scope, () => closedPeriods(subjects, purpose, at, scope)),
  }
}

const closing: ReadonlySet<ConsentStatus> = new Set(['REFUSED', 'WITHDRAWN', 'EXPIRED', 'INVALIDATED'])

/** The subjects that have something to say, each with what is about this. */
function relevantSubjects(
  subjects: readonly ConsentSubject[],
  purpose: PurposeKey,
  { category, withoutDevices }: ConsentScope,
): readonly ConsentSubject[] {
  return subjects.flatMap((subject) => {
    if (subject.consents.length === 0 || (withoutDevices && subject.isDevice)) return []
    const consents = subject.consents.filter(
      (fact) =>
        fact.purpose === purpose &&
        fact.act !== 'PREFERENCE' &&
        (category === undefined || !fact.categories || fact.act === 'OBJECTION' || fact.categories.includes(category)),
    )
    return consents.length === 0 ? [] : [{ ...subject, consents }]
  })
}

function verdictOf(subjects: readonly ConsentSubject[], at: number, { channels }: ConsentScope): ConsentVerdict {
  const given: ConsentState[] = []
  const refusals: ConsentState[] = []
  let strongest: ConsentState | null = null
  for (const subject of subjects)
    for (const fact of latestByLane(subject, at).values()) {
      const state = toState(fact, subject, at)
      if (state.status === 'GIVEN') given.push(state)
      else if (isRefusal(state.status)) {
        // A refusal of another channel is no reason here.
        if (state.channel === null || (channels?.includes(state.channel) ?? true)) refusals.push(state)
      } else if (strongest === null || supersedes(state, strongest)) strongest = state
    }
  const open = given.filter((state) => isUsable(state, refusals, channels))
  if (open.length > 0) return { status: 'GIVEN', until: lastEnd(open) }
  const status = refusals.some((refusal) => refusal.status === 'WITHDRAWN') ? 'WITHDRAWN' : refusals[0]?.status
  return { status: status ?? strongest?.status ?? 'UNKNOWN', until: null }
}

/** A thing that serves several channels is open where one of them is. */
function isUsable(given: ConsentState, refusals: readonly ConsentState[], channels: ConsentScope['channels']): boolean {
  if (channels === undefined) return !refusals.some((refusal) => beats(refusal, given, given.channel))
  const wanted = channels.length === 0 ? noChannel : channels
  return wanted.some(
    (channel) =>
      (given.channel === null || given.channel === channel) &&
      !refusals.some((refusal) => beats(refusal, given, channel)),
  )
}

const noChannel = [null]

/** Null: one of them has an open end. */
function lastEnd(open: readonly ConsentState[]): number | null {
  let last: number | null = 0
  for (const { expiresAt } of open) last = last === null || expiresAt === null ? null : Math.max(last, expiresAt)
  return last
}

/** GDPR article 18: whoever asked for it while data are disputed has them kept, and used for nothing else without consent. */
export function isRestricted(subjects: readonly ConsentSubject[], at: number): boolean {
  return subjects.some(
    (subject) =>
      subject.consents.some(({ act }) => act === 'RESTRICTION') &&
      currentStates(subject, at).some(({ act, status }) => act === 'RESTRICTION' && isRefusal(status)),
  )
}

/** Whether a refusal closes what was given, for use on `channel`. */
function beats(refusal: ConsentState, given: ConsentState, channel: string | null): boolean {
  const isForOther = refusal.controller !== given.controller && refusal.controller !== null && given.controller !== null
  if (isForOther && refusal.act !== 'OBJECTION') return false
  if (refusal.channel !== null) {
    if (refusal.channel !== channel) return false
    if (given.channel === null) return true
  }
  const isLater = given.occurredAt > refusal.occurredAt
  if (refusal.subject.subject === given.subject.subject || given.isConfirmed) return !isLater
  const isShared = refusal.subject.verified.some((key) => given.subject.verified.includes(key))
  return !(isLater && isShared)
}

function supersedes(fact: ConsentFact, known: ConsentFact): boolean {
  if (fact.occurredAt !== known.occurredAt) return fact.occurredAt > known.occurredAt
  if (fact.lineId && fact.lineId === known.lineId) return (fact.observedAt ?? 0) > (known.observedAt ?? 0)
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
