import type { MatchRecordCache } from '../neighbourhood/match-record-cache.ts'
import type { Compared } from '../neighbourhood/missed-matches.ts'
import type { StoredRecord } from '../neighbourhood/stored-record.ts'
import type { Assertion } from '../partition/assertions.ts'
import type { RecordVersion } from '../records/plan-records.ts'
import type { Source } from '../records/source.ts'
import type { RuleSet } from '../rule-set.ts'
import type { Decision } from './identity-changes.ts'
import type { Wanted } from './plan-writes.ts'

export interface ResolutionDeps {
  readonly now: () => Date
  readonly newId: () => string
  /** @default the rules in force */
  readonly rules?: RuleSet
  /** Avoids preparing the same records again and again. */
  readonly matchRecords?: MatchRecordCache
}

/** What resolving arriving records has found. */
export interface Resolved {
  /** The replaced versions, by id. */
  readonly replaced: ReadonlyMap<string, StoredRecord>
  /** The records that moved from one subject to another. */
  readonly moves: readonly Move[]
  /** What the arriving records were compared with, see `writeAndResolve`. Null if no record arrived. */
  readonly compared: Compared | null
}

export interface Move {
  readonly recordId: string
  readonly from: string
  readonly to: string
  /** MERGED: with its whole subject. MOVED: away from others that it was with. */
  readonly reason: 'MERGED' | 'MOVED'
}

export interface ArrivingRecords extends Wanted {
  /** Ordered by id, each once. */
  readonly records: readonly StoredRecord[]
  /** The versions that they replace, by id, as the graph had them when it was read. */
  readonly known: ReadonlyMap<string, RecordVersion>
  readonly sources: ReadonlyMap<string, Source>
  /** A person's decisions about them, which the caller stores. */
  readonly assertions?: readonly Assertion[]
  /** The person who caused it. The rules if absent. */
  readonly decision?: Decision
}
