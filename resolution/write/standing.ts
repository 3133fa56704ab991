import { isVerified } from '../../access/known-records/whose-verification.ts'
import { fragment } from '../../graph/cypher.ts'
import { isTrustedRecord, type StoredRecord } from '../neighbourhood/stored-record.ts'
import { isReference, type Source } from '../records/source.ts'

/**
 * The strength of a record's claim to the id of its subject: the higher, the harder it is for a stranger to have such a record written.
 * VERIFIED: a visitor who confirmed an address of their own may state somebody else's name or address beside it. RECORD: of a system of
 * record.
 */
export const standings = { LISTED: 0, UNDECLARED: 1, DECLARED: 2, VERIFIED: 3, RECORD: 4 } as const

/** A placeholder counts as undeclared, whatever its source: anybody may write a fact that names a record. */
export function standingOf(record: StoredRecord, source: Source): number {
  if (isReference(source.role)) return standings.LISTED
  if (source.declaredBy === null || record.isPlaceholder) return standings.UNDECLARED
  if (source.role === 'SYSTEM_OF_RECORD') return standings.RECORD
  return isTrustedRecord(record, source) ? standings.VERIFIED : standings.DECLARED
}

/** The same for the stored record `r`, whose source is `s`. Null if there is no such source. */
export const standing = fragment`
  CASE WHEN coalesce(s.role IN ['REFERENCE', 'WATCHLIST'], false) THEN 0
       WHEN s.declaredBy IS NULL OR coalesce(r.isPlaceholder, false) THEN 1
       WHEN s.role = 'SYSTEM_OF_RECORD' THEN 4
       WHEN EXISTS { MATCH (r)-[h:HAS_IDENTIFIER]->(i:Identifier) WHERE ${isVerified} } THEN 3
       ELSE 2 END`

/** The claim of the records of one cluster to an id. */
export interface Claim {
  /** Of those with the highest standing. */
  readonly standing: number
  /** When the first of these records came to the id, in UTC milliseconds. */
  readonly since: number
  /** The number of records with that standing. */
  readonly count: number
}

export function strengthen(claim: Claim | undefined, { standing: added, since }: Omit<Claim, 'count'>): Claim {
  if (claim === undefined || added > claim.standing) return { standing: added, since, count: 1 }
  if (added < claim.standing) return claim
  return { standing: added, since: Math.min(claim.since, since), count: claim.count + 1 }
}

/**
 * The stronger claim comes first. Standing takes precedence over time and number, because anybody can write many records of low standing.
 * Time takes precedence over number, so that somebody who comes to an id later never takes it from those who had it.
 */
export function compareClaims(a: Claim, b: Claim): number {
  return b.standing - a.standing || a.since - b.since || b.count - a.count
}
