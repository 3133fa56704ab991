import { type RecordFacts, unheardOf } from '../facts/record-facts.ts'
import { policy } from '../policy.ts'
import type { PurposeKey } from '../purposes.ts'
import type { Viewer } from '../viewer.ts'
import { type KnownSources, knownSourcesFor } from './known-sources.ts'
import { linkedRecords } from './linked-records.ts'

/**
 * The records of one customer or company that a caller may know about. Everything shown about the subject (values, counts, order,
 * existence) is computed over these records only, as if the others did not exist.
 */
export interface KnownRecords {
  /** Every record of the subject is known, which is nearly always the case. */
  readonly isAll: boolean
  /**
   * What is stored about the subject (its kind, name and confidence) equals what the known records state: at most records of reference and
   * watch-list sources are unknown, and nothing that is stored is based on those.
   */
  readonly agreesWithStored: boolean
  readonly size: number
  /** Ids of the known records in order, as a statement takes them. Null: every record. */
  readonly only: readonly string[] | null
  has(recordId: string): boolean
  /** The sources whose facts about these records are known. Null, which is nearly always the case: all sources. */
  readonly knownSources: KnownSources | null
}

/** What a viewer may know about a subject. */
export interface Visibility {
  /**
   * Whether the viewer may know that the subject exists, and have decisions made about it. Customers get no decisions about other people or
   * about companies.
   */
  readonly isVisible: boolean
  readonly known: KnownRecords
}

/**
 * What the viewer may know, for `purpose` at `now` (UTC milliseconds), about the subject `id` whose records are among `all`. Customers who
 * sign in know about no company: they see one as their own record names it, see `companyNamedBy`.
 */
export function visibilityOf(
  viewer: Viewer,
  purpose: PurposeKey,
  id: string,
  all: readonly RecordFacts[],
  now: number,
): Visibility {
  // A record that was separated from the subject still restricts it, and is not one of its records.
  const facts = all.some(({ onlyRestricts }) => onlyRestricts) ? all.filter((record) => !record.onlyRestricts) : all
  const licensed = facts.every((record) => !record.licence)
    ? facts
    : facts.filter((record) => isLicensed(record, purpose, now))
  const visible = viewer.sources === null ? licensed : withinSources(licensed, viewer.sources, viewer.view)
  const knownSources = knownSourcesFor(viewer, purpose, facts[0]?.licensedSources ?? [], now)
  if (visible.length === 0) return { isVisible: false, known: noRecord }
  if (viewer.customerId === null) return { isVisible: true, known: knownOf(visible, facts, knownSources) }
  // Customers read their own data, whichever of their ids the token names.
  const isSelf = viewer.customerId === id || facts[0]?.superseded?.includes(viewer.customerId)
  if (facts[0]?.isCompany || !isSelf) return { isVisible: false, known: noRecord }
  // Customers who sign in always find themselves, even if it is not clear which of the records are theirs.
  const signIn = { id: viewer.customerId, anchor: viewer.record }
  return { isVisible: true, known: knownOf(linkedRecords(visible, signIn), facts, knownSources) }
}

/**
 * Whether it matters to this viewer which of the records are meant, so that `facts` must contain each of them: only some of the records may
 * be known, or open for `purpose`.
 */
export function needsEachRecord(viewer: Viewer, purpose: PurposeKey, facts: readonly RecordFacts[]): boolean {
  if (viewer.customerId !== null || viewer.sources !== null) return true
  const sureness = Math.max(
    0,
    ...Object.values(policy.purposes[purpose].cells).map((cell) => cell?.minimumConfidence ?? 0),
  )
  return facts.some(({ licence, confidence = 1 }) => licence || confidence < sureness)
}

/** The known records that are not `closed`. */
export function withoutRecords(
  known: KnownRecords,
  facts: readonly RecordFacts[],
  closed: ReadonlySet<string>,
): KnownRecords {
  const own = facts.filter(({ onlyRestricts }) => !onlyRestricts)
  const open = own.filter(({ subject }) => known.has(subject) && !closed.has(subject))
  return open.length === known.size ? known : knownOf(open, own, known.knownSources)
}

function knownOf(
  records: readonly RecordFacts[],
  facts: readonly RecordFacts[],
  knownSources: KnownSources | null,
): KnownRecords {
  const size = records.length
  if (size === facts.length)
    return {
      isAll: true,
      agreesWithStored: true,
      size: size + unheardOf(facts),
      only: null,
      has: () => true,
      knownSources,
    }
  const only = records.map(({ subject }) => subject).toSorted()
  const ids = new Set(only)
  const has = (recordId: string) => ids.has(recordId)
  const agreesWithStored = size > 0 && facts.every(({ subject, licence }) => licence || has(subject))
  return { isAll: false, agreesWithStored, size, only, has, knownSources }
}

const noRecord: KnownRecords = {
  isAll: false,
  agreesWithStored: false,
  size: 0,
  only: [],
  has: () => false,
  knownSources: null,
}

/** Reference and watch-list data serve only the purposes for which they are licensed, and only while the licence is valid. */
function isLicensed({ licence }: RecordFacts, purpose: PurposeKey, now: number): boolean {
  if (!licence) return true
  return licence.permittedPurposes.includes(purpose) && (licence.validUntil === null || licence.validUntil > now)
}

/** `golden`: one record of the sources shows the whole customer. */
function withinSources(
  facts: readonly RecordFacts[],
  sources: readonly string[],
  view: Viewer['view'],
): readonly RecordFacts[] {
  const own = facts.filter(({ source }) => sources.includes(source))
  return view === 'golden' && own.length > 0 ? facts : own
}
