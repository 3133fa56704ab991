import { browserTypes } from '../browser-types.ts'
import type { Category } from '../categories.ts'
import type { PurposeKey } from '../purposes.ts'
import { isOfUnknownTime } from '../unknown-time.ts'
import type { ConsentAct } from './consent-act.ts'
import type { ConsentStatus } from './consent-status.ts'

/** One entry of the ledger. Times are UTC milliseconds; an absent key counts as null. */
export interface ConsentFact {
  /** Null: CONSENT. */
  readonly act?: ConsentAct | null
  /** Null only for a restriction or a preference, which concern every purpose. */
  readonly purpose: PurposeKey | null
  readonly status: ConsentStatus
  /** Null: every channel. */
  readonly channel: string | null
  /** Null: every controller. */
  readonly controller: string | null
  /** The time that its source states: see `effectiveAt`. */
  readonly occurredAt: number
  /** When the ledger received it. Null: unknown, which occurs only in ledgers older than this column. */
  readonly recordedAt?: number | null
  readonly expiresAt: number | null
  /** The categories of data that it concerns. Null: all that the purpose needs. */
  readonly categories?: readonly Category[] | null
  /** Ids of the records that the person who confirmed it saw: it speaks for these and for no others. Null: nobody confirmed it. */
  readonly confirmedFor?: readonly string[] | null
  /** The customer entered it after signing in: it speaks for the records that are verified to be the customer's, see `parts.ts`. */
  readonly isSelfService?: boolean | null
  /** The country, or country-region, under whose law the entry was made. */
  readonly jurisdiction?: string | null
  /** The line that brought it. Of two entries of one line for one moment, the one observed later corrects the other. */
  readonly lineId?: string | null
  readonly observedAt?: number | null
  /** Its times that were in the future when it arrived, as written. */
  readonly timesAhead?: readonly string[] | null
  /**
   * A signal of a browser that states nothing about the purpose (UNKNOWN, by a TCF or GPP string): it changes nothing. A source that itself
   * states UNKNOWN takes back what it stated before.
   */
  readonly isSilent?: boolean | null
  /** Not an entry: what a limited consent implies about other categories, see `own-limits.ts`. */
  readonly isLimit?: true
}

/** The record that gave consents, or an identifier that stands for one. */
export interface ConsentSubject {
  readonly subject: string
  /** True for identifiers known only from a cookie or device. What is given there opens no CONTACT; what is refused there closes it. */
  readonly isDevice: boolean
  /** Keys of its verified identifiers. */
  readonly verified: readonly string[]
  /** Those keys whose identifiers another customer holds as well, so that they link no records: see `holdersBeside`. Absent: none. */
  readonly ofOthers?: readonly string[]
  /** By key of `verified`: who issued the identifier (`scopeOf`). Absent: nothing is stated. */
  readonly scopes?: ReadonlyMap<string, string>
  readonly consents: readonly ConsentFact[]
  /** When the record came to its present customer, in UTC milliseconds. Null or absent: unknown. */
  readonly since?: number | null
  /** The organisation that holds the customer relationship that the record stands for. Null or absent: none, or unknown. */
  readonly controller?: string | null
}

/** What applies at a moment for one act, controller, purpose and channel of one subject. */
export interface ConsentState extends ConsentFact {
  readonly subject: ConsentSubject
}

/**
 * Keys of the identifiers which prove that another record that has them verified belongs to the same person, each with its issuer: an equal
 * number of another issuer, kind or country is another identifier. A web domain belongs to all who work there, and a device to all who use it.
 */
export function linkingKeys({ verified, ofOthers = [], scopes }: ConsentSubject): readonly string[] {
  const own = verified.filter((key) => !ofOthers.includes(key) && !isOfSeveral(key))
  return scopes === undefined ? own : own.map((key) => inScope(key, scopes.get(key)))
}

function isOfSeveral(key: string): boolean {
  const type = key.slice(0, key.indexOf(':'))
  return type === 'DOMAIN' || browserTypes.has(type)
}

/** The key of an identifier with who issued it, where that is stated. */
export function inScope(key: string, scope: string | undefined): string {
  return scope === undefined ? key : `${key}\u0000${scope}`
}

/** A choice against the use, which somebody else's GIVEN does not undo. */
export function isRefusal(status: ConsentStatus): boolean {
  return status === 'REFUSED' || status === 'WITHDRAWN'
}

/**
 * The time from which an entry counts: its own time, or the time of receipt if that is earlier. No entry counts as newer than its arrival.
 * A consent therefore loses against a refusal that comes after it, and a restricting entry applies as soon as it is here, whatever the
 * clocks of the sources say.
 */
