import type { Assertion } from '../partition/assertions.ts'
import type { Crowd } from '../partition/crowds.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import type { PairMatch } from '../partition/pair-match.ts'
import type { StoredHolding, StoredSubject } from '../queries.ts'
import type { RecordVersion } from '../records/plan-records.ts'
import type { Source } from '../records/source.ts'
import type { Overfull } from './look-up-blocks.ts'
import type { StoredRecord } from './stored-record.ts'

/** Everything that the arrival of some records may change, and what borders on it. */
export interface Neighbourhood {
  /** Customers and accounts as in the graph, by id. */
  readonly subjects: ReadonlyMap<string, StoredSubject>
  /** The present subject of each loaded record. */
  readonly subjectIdByRecord: ReadonlyMap<string, string>
  /** By id; arriving versions in place of those that they replace. */
  readonly records: ReadonlyMap<string, StoredRecord>
  readonly matchRecords: ReadonlyMap<string, MatchRecord>
  /** For a version that was loaded or arrived. */
  readonly matchRecordOf: (record: StoredRecord) => MatchRecord
  /** Records whose partition is computed again. The others only border on them. */
  readonly members: ReadonlySet<string>
  readonly holdings: ReadonlyMap<string, StoredHolding>
  /** Known holders of an identifier, arriving versions included. */
  readonly holdersByKey: ReadonlyMap<string, ReadonlySet<string>>
  /** The number of records with an identifier that are not loaded. */
  readonly countOutside: (key: string) => number
  /** Identifiers whose unloaded holders are all of undeclared sources, or not trusted if it links trusted ones only. */
  readonly declaredRead: ReadonlySet<string>
  /** All holders except those of reference and watch-list sources. */
  readonly crowdOf: (key: string) => Crowd
  /** The record is not linked by this identifier, because too many people have it. */
  readonly isLeftOut: (key: string, record: MatchRecord) => boolean
  /** Loaded records that state nothing which others do not, each with one that represents it. */
  readonly spares: ReadonlyMap<string, string>
  readonly sources: ReadonlyMap<string, Source>
  /** What the arriving records held before, by id. Absent for a new record. */
  readonly replaced: ReadonlyMap<string, StoredRecord>
  /** Pairs with a member that the model does not keep apart. The other one may be a record that is not loaded. */
  readonly matches: readonly PairMatch[]
  readonly outside: ReadonlyMap<string, MatchRecord>
  /** Records of a member's blocks, including the members themselves. */
  readonly candidatesByRecord: ReadonlyMap<string, ReadonlySet<string>>
  readonly overfullBlocks: Overfull
  /** What people decided about the loaded records. */
  readonly assertions: readonly Assertion[]
}

export interface Arrival {
  readonly records: readonly StoredRecord[]
  /** Those that are already in the graph, by id. */
  readonly known: ReadonlyMap<string, RecordVersion>
  /** The identifiers of the arriving records. */
  readonly holdings: readonly StoredHolding[]
  readonly sources: ReadonlyMap<string, Source>
  /** Arriving records that are not stored yet. */
  readonly assertions?: readonly Assertion[]
}
