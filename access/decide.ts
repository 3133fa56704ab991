import type { ErrorCode } from '../errors.ts'
import type { Category } from './categories.ts'
import { isRefusal, isRestricted } from './consent/consent-state.ts'
import { type ConsentReader, type ConsentScope, createConsentReader, type Period } from './consent/consent-verdict.ts'
import { controllersFor } from './consent/controllers.ts'
import { jurisdictionsOf } from './consent/minors.ts'
import { residesWhere } from './consent/residence.ts'
import type { RecordFacts } from './facts/record-facts.ts'
import type { KnownRecords } from './known-records/known-records.ts'
import type { Mask } from './masks.ts'
import { type Basis, type Cell, policy } from './policy.ts'
import type { PurposeKey } from './purposes.ts'
import type { Viewer } from './viewer.ts'

/** Why a field is withheld, in the order in which the reasons are checked: the first that applies is stated. */
export type WithheldReason =
  // The token, before anybody is looked at: guard.ts, and mayUse and reach of the consent subgraph.
  | 'PURPOSE_NOT_GRANTED'
  | 'MISSING_SCOPE'
  // Whose data it is, and whether the viewer may know about them: create-access.ts and decisions.ts.
  | 'NO_SUBJECT'
  | 'NOT_YOUR_DATA'
  // The policy cell of purpose and category: `decideByRecords`, first over the known records and then over all of them.
  | 'NOT_FOR_PURPOSE'
  | 'MINOR'
  | 'RESTRICTED'
  | 'NO_RELATIONSHIP'
  | 'OBJECTED'
  | 'OPTED_OUT'
  | 'CONSENT_WITHDRAWN'
  | 'CONSENT_EXPIRED'
  | 'NO_CONSENT'
  // How sure the records are the customer's: `decide`, and for a single row behind-category.ts.
  | 'UNCERTAIN_IDENTITY'
  // The single row: behind-category.ts.
  | 'COLLECTED_WITHOUT_CONSENT'
  | 'ONLY_MASKED'

export type Decision = Allowed | Refused

export interface Allowed {
  readonly allowed: true
  readonly basis: Basis
  /** Only for C: open because nobody opted out, under a law that requires no more. */
  readonly isOptOut: boolean
  readonly until: number | null
  /** What this viewer gets in part, by identifier type or attribute name. Null: nothing. */
  readonly masks: Readonly<Record<string, Mask>> | null
  /** Facts of these periods stay closed, because there was no consent when they were collected. */
  readonly closed: readonly Period[]
  /**
   * Ids of the records that this decision does not open: the viewer may not know about them, their confidence is too low for the cell, or
   * an entry that speaks for them alone closes them. Data of these records stay closed. Absent: none.
   */
  readonly closedRecords?: ReadonlySet<string>
  /** Why an entry closes only some of the records. Absent: none does. */
  readonly closedBecause?: WithheldReason
}

export interface Refused {
  readonly allowed: false
  readonly code: ErrorCode
  readonly reason: WithheldReason
}

/** What a decision is based on besides the facts of the records. */
export interface Circumstances {
  /** The customer may be below the age of majority. */
  readonly isMinor?: boolean
  /** The request carries the browser's opt-out signal. */
  readonly hasSignal?: boolean
  /** The channels that the requested contact point serves; see ConsentScope. */
  readonly channels?: readonly string[]
  /** Verdicts of the same facts and moment, so that decisions share what they have in common. */
  readonly consent?: ConsentReader
  /** Absent: all records are known. */
  readonly known?: KnownRecords
}

/**
 * Whether `viewer` may see `category` of `subject` for `purpose` now (UTC milliseconds). Pure; anything that no rule opens stays closed.
 * What restricts counts over all records. What opens counts only over the records that the viewer may know about and whose confidence is
 * high enough for the cell.
 */
