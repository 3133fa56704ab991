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
  /** Spares making the same records ready again and again. */
  readonly matchRecords?: MatchRecordCache
}

/** What resolving arriving records has found out. */
export interface Resolved {
  /** The versions that were replaced, by id. */
  readonly replaced: ReadonlyMap<string, StoredRecord>
  /** The records that went from one subject to another. */
  readonly moves: readonly Move[]
  /** What the arriving records were compared with, see `writeAndResolve`. Null where no record arrived. */
  readonly compared: Compared | null
}

export interface Move {
  readonly recordId: string
  readonly from: string
  readonly to: string
  /** MERGED: with its whole subject. MOVED: apart from others it was with. */
  readonly reason: 'MERGED' | 'MOVED'
}

export interface ArrivingRecords extends Wanted {
  /** In order of id, each once. */
  readonly records: readonly StoredRecord[]
  /** The versions they replace, by id, as the graph had them when it was asked. */
  readonly known: ReadonlyMap<string, RecordVersion>
  readonly sources: ReadonlyMap<string, Source>
  /** What a person says of them, to be stored by the caller. */
  readonly assertions?: readonly Assertion[]
  /** Of the person who caused it. The rules where absent. */
  readonly decision?: Decision
}
