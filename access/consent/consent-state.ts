import type { Category } from '../categories.ts'
import type { PurposeKey } from '../purposes.ts'
import type { ConsentAct } from './consent-act.ts'
import type { ConsentStatus } from './consent-status.ts'

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
  /** As its source dated it: see `effectiveAt`. */
  readonly occurredAt: number
  /** When the ledger received it; null: not known, which only ledgers older than this column have. */
  readonly recordedAt?: number | null
  readonly expiresAt: number | null
  /** The kinds of data it is about; null: all that the purpose needs. */
  readonly categories?: readonly Category[] | null
  /** Ids of the records that whoever confirmed it had before them: it speaks for these and for no others. Null: nobody confirmed it. */
  readonly confirmedFor?: readonly string[] | null
  /** The customer entered it, signed in: it speaks for the records that are verified to be theirs, see `parts.ts`. */
  readonly isSelfService?: boolean | null
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
  /** Of these, the keys of identifiers that another customer holds as well, which link no records: see `holdersBeside`. Absent: none. */
  readonly ofOthers?: readonly string[]
  readonly consents: readonly ConsentFact[]
  /** Who holds the customer relationship that the record stands for. Null or absent: nobody, or it is not known who. */
  readonly controller?: string | null
}

/** What holds at a moment for one (act, controller, purpose, channel) of one subject. */
export interface ConsentState extends ConsentFact {
  readonly subject: ConsentSubject
}

/** Keys of the identifiers which prove that another record that has them verified is of the same person. */
export function linkingKeys({ verified, ofOthers = [] }: ConsentSubject): readonly string[] {
  return ofOthers.length === 0 ? verified : verified.filter((key) => !ofOthers.includes(key))
}

/** A choice against the use, which a GIVEN of somebody else does not undo. */
export function isRefusal(status: ConsentStatus): boolean {
  return status === 'REFUSED' || status === 'WITHDRAWN'
}

/**
 * From when an entry counts: its own time, or its receipt where that came earlier. Nothing is newer than its arrival, so what opens loses
 * against a refusal that comes after it, and what restricts acts once it is here, whatever their sources' clocks say.
 */
export function effectiveAt({ occurredAt, recordedAt }: Pick<ConsentFact, 'occurredAt' | 'recordedAt'>): number {
  return typeof recordedAt === 'number' && recordedAt < occurredAt ? recordedAt : occurredAt
}

/**
 * The moment of a decision that is made at `now`: later where a restricting entry that has been received bears a later receipt, since the
 * clock of whoever wrote it runs ahead of ours.
 */
export function decisionMoment(subjects: readonly ConsentSubject[], now: number): number {
  let moment = now
  for (const { consents } of subjects)
    for (const fact of consents)
      if (typeof fact.recordedAt === 'number' && isRefusal(fact.status)) moment = Math.max(moment, effectiveAt(fact))
  return moment
}

/**
 * Current state by (act, controller, purpose, channel), within one subject: the latest to take effect wins, ties restrict, a GIVEN that ran
 * out is EXPIRED. A consent and an objection are one scope: each answers the other. In order of purpose, controller, channel.
 */
export function currentStates(subject: ConsentSubject, at: number): readonly ConsentState[] {
  return [...latestByScope(subject, at)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, fact]) => toState(fact, subject, at))
}

/**
 * The entry of each scope that holds: the latest, but for what is no answer. Asking (REQUESTED), a signal that cannot be read (INVALIDATED) or
 * says nothing (UNKNOWN, but for an objection that is lifted) and a consent that ran out take no refusal back. Asking again ends no consent
 * either: anybody can send a form with somebody's address.
 */
export function latestByScope(subject: ConsentSubject, at: number): ReadonlyMap<string, ConsentFact> {
  const scopes = new Map<string, ConsentFact | ConsentFact[]>()
  for (const fact of subject.consents) {
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

/** Entries of one scope answer the same question, so the latest holds. */
export function scopeKeyOf({ act, purpose, controller, channel }: ConsentFact): string {
  const ofAct = act === 'RESTRICTION' || act === 'PREFERENCE' ? act : ''
  return `${purpose ?? ''}\n${controller ?? ''}\n${channel ?? ''}\n${ofAct}`
}

function holding(said: readonly ConsentFact[], at: number): ConsentFact {
  const inOrder = said.toSorted((a, b) => (supersedes(a, b) ? 1 : supersedes(b, a) ? -1 : 0))
  return inOrder.reduce((held, fact) => {
    if (fact.status === 'REQUESTED') return held.status === 'REQUESTED' || takesBack(fact, held) ? fact : held
    return saysNothing(fact, at) && isRefusal(held.status) ? held : fact
  })
}

/** The source itself says that what it told as given was only asked for: another version of its line, for the same moment. */
function takesBack(fact: ConsentFact, held: ConsentFact): boolean {
  const isCorrection = Boolean(fact.lineId) && fact.lineId === held.lineId && effectiveAt(fact) === effectiveAt(held)
  return isCorrection && !isRefusal(held.status)
}

function saysNothing(fact: ConsentFact, at: number): boolean {
  if (fact.status === 'UNKNOWN') return (fact.act ?? 'CONSENT') === 'CONSENT'
  return fact.status === 'INVALIDATED' || (fact.status === 'GIVEN' && hasRunOut(fact, at))
}

function hasRunOut({ expiresAt }: ConsentFact, at: number): boolean {
  return expiresAt !== null && expiresAt <= at
}

/** A given consent that ran out is EXPIRED. */
export function toState(fact: ConsentFact, subject: ConsentSubject, at: number): ConsentState {
  const isExpired = fact.status === 'GIVEN' && hasRunOut(fact, at)
  return { ...fact, ...(isExpired && { status: 'EXPIRED' }), subject }
}

/** GDPR article 18: whoever asked for it while data are disputed has them kept, and used for nothing else without consent. */
export function isRestricted(subjects: readonly ConsentSubject[], at: number): boolean {
  return subjects.some((subject) => {
    if (!subject.consents.some(({ act }) => act === 'RESTRICTION')) return false
    const states = currentStates(subject, decisionMoment([subject], at))
    return states.some(({ act, status }) => act === 'RESTRICTION' && isRefusal(status))
  })
}

/** Whether an entry takes the place of another of its scope. */
export function supersedes(fact: ConsentFact, known: ConsentFact): boolean {
  const later = effectiveAt(fact) - effectiveAt(known)
  if (later !== 0) return later > 0
  if (fact.lineId && fact.lineId === known.lineId) {
    const corrects = knownSince(fact) - knownSince(known)
    if (corrects !== 0) return corrects > 0
  }
  return strictness[fact.status] > strictness[known.status]
}

/** When its source knew it, which is never after the ledger did. */
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
