import { browserTypes } from '../../access/browser-types.ts'
import { traitsOf } from '../match/traits.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import { countsAsVerified, isLoginAt, realmOf } from '../partition/realm.ts'
import { twinOf } from '../partition/twin.ts'
import type { IdentifierType } from '../records/identifier-types.ts'
import { issuedBy } from '../records/issued.ts'
import type { RecordLine } from '../records/record-line.ts'
import { isReference, type Source } from '../records/source.ts'
import type { SubjectType } from '../rule-set.ts'
import { recordStamp } from './record-stamp.ts'

/** A record as in the graph. Times are UTC milliseconds. */
export interface StoredRecord {
  /** `source:sourceId` */
  readonly id: string
  readonly source: string
  readonly sourceId: string
  readonly type: SubjectType
  readonly observedAt: number
  readonly recordedAt: number
  /** Times that were in the future when this version arrived, as written. Absent from a version that was read from the graph. */
  readonly timesAhead?: readonly string[] | null
  /** See version-order.ts. Absent from a version that was read only to be decided about, whose own stays as it is. */
  readonly sequence?: number | null
  readonly arrival?: number | null
  readonly contentHash: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly relations: RecordLine['relations']
  readonly endedAt: number | null
  /** Absent from a version that was read only to be decided about, whose own stays as it is. */
  readonly timeZone?: string | null
  /** Named by a fact, but not sent by its source yet. */
  readonly isPlaceholder: boolean
  /** For a placeholder that stands for an identifier: a declared source stated a fact about it. */
  readonly isVouched?: true | null
  /** Identifiers that link, ordered by key. */
  readonly identifiers: readonly StoredIdentifier[]
  /** Values without a meaning, such as `null`: stored as written, never linked. */
  readonly fillers: readonly Filler[]
}

export interface StoredIdentifier {
  readonly key: string
  readonly type: IdentifierType
  /** Normalised. */
  readonly value: string
  /** As written. */
  readonly raw: string
  readonly isValid: boolean
  readonly verifiedAt: number | null
  readonly country: string | null
  readonly issuer: string | null
  readonly kind: string | null
}

export interface Filler {
  readonly type: IdentifierType
  readonly value: string
}

export function toMatchRecord(record: StoredRecord, source: Source): MatchRecord {
  const traits = traitsOf({ ...record, identifiers: record.identifiers.map((held) => asWritten(held, source)) }, source)
  const isNamed = traits.names.length > 0 || traits.organisationNames.length > 0
  const isOfSystem = source.role === 'SYSTEM_OF_RECORD' && source.declaredBy !== null
  const isTrusted = isTrustedRecord(record, source)
  return {
    id: record.id,
    stamp: recordStamp(record),
    source: record.source,
    type: record.type,
    hasUniqueId: source.uniqueIds,
    isListed: isReference(source.role),
    isOfSystem,
    isTrusted,
    isDeclared: source.declaredBy !== null || record.isVouched === true,
    priority: source.priority,
    realm: realmOf(source),
    twin: source.uniqueIds ? record.id : twinOf(record, traits, isTrusted),
    isKnown: !record.isPlaceholder && (isNamed || record.identifiers.some(({ type }) => !browserTypes.has(type))),
    identifiers: record.identifiers.map((held) => ({
      key: held.key,
      type: held.type,
      isValid: held.isValid,
      isVerified: countsAsVerified(held, source),
      isLogin: isLoginAt(held, source),
      issued: issuedBy(held),
    })),
    traits,
  }
}

/** As access counts it: see `verifies` of a source. */
export function isTrustedRecord({ identifiers }: StoredRecord, source: Source): boolean {
  if (source.role === 'SYSTEM_OF_RECORD') return source.declaredBy !== null
  return identifiers.some((identifier) => countsAsVerified(identifier, source))
}

function asWritten({ type, raw, country, issuer, kind, verifiedAt }: StoredIdentifier, source: Source) {
  const isVerified = countsAsVerified({ type, verifiedAt }, source)
  return { type, value: raw, issuer, kind, isVerified, ...(country === null ? {} : { country }) }
}
