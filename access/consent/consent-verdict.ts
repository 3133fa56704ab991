import type { Category } from '../categories.ts'
import { identifierOf } from '../known-records/linked-records.ts'
import type { PurposeKey } from '../purposes.ts'
import { consentApi } from './consent-api.ts'
import {
  type ConsentFact,
  type ConsentState,
  type ConsentSubject,
  decisionMoment,
  effectiveAt,
  endsConsents,
  isEndOf,
  isGivenAfter,
  isRefusal,
  type LiftedObjection,
  latestSettled,
  liftedObjections,
  linkingKeys,
  mayEndConsents,
  scopeKeyOf,
  settleVersions,
  strictness,
  supersedes,
  toState,
} from './consent-state.ts'
import type { ConsentStatus } from './consent-status.ts'
import { concerning, possibleControllers } from './controllers.ts'

export interface ConsentVerdict {
  readonly status: ConsentStatus
  /** When the consent that opens the data ends. Null: it has no end, or nothing is open. */
  readonly until: number | null
}

/** The question that a verdict answers. */
export interface ConsentScope {
  /** A browser or device opens nothing. What somebody refused there still closes what was given before. */
  readonly withoutDevices: boolean
  /** Consents that are limited to other categories are ignored. */
  readonly category?: Category
  /**
   * The organisations for which the data are used, see `controllers.ts`. Absent: unknown, and the strictest verdict of all possible ones
   * applies.
   */
  readonly controllers?: readonly string[]
  /**
   * The channels that a contact point serves: a consent for another channel does not open it. Empty: no known channel. Absent: any channel,
   * for data that are not contact points.
   */
  readonly channels?: readonly string[]
}

/** From and until (exclusive), UTC milliseconds. */
export interface Period {
  readonly from: number
  readonly until: number
  /** The ids of the records concerned. Absent: all. */
  readonly records?: ReadonlySet<string>
}

/**
 * Whether a customer's subjects together consent to `purpose` at a moment. UNKNOWN and expired states are neutral between subjects. A
 * refusal beats a GIVEN unless the GIVEN is later and both share a verified identifier, or a person confirmed it for that record. A refusal
 * for every channel closes the channels that were given before it; a refusal for one channel closes that channel whatever is given for all.
 * What else a record states later, as that its consent is invalid or expired, ends what the same record gave on that channel, or on all,
 * whatever it refused before. Lifting an objection opens nothing that the objection closed.
 * A choice towards one controller says nothing about another, except for an objection.
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
 * The periods up to `at` in which the customer had refused `purpose` or the consent had expired, in order: facts collected in them stay
 * closed, even after a later consent. The time before anybody asked is not among them, because a consent may extend to what another purpose
 * collected.
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

/** The verdicts and closed periods of one customer at one moment, each computed once. */
export interface ConsentReader {
  verdict(purpose: PurposeKey, scope: ConsentScope): ConsentVerdict
  closed(purpose: PurposeKey, scope: ConsentScope): readonly Period[]
}