export function effectiveAt({ occurredAt, recordedAt }: Pick<ConsentFact, 'occurredAt' | 'recordedAt'>): number {
  return typeof recordedAt === 'number' && recordedAt < occurredAt ? recordedAt : occurredAt
}

/**
 * Whether an entry that opens something has an unknown time and gives way to `other` because that one arrived after it, whatever its date:
 * a clock that is wrong must not let a consent outlive a withdrawal.
 */
function givesWay(fact: ConsentFact, other: ConsentFact): boolean {
  if (!isOfUnknownTime(fact) || isRefusal(fact.status)) return false
  const later = (other.recordedAt ?? 0) - (fact.recordedAt ?? 0)
  // Of what arrives together, what restricts wins.
  return later > 0 || (later === 0 && isRefusal(other.status))
}

/** What ends nothing: a request, and a signal that states nothing. */
function isAside({ status, isSilent }: ConsentFact): boolean {
  return status === 'REQUESTED' || isSilent === true
}

/** Whether what was given is later than the refusal. */
export function isGivenAfter(given: ConsentFact, refusal: ConsentFact): boolean {
  return effectiveAt(given) > effectiveAt(refusal) && !givesWay(given, refusal)
}

/**
 * Entries of one scope without those of an unknown time that gave way to another: to one that ends a consent, or to another version of
 * their own line. A request ends nothing, and neither does a consent that has expired.
 */
export function withoutOvertaken<T extends ConsentFact>(said: readonly T[], at: number): readonly T[] {
  if (!said.some(isOfUnknownTime)) return said
  const mayEnd = said.filter((fact) => !isAside(fact) && !(fact.status === 'GIVEN' && hasRunOut(fact, at)))
  return said.filter(
    (fact) =>
      !mayEnd.some((other) => givesWay(fact, other)) &&
      !said.some((other) => fact.lineId && other.lineId === fact.lineId && givesWay(fact, other)),
  )
}

/**
 * The moment of a decision that is made at `now`. It is later if a restricting entry that has been received has a later time of receipt,
 * because the clock of the process that wrote it is ahead of ours.
 */
export function decisionMoment(subjects: readonly ConsentSubject[], now: number): number {
  let moment = now
  for (const { consents } of subjects)
    for (const fact of consents)
      if (typeof fact.recordedAt === 'number' && isRefusal(fact.status)) moment = Math.max(moment, effectiveAt(fact))
  return moment
}

/**
 * The current state by (act, controller, purpose, channel) within one subject: the latest entry to take effect wins, ties restrict, and a
 * GIVEN whose time is over is EXPIRED. A consent and an objection are one scope, since each answers the other. Ordered by purpose,
 * controller and channel.
 */
export function currentStates(subject: ConsentSubject, at: number): readonly ConsentState[] {
  return [...latestByScope(subject, at)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, fact]) => toState(fact, subject, at))
}

/**
 * The entry that applies in each scope: the latest one that is an answer. A request (REQUESTED), a signal that cannot be read (INVALIDATED)
 * or states nothing (UNKNOWN) and an expired consent (EXPIRED, or GIVEN until then) do not revoke a refusal. A lifted objection revokes the
 * objection, and no refusal that stood before it. A new request does not end a consent either: anybody can submit a form with somebody's
 * address.
 */
export function latestByScope({ consents }: ConsentSubject, at: number): ReadonlyMap<string, ConsentFact> {
  return latestSettled(settleVersions(consents), at)
}

/** The same of entries that `settleVersions` returned. */
export function latestSettled(settled: readonly ConsentFact[], at: number): ReadonlyMap<string, ConsentFact> {
  const scopes = new Map<string, ConsentFact | ConsentFact[]>()
  for (const fact of settled) {
    if (effectiveAt(fact) > at) continue
    const scope = scopeKeyOf(fact)
    const known = scopes.get(scope)
    if (known === undefined) scopes.set(scope, fact)
    else if (Array.isArray(known)) known.push(fact)
    else scopes.set(scope, [known, fact])
  }
  const latest = new Map<string, ConsentFact>()
  for (const [scope, said] of scopes) latest.set(scope, Array.isArray(said) ? holding(said, at) : said)
  return latest
}

/**
 * Entries as the versions of their lines leave them, in no order. A version that the source knew later and that states the same time or an
 * earlier one corrects the other, which is left out. One that states a later time, and is about something else, ends what the line gave until
 * then. What the line refused is not ended in this way.
 */
