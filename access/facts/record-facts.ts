import type { ConsentSubject } from '../consent/consent-state.ts'
import type { LicensedSource } from '../known-records/known-sources.ts'
import type { SourceRole } from '../known-records/source-roles.ts'
import type { PurposeKey } from '../purposes.ts'

/** The facts about one record that a decision needs. Times are UTC milliseconds. */
export interface RecordFacts extends ConsentSubject {
  readonly source: string
  readonly role: SourceRole
  /** Whether a source line declares its source. */
  readonly isDeclared: boolean
  /** True if only facts have named the record and its source has not sent it yet: it is not evidence of a relationship. */
  readonly isPlaceholder: boolean
  readonly endedAt: number | null
  /** 0..1: the confidence that the record is this customer's. 1 if absent. */
  readonly confidence?: number
  /** Read only if age matters. Null if the record states no birth date. */
  readonly birth?: BirthFacts | null
  /** Where the record states that the person lives, see `residence.ts`. Read only if an entry claims an opt-out law. */
  readonly residences?: readonly string[]
  /** Read if links between records matter: ids that return this customer, any of which a token may name. */
  readonly superseded?: readonly string[]
  /** Read if links between records matter: ids that have had the record from the beginning, see `ownIdsOf`. */
  readonly ownIds?: readonly string[]
  /** Read if links between records matter: when the record came to its first subject, in UTC milliseconds. */
  readonly firstSeen?: number
  /** For a reference or watch-list source: the purposes for which its records may be shown. Null or absent for any other source. */
  readonly licence?: Licence | null
  /** The existing reference and watch-list sources, whose facts may name any record. Absent: none. */
  readonly licensedSources?: readonly LicensedSource[]
  /** Read if links between records matter: the logins of the record's own source, each with that source. */
  readonly logins?: readonly string[]
  /** Read if links between records matter: keys of its identifiers, verified or not. */
  readonly held?: readonly string[]
  /** Read if links between records matter: keys of the latest identifiers that the record once stated. */
  readonly formerlyHeld?: readonly string[]
  /** Read if links between records matter: keys of the latest identifiers that the record once had verified. */
  readonly formerlyVerified?: readonly string[]
  /**
   * Read if links between records matter: those keys of `ofOthers` that another customer holds. The rest are common values, which belong to
   * nobody.
   */
  readonly heldByOthers?: readonly string[]
  /** Read if links between records matter: records that a person confirmed to be the same subject. */
  readonly confirmed?: readonly string[]
  /** The number of records of the record's subject, if not all of them have to be among the facts. Null or absent: they all are. */
  readonly recordCount?: number | null
  /** The rules separated the record from the customer: only what it restricts still counts. Absent: it is the subject's record. */
  readonly onlyRestricts?: boolean
  /** Read if every record is read: the record repeats others, and is left out of the facts elsewhere. */
  readonly isSpare?: boolean
  /** Absent: the subject is a person. */
  readonly isCompany?: boolean
}

/** The number of records of the subject that are left out of its facts because they repeat others. */
export function unheardOf(facts: readonly RecordFacts[]): number {
  const counted = facts.flatMap(({ recordCount }) => recordCount ?? [])
  return counted.length === 0 ? 0 : Math.max(0, Math.max(...counted) - counted.length)
}

export interface Licence {
  readonly permittedPurposes: readonly PurposeKey[]
  readonly validUntil: number | null
}

/** A birth date as its record states it, and the values that show where the person lives. */
export interface BirthFacts {
  /** The attributes of the record, as written. */
  readonly attributes: Readonly<Record<string, unknown>>
  readonly dateOrder: string | null
  readonly defaultCountry: string | null
}