export function decide(
  viewer: Viewer,
  purpose: PurposeKey,
  category: Category,
  subject: string,
  facts: readonly RecordFacts[],
  now: number,
  circumstances: Circumstances = {},
): Decision {
  const { known } = circumstances
  const { minimumConfidence = 0 } = policy.purposes[purpose].cells[category] ?? {}
  const areAllKnown = known === undefined || known.isAll
  // Nearly always one decision, which leaves nothing out.
  if (areAllKnown && facts.every(({ confidence = 1 }) => confidence >= minimumConfidence))
    return decideByRecords(viewer, purpose, category, subject, facts, now, circumstances)
  const decideBy = (records: readonly RecordFacts[]) =>
    decideByRecords(viewer, purpose, category, subject, records, now, withFactsOf(circumstances, records === facts))
  const knownFacts = areAllKnown ? facts : facts.filter((record) => known.has(record.subject))
  if (knownFacts.length === 0 && facts.length > 0) return refuse('UNCERTAIN_IDENTITY')
  const decision = decideBy(knownFacts)
  // Derived from what is known, so that the reason reveals nothing about the other records.
  if (!decision.allowed) return decision
  const byAll = knownFacts === facts ? decision : decideBy(facts)
  if (!byAll.allowed) return byAll
  const certain = knownFacts.filter(({ confidence = 1 }) => confidence >= minimumConfidence)
  if (certain.length === facts.length) return decision
  if (certain.length < knownFacts.length && (certain.length === 0 || !decideBy(certain).allowed))
    return refuse('UNCERTAIN_IDENTITY')
  const closed = facts.filter((record) => !certain.includes(record)).map((record) => record.subject)
  return { ...decision, closed: byAll.closed, closedRecords: new Set(closed) }
}

/** What was computed over all facts does not apply to others. */
function withFactsOf({ consent, known: _, ...others }: Circumstances, areAll: boolean): Circumstances {
  return areAll && consent !== undefined ? { ...others, consent } : others
}

function decideByRecords(
  viewer: Viewer,
  purpose: PurposeKey,
  category: Category,
  subject: string,
  facts: readonly RecordFacts[],
  now: number,
  circumstances: Circumstances,
): Decision {
  const { cells, onlySelfOrScope, adultsOnly } = policy.purposes[purpose]
  const readsAge = () => mayKnowAge(viewer, purpose, subject, facts, now, circumstances)
  const isSelf = viewer.customerId === subject
  const allow = (cell: Cell) => allowed(cell, isSelf ? null : masksFor(cell, viewer))
  if (onlySelfOrScope !== undefined && !isSelf && !viewer.scopes.has(onlySelfOrScope)) return refuse('NOT_YOUR_DATA')
  const { consent = createConsentReader(facts, now) } = circumstances
  const cell = cells[category]
  if (cell === undefined) return refuse('NOT_FOR_PURPOSE')
  if (cell.basis === 'L') return allow(cell)
  if (circumstances.isMinor && (adultsOnly || policy.profiling.includes(category)))
    return refuse(isSelf || readsAge() ? 'MINOR' : reasonsOfAdults[cell.basis])
  // GDPR article 18(2): use is permitted with consent, or if the law demands it.
  if (cell.basis !== 'C' && isRestricted(facts, now)) return refuse('RESTRICTED')
  switch (cell.basis) {
    case 'K':
      return facts.some((record) => isRelationship(record, now)) ? allow(cell) : refuse('NO_RELATIONSHIP')
    case 'I': {
      const controllers = controllersFor(viewer, purpose)
      const { status } = consent.verdict(purpose, {
        withoutDevices: false,
        category,
        ...(controllers && { controllers }),
      })
      return isRefusal(status) ? refuse('OBJECTED') : allow(cell)
    }
    case 'C':
      return decideByConsent(allow(cell), purpose, category, facts, now, {
        ...circumstances,
        consent,
        controllers: controllersFor(viewer, purpose),
      })
    default:
      return cell.basis satisfies never
  }
}

/**
 * The reason that would apply if nobody were a minor. It is shown to callers who may not know the age, which the reason must not reveal.
 */
const reasonsOfAdults = { C: 'NO_CONSENT', I: 'OBJECTED', K: 'NO_RELATIONSHIP' } as const