export function settleVersions<T extends ConsentFact>(said: readonly T[]): readonly T[] {
  // Nearly always.
  if (!hasRepeatedLine(said)) return said
  const lines = Map.groupBy(said, ({ lineId }) => lineId || null)
  return [...lines].flatMap(([line, versions]) => (line === null ? versions : settleLine(versions)))
}

function settleLine<T extends ConsentFact>(versions: readonly T[]): readonly T[] {
  const replacing = (fact: T, among: readonly T[]) =>
    among.filter((by) => knownSince(by) > knownSince(fact) && replaces(by, fact))
  const standing = versions.filter(
    (fact) => !replacing(fact, versions).some((by) => effectiveAt(by) <= effectiveAt(fact)),
  )
  const ended = standing.flatMap((fact) => {
    if (fact.status !== 'GIVEN') return [fact]
    const ends = replacing(fact, standing).filter((by) => scopeKeyOf(by) !== scopeKeyOf(fact))
    return [fact, ...ends.map((by) => endOf(fact, by))]
  })
  return [...ended, ...objectionsLiftedBy(standing, versions)]
}

/** A version that lifts the objection of an earlier one says that there was an objection, at its own time at the latest. */
function objectionsLiftedBy<T extends ConsentFact>(standing: readonly T[], versions: readonly T[]): readonly T[] {
  return versions.flatMap((fact) => {
    if (fact.act !== 'OBJECTION' || !isRefusal(fact.status) || standing.includes(fact)) return []
    const lifting = standing.find(
      (by) => isLifting(by) && scopeKeyOf(by) === scopeKeyOf(fact) && knownSince(by) > knownSince(fact),
    )
    return lifting === undefined ? [] : [{ ...fact, occurredAt: Math.min(fact.occurredAt, effectiveAt(lifting)) }]
  })
}

function endOf<T extends ConsentFact>(fact: T, { occurredAt, recordedAt, observedAt }: ConsentFact): T {
  const at = { occurredAt, recordedAt: recordedAt ?? null, observedAt: observedAt ?? null }
  return { ...fact, ...at, status: 'INVALIDATED', expiresAt: null }
}

function hasRepeatedLine(said: readonly ConsentFact[]): boolean {
  const seen = new Set<string>()
  for (const { lineId } of said) {
    if (!lineId) continue
    if (seen.has(lineId)) return true
    seen.add(lineId)
  }
  return false
}

/** Whether a later version of a line ends what the line stated before. A request does not, nor does one that says nothing end a refusal. */
function replaces(by: ConsentFact, fact: ConsentFact): boolean {
  if (by.status === 'REQUESTED') return fact.status === 'REQUESTED' || takesBack(by, fact)
  if (!isRefusal(fact.status)) return true
  return !isNoAnswer(by) && by.expiresAt === null
}

/** Entries of one scope answer the same question, so the latest one applies. */
export function scopeKeyOf({ act, purpose, controller, channel }: ConsentFact): string {
  const ofAct = act === 'RESTRICTION' || act === 'PREFERENCE' ? act : ''
  return `${purpose ?? ''}\n${controller ?? ''}\n${channel ?? ''}\n${ofAct}`
}

function holding(said: readonly ConsentFact[], at: number): ConsentFact {
  const inOrder = withoutOvertaken(said, at).toSorted((a, b) => (supersedes(a, b) ? 1 : supersedes(b, a) ? -1 : 0))
  // What was refused, not by an objection, and not revoked since.
  let refused: ConsentFact | null = null
  return inOrder.reduce((held, fact) => {
    if (isOwnRefusal(held)) refused = held
    else if (held.status === 'GIVEN') refused = null
    if (fact.isSilent) return held
    if (fact.status === 'REQUESTED') return held.status === 'REQUESTED' || takesBack(fact, held) ? fact : held
    if (isLifting(fact)) return refused ?? fact
    return saysNothing(fact, at) && isRefusal(held.status) ? held : fact
  })
}

/** A refusal or withdrawal of a consent. Lifting an objection that came after it does not revoke it. */
function isOwnRefusal({ act, status }: ConsentFact): boolean {
  return isRefusal(status) && (act ?? 'CONSENT') === 'CONSENT'
}

function isLifting({ act, status }: ConsentFact): boolean {
  return act === 'OBJECTION' && status === 'UNKNOWN'
}

/** The source itself states that what it reported as given was only requested: another version of the line, for the same moment. */
function takesBack(fact: ConsentFact, held: ConsentFact): boolean {
  const isCorrection = Boolean(fact.lineId) && fact.lineId === held.lineId && effectiveAt(fact) === effectiveAt(held)
  return isCorrection && !isRefusal(held.status)
}