export function createConsentReader(subjects: readonly ConsentSubject[], now: number): ConsentReader {
  const at = decisionMoment(subjects, now)
  const verdicts = new Map<string, ConsentVerdict>()
  const periods = new Map<string, readonly Period[]>()
  // Unless an entry concerns certain categories, all categories have the same verdict.
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

/** The subjects with relevant entries, each with those entries only, settled. */
function relevantSubjects(
  subjects: readonly ConsentSubject[],
  purpose: PurposeKey,
  { category }: ConsentScope,
): readonly ConsentSubject[] {
  return subjects.flatMap((subject) => {
    if (subject.consents.length === 0) return []
    const stated = settleVersions(subject.consents)
    const entered = stated.filter((fact) => fact.purpose === purpose && fact.act !== 'PREFERENCE')
    const consents =
      category === undefined ? entered.filter(({ isLimit }) => !isLimit) : consentsAbout(category, entered)
    return consents.length === 0 ? [] : [{ ...subject, consents }]
  })
}

/** The settled entries of one record (see `settleVersions`), as they apply to a category. They are nearly always about all categories. */
export function consentsAbout<T extends ConsentFact>(category: Category, entered: readonly T[]): readonly T[] {
  return entered.some((fact) => fact.categories) ? entered.flatMap((fact) => asAbout(category, fact, entered)) : entered
}

/**
 * What an entry says about a category: nothing if it is about others. But a consent to fewer categories than before takes back the consent
 * to the others, and so does a later version of its own line. A consent to entirely different categories is one more, and so are consents of
 * one moment, as when a form has a box for each category.
 */
function asAbout<T extends ConsentFact>(category: Category, fact: T, entered: readonly T[]): readonly T[] {
  if (isAbout(category, fact)) return [fact]
  if (fact.status !== 'GIVEN') return []
  const isBefore = (other: T) =>
    scopeKeyOf(other) === scopeKeyOf(fact) &&
    isAbout(category, other) &&
    (effectiveAt(other) < effectiveAt(fact) || (Boolean(fact.lineId) && other.lineId === fact.lineId)) &&
    supersedes(fact, other)
  // A refusal in between does not make the consent one more.
  const [first, ...others] = entered.filter((other) => isBefore(other) && !isRefusal(other.status))
  if (first === undefined) return []
  const before = others.reduce((latest, other) => (supersedes(other, latest) ? other : latest), first)
  const isOfLine = Boolean(fact.lineId) && before.lineId === fact.lineId
  const isNarrower = isOfLine || fact.categories?.some((one) => isAbout(one, before))
  return before.status === 'GIVEN' && isNarrower ? [{ ...fact, status: 'INVALIDATED', expiresAt: null }] : []
}

function isAbout(category: Category, { categories, act }: ConsentFact): boolean {
  return !categories || act === 'OBJECTION' || categories.includes(category)
}

/** What each controller's verdict is based on. There is nearly always one group. */
function byController(
  subjects: readonly ConsentSubject[],
  purpose: PurposeKey,
  scope: ConsentScope,
): readonly (readonly ConsentSubject[])[] {
  const relevant = relevantSubjects(subjects, purpose, scope)
  const controllers = scope.controllers ?? possibleControllers(relevant, subjects)
  // With one group, or none, every entry concerns it.
  if (scope.controllers === undefined && controllers.length < 2) return [relevant]
  return controllers.map((controller) => concerning(controller, relevant))
}

/** Replaces the other verdicts if several controllers are concerned. A verdict without an end counts as the latest. */
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

function verdictOf(subjects: readonly ConsentSubject[], at: number, scope: ConsentScope): ConsentVerdict {
  const { channels, withoutDevices } = scope
  const given: ConsentState[] = []
  const refusals: ConsentState[] = []
  const ends: ConsentState[] = []
  const lifted: LiftedObjection[] = []
  let strongest: ConsentState | null = null
  for (const subject of subjects) {
    for (const fact of latestSettled(subject.consents, at).values()) {
      const state = toState(fact, subject, at)
      const mayOpen = !(withoutDevices && subject.isDevice)
      if (state.status === 'GIVEN' && mayOpen) given.push(state)
      else if (isRefusal(state.status)) {
        // A refusal of another channel is not a reason here.
        if (state.channel === null || (channels?.includes(state.channel) ?? true)) refusals.push(state)
      } else if (mayOpen && (strongest === null || supersedes(state, strongest))) strongest = state
    }
    for (const fact of subject.consents)
      if (mayEndConsents(fact) && effectiveAt(fact) <= at) ends.push({ ...fact, subject })
    lifted.push(...liftedObjections(subject, at))
  }
  const open = given.flatMap((state) => openEnds(state, { refusals, ends, lifted, at }, scope))
  if (open.length > 0) return { status: 'GIVEN', until: open.reduce(later) }
  const status = refusals.some((refusal) => refusal.status === 'WITHDRAWN') ? 'WITHDRAWN' : refusals[0]?.status
  return { status: status ?? strongest?.status ?? 'UNKNOWN', until: null }
}

/** What closes consents at a moment. */
interface Against {
  readonly refusals: readonly ConsentState[]
  readonly ends: readonly ConsentState[]
  readonly lifted: readonly LiftedObjection[]
  readonly at: number
}

/** When a consent ends on each channel on which it is open: null if it does not. A value that serves several channels is open if one of them is. */
function openEnds(
  given: ConsentState,
  { refusals, ends, lifted, at }: Against,
  { channels, withoutDevices }: ConsentScope,
): readonly (number | null)[] {
  // Somebody who refuses on a browser and then gives an address agrees to messages there. A browser verifies no address that could link the
  // two.
  const isOverruled = (refusal: ConsentState) =>
    withoutDevices && refusal.subject.isDevice && refusal.channel === null && isGivenAfter(given, refusal)
  const closes = (refusal: ConsentState, channel: string | null) =>
    !isOverruled(refusal) && beats(refusal, given, channel)
  const isOfSame = ({ subject: { subject } }: ConsentState) => subject === given.subject.subject
  const own = ends.filter(isOfSame)
  // A later consent of another record that the objection did not close stays open.
  const staysClosed = ({ objection, lifting }: LiftedObjection, channel: string | null) =>
    !isGivenAfter(given, lifting) &&
    (objection.channel === null || objection.channel === channel) &&
    (isOfSame(objection) || closes(objection, channel))
  const isClosed = (channel: string | null) =>
    refusals.some((refusal) => closes(refusal, channel)) ||
    own.some((end) => endsConsents(end, at) && isEndOf(end, given, channel)) ||
    lifted.some((one) => staysClosed(one, channel))
  const endOn = (channel: string | null) =>
    own
      .filter((end) => isEndOf(end, given, channel))
      .reduce((first, { expiresAt }) => earlier(first, expiresAt), given.expiresAt)
  const wanted = channels === undefined ? [given.channel] : channels.length === 0 ? noChannel : channels
  return wanted
    .filter((channel) => (given.channel === null || given.channel === channel) && !isClosed(channel))
    .map(endOn)
}

const noChannel = [null]

/** Of two ends. Null: there is none. */
function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b)
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b)
}

/**
 * Whether staff entered the consent before its record and that of the refusal belonged to one customer. Staff do not open what a customer
 * refused in self-service, and it makes no difference that they did not see the refusal.
 */
function isOfStaffApart(given: ConsentState, refusal: ConsentState): boolean {
  if (given.isSelfService || !given.lineId?.startsWith(`consent:${consentApi}:`)) return false
  return effectiveAt(given) < Math.max(given.subject.since ?? 0, refusal.subject.since ?? 0)
}

/** Whether a refusal closes what was given, for use on `channel`. */
export function beats(refusal: ConsentState, given: ConsentState, channel: string | null): boolean {
  if (refusal.channel !== null) {
    if (refusal.channel !== channel) return false
    if (given.channel === null) return true
  }
  const isLater = isGivenAfter(given, refusal)
  const { subject } = refusal.subject
  if (subject === given.subject.subject || given.confirmedFor?.includes(subject)) return !isLater
  if (refusal.isSelfService && isOfStaffApart(given, refusal)) return true
  const keys = linkingKeys(given.subject)
  // What was refused about an identifier alone is up to the customer who verified it.
  const stoodFor = identifierOf(subject)
  const refusedFor = stoodFor === null ? linkingKeys(refusal.subject) : [stoodFor]
  return !(isLater && refusedFor.some((key) => keys.includes(key)))
}
