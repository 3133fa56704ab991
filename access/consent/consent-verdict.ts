import type { Category } from '../categories.ts'
import type { PurposeKey } from '../purposes.ts'
import {
  type ConsentState,
  type ConsentSubject,
  decisionMoment,
  effectiveAt,
  isRefusal,
  latestByScope,
  linkingKeys,
  strictness,
  supersedes,
  toState,
} from './consent-state.ts'
import type { ConsentStatus } from './consent-status.ts'
import { concerning, possibleControllers } from './controllers.ts'

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
  /** On whose behalf the use is made, see `controllers.ts`. Absent: not known, and the strictest verdict of all that may be meant holds. */
  readonly controllers?: readonly string[]
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
  /** Ids of the records it is about. Absent: all. */
  readonly records?: ReadonlySet<string>
}

/**
 * Whether a customer's subjects together consent to `purpose` at a moment. UNKNOWN and lapsed states are neutral across subjects; a
 * refusal beats a GIVEN unless the GIVEN is later and both share a verified identifier, or a person confirmed it for that record. A refusal for
 * every channel closes the channels given before it; one for a channel closes that channel whatever is given for all. What is said to one
 * controller says nothing to another, but for an objection.
 */
export function consentVerdict(
  subjects: readonly ConsentSubject[],
  purpose: PurposeKey,
  at: number,
  scope: ConsentScope,
): ConsentVerdict {
  return strictestVerdict(byController(subjects, purpose, scope), at, scope)
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
  const relevant = byController(subjects, purpose, scope)
  const consents = relevant.flatMap((own) => own.flatMap((subject) => subject.consents))
  if (!consents.some(({ status, expiresAt }) => status !== 'GIVEN' || expiresAt !== null)) return []
  const times = consents.flatMap((fact) =>
    fact.expiresAt === null ? [effectiveAt(fact)] : [effectiveAt(fact), fact.expiresAt],
  )
  const turns = [...new Set(times.filter((time) => time <= at))].sort((a, b) => a - b)
  return turns.flatMap((from, index) =>
    closing.has(strictestVerdict(relevant, from, scope).status)
      ? [{ from, until: turns[index + 1] ?? Number.POSITIVE_INFINITY }]
      : [],
  )
}

/** The verdicts and closed periods of one customer at one moment, each worked out once. */
export interface ConsentReader {
  verdict(purpose: PurposeKey, scope: ConsentScope): ConsentVerdict
  closed(purpose: PurposeKey, scope: ConsentScope): readonly Period[]
}

export function createConsentReader(subjects: readonly ConsentSubject[], now: number): ConsentReader {
  const at = decisionMoment(subjects, now)
  const verdicts = new Map<string, ConsentVerdict>()
  const periods = new Map<string, readonly Period[]>()
  // Unless some entry is about certain kinds of data, all kinds have one answer.
  const isLimited = subjects.some(({ consents }) => consents.some(({ categories }) => categories))

  function once<T>(known: Map<string, T>, purpose: PurposeKey, scope: ConsentScope, work: () => T): T {
    const category = isLimited ? scope.category : ''
    const key = `${purpose} ${category} ${scope.withoutDevices} ${scope.channels?.join() ?? '*'} ${scope.controllers?.join('\n') ?? '*'}`
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

/** What each controller's verdict rests on; of one group nearly always. */
function byController(
  subjects: readonly ConsentSubject[],
  purpose: PurposeKey,
  scope: ConsentScope,
): readonly (readonly ConsentSubject[])[] {
  const relevant = relevantSubjects(subjects, purpose, scope)
  const controllers = scope.controllers ?? possibleControllers(relevant, subjects)
  // With one, or none, every entry concerns it.
  if (scope.controllers === undefined && controllers.length < 2) return [relevant]
  return controllers.map((controller) => concerning(controller, relevant))
}

/** Takes the place of the others where several controllers are concerned: an end that is open is the latest. */
function strictestVerdict(
  groups: readonly (readonly ConsentSubject[])[],
  at: number,
  scope: ConsentScope,
): ConsentVerdict {
  const [first, ...others] = groups.map((subjects) => verdictOf(subjects, at, scope))
  return others.reduce(stricter, first ?? nothingSaid)
}

const nothingSaid: ConsentVerdict = { status: 'UNKNOWN', until: null }

function stricter(a: ConsentVerdict, b: ConsentVerdict): ConsentVerdict {
  if (a.status !== b.status) return strictness[a.status] > strictness[b.status] ? a : b
  return b.until !== null && (a.until === null || b.until < a.until) ? b : a
}

function verdictOf(subjects: readonly ConsentSubject[], at: number, { channels }: ConsentScope): ConsentVerdict {
  const given: ConsentState[] = []
  const refusals: ConsentState[] = []
  let strongest: ConsentState | null = null
  for (const subject of subjects)
    for (const fact of latestByScope(subject, at).values()) {
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

/** Whether a refusal closes what was given, for use on `channel`. */
export function beats(refusal: ConsentState, given: ConsentState, channel: string | null): boolean {
  if (refusal.channel !== null) {
    if (refusal.channel !== channel) return false
    if (given.channel === null) return true
  }
  const isLater = effectiveAt(given) > effectiveAt(refusal)
  const { subject } = refusal.subject
  if (subject === given.subject.subject || given.confirmedFor?.includes(subject)) return !isLater
  const keys = linkingKeys(given.subject)
  const areLinked = linkingKeys(refusal.subject).some((key) => keys.includes(key))
  return !(isLater && areLinked)
}