function saysNothing(fact: ConsentFact, at: number): boolean {
  return isNoAnswer(fact) || (fact.status === 'GIVEN' && hasRunOut(fact, at))
}

/** Stated to be invalid, expired or not known. An objection or restriction that was lifted is an answer. */
export function isNoAnswer({ status, act, isSilent }: ConsentFact): boolean {
  if (isSilent) return false
  return status === 'INVALIDATED' || status === 'EXPIRED' || (status === 'UNKNOWN' && (act ?? 'CONSENT') === 'CONSENT')
}

/**
 * Whether an entry ends what its record gave before on its channel, or on all: a refusal, no answer, and a consent that has run out. It does so
 * whether or not it is the entry that applies in its scope, and whatever applies there later: only a new consent opens again.
 */
export function endsConsents(fact: ConsentFact, at: number): boolean {
  return isRefusal(fact.status) || saysNothing(fact, at)
}

/** The same, now or when the time of a consent is over. */
export function mayEndConsents(fact: ConsentFact): boolean {
  return endsConsents(fact, Number.POSITIVE_INFINITY)
}

/** Whether an entry that ends consents is about this channel, and not older than what the same record gave. */
export function isEndOf(end: ConsentFact, given: ConsentFact, channel: string | null): boolean {
  if (end.channel !== null && end.channel !== channel) return false
  // Consents of one moment stand beside each other, and an unknown time is no reason for them to give way to each other.
  if (end.status === 'GIVEN') return effectiveAt(end) > effectiveAt(given)
  return !isGivenAfter(given, end)
}

/** An objection, and the entry that lifted it. */
export interface LiftedObjection {
  readonly objection: ConsentState
  readonly lifting: ConsentFact
}

/** The objections of a subject that were lifted: what they concerned needs a new consent. */
export function liftedObjections(subject: ConsentSubject, at: number): readonly LiftedObjection[] {
  if (!subject.consents.some(isLifting)) return []
  const acts = subject.consents.filter((fact) => fact.act === 'OBJECTION' && effectiveAt(fact) <= at)
  const inOrder = acts.toSorted((a, b) => (supersedes(a, b) ? 1 : supersedes(b, a) ? -1 : 0))
  return inOrder.flatMap((objection, index) => {
    if (!isRefusal(objection.status)) return []
    const isAnswer = (fact: ConsentFact) => isLifting(fact) && scopeKeyOf(fact) === scopeKeyOf(objection)
    const lifting = inOrder.slice(index).find(isAnswer)
    return lifting === undefined ? [] : [{ objection: { ...objection, subject }, lifting }]
  })
}

function hasRunOut({ expiresAt }: ConsentFact, at: number): boolean {
  return expiresAt !== null && expiresAt <= at
}

/** A given consent whose time is over is EXPIRED. */
export function toState(fact: ConsentFact, subject: ConsentSubject, at: number): ConsentState {
  const isExpired = fact.status === 'GIVEN' && hasRunOut(fact, at)
  return { ...fact, ...(isExpired && { status: 'EXPIRED' }), subject }
}

/** GDPR article 18: somebody who requests it while data are disputed has the data kept, and used for nothing else without consent. */
export function isRestricted(subjects: readonly ConsentSubject[], at: number): boolean {
  return subjects.some((subject) => {
    if (!subject.consents.some(({ act }) => act === 'RESTRICTION')) return false
    const states = currentStates(subject, decisionMoment([subject], at))
    return states.some(({ act, status }) => act === 'RESTRICTION' && isRefusal(status))
  })
}

/** Whether an entry replaces another one of its scope. */
export function supersedes(fact: ConsentFact, known: ConsentFact): boolean {
  const later = effectiveAt(fact) - effectiveAt(known)
  if (later !== 0) return later > 0
  if (fact.lineId && fact.lineId === known.lineId) {
    const corrects = knownSince(fact) - knownSince(known)
    if (corrects !== 0) return corrects > 0
  }
  return strictness[fact.status] > strictness[known.status]
}

/** The time when its source knew it, which is never after the ledger did. */
function knownSince({ observedAt, recordedAt }: ConsentFact): number {
  return Math.min(observedAt ?? 0, recordedAt ?? Number.POSITIVE_INFINITY)
}

export const strictness: Readonly<Record<ConsentStatus, number>> = {
  WITHDRAWN: 6,
  REFUSED: 5,
  INVALIDATED: 4,
  EXPIRED: 3,
  REQUESTED: 2,
  UNKNOWN: 1,
  GIVEN: 0,
}