/** Whether the viewer may see a birth date for the purpose in any case, or manages privacy. */
function mayKnowAge(
  viewer: Viewer,
  purpose: PurposeKey,
  subject: string,
  facts: readonly RecordFacts[],
  now: number,
  circumstances: Circumstances,
): boolean {
  if (viewer.scopes.has('privacy:manage')) return true
  if (policy.purposes[purpose].adultsOnly || !viewer.scopes.has('customer:read')) return false
  return decideByRecords(viewer, purpose, 'IDENTIFYING', subject, facts, now, circumstances).allowed
}

/** Whether data of a record may be shown under a decision. */
export function opensRecord(decision: Decision, recordId: string): boolean {
  return decision.allowed && decision.closedRecords?.has(recordId) !== true
}

/** Whether a fact of that time on a record may be shown: what was collected against the customer's will stays closed. */
export function isOpenAt(decision: Decision, occurredAt: number, recordId: string | null): boolean {
  if (!decision.allowed || (recordId !== null && !opensRecord(decision, recordId))) return false
  return !decision.closed.some(
    ({ from, until, records }) =>
      from <= occurredAt && occurredAt < until && (recordId === null || (records?.has(recordId) ?? true)),
  )
}

function decideByConsent(
  open: Allowed,
  purpose: PurposeKey,
  category: Category,
  facts: readonly RecordFacts[],
  now: number,
  {
    channels,
    consent,
    controllers,
    hasSignal = false,
  }: Circumstances & { readonly consent: ConsentReader; readonly controllers: readonly string[] | undefined },
): Decision {
  const scope: ConsentScope = {
    withoutDevices: category === 'CONTACT',
    category,
    ...(controllers && { controllers }),
    ...(category === 'CONTACT' && channels !== undefined && { channels }),
  }
  const { status, until } = consent.verdict(purpose, scope)
  const isOptOut = isOptOutLaw(category, facts, now)
  if (isOptOut && hasSignal && policy.purposes[purpose].endsAtSignal) return refuse('OPTED_OUT')
  const isOpen = status === 'GIVEN' || (isOptOut && (status === 'UNKNOWN' || status === 'REQUESTED'))
  if (isOpen) {
    const closed = consent.closed(purpose, scope)
    return { ...open, until, isOptOut: status !== 'GIVEN', closed }
  }
  if (isRefusal(status)) return refuse('CONSENT_WITHDRAWN')
  return refuse(status === 'EXPIRED' ? 'CONSENT_EXPIRED' : 'NO_CONSENT')
}

/** Only if the known residence has an opt-out law, and no entry and no other address contradicts it: the strictest of several applies. */
function isOptOutLaw(category: Category, facts: readonly RecordFacts[], now: number): boolean {
  if (policy.alwaysOptIn.includes(category)) return false
  const laws = jurisdictionsOf(facts, now)
  return laws.length > 0 && laws.every(isOfOptingOut) && residesWhere(facts, isOfOptingOut)
}

function isOfOptingOut(law: string): boolean {
  return policy.optOut.includes(law)
}

function isRelationship(record: RecordFacts, now: number): boolean {
  return (
    record.role === 'SYSTEM_OF_RECORD' && !record.isPlaceholder && (record.endedAt === null || record.endedAt > now)
  )
}

function allowed({ basis }: Cell, masks: Allowed['masks']): Allowed {
  return { allowed: true, basis, isOptOut: false, until: null, masks, closed: [] }
}

function masksFor({ masks }: Cell, viewer: Viewer): Allowed['masks'] {
  if (masks === undefined) return null
  const entries = Object.entries(masks).flatMap(([name, { mask, unlessScope }]) =>
    unlessScope !== undefined && viewer.scopes.has(unlessScope) ? [] : [[name, mask] as const],
  )
  return entries.length === 0 ? null : Object.fromEntries(entries)
}

const consentReasons: ReadonlySet<WithheldReason> = new Set([
  'NO_CONSENT',
  'CONSENT_WITHDRAWN',
  'CONSENT_EXPIRED',
  'OPTED_OUT',
  'COLLECTED_WITHOUT_CONSENT',
])

export function refuse(reason: WithheldReason): Refused {
  return { allowed: false, code: consentReasons.has(reason) ? 'CONSENT_REQUIRED' : 'FORBIDDEN', reason }
}
