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
  /** Customers and accounts as the graph has them, by id. */
  readonly subjects: ReadonlyMap<string, StoredSubject>
  /** Where each loaded record is resolved to now. */
  readonly subjectIdByRecord: ReadonlyMap<string, string>
  /** By id; arriving versions in place of those they replace. */
  readonly records: ReadonlyMap<string, StoredRecord>
  readonly matchRecords: ReadonlyMap<string, MatchRecord>
  /** Of a version that was loaded or arrived. */
  readonly matchRecordOf: (record: StoredRecord) => MatchRecord
  /** Records whose partition is made anew; the others only border on them. */
  readonly members: ReadonlySet<string>
  readonly holdings: ReadonlyMap<string, StoredHolding>
  /** Known holders of an identifier, arriving versions counted. */
  readonly holdersByKey: ReadonlyMap<string, ReadonlySet<string>>
  /** On how many records an identifier is that are not loaded. */
  readonly countOutside: (key: string) => number
  /** Identifiers whose holders outside are all of undeclared sources, or not of trust where it links only those that are. */
  readonly declaredRead: ReadonlySet<string>
  /** Of all holders but those of reference and watch-list sources. */
  readonly crowdOf: (key: string) => Crowd
  /** The record is not linked by this identifier of its own, since too many people have it. */
  readonly isLeftOut: (key: string, record: MatchRecord) => boolean
  /** Loaded records that say nothing which others do not, each with one that stands for it. */
  readonly spares: ReadonlyMap<string, string>
  readonly sources: ReadonlyMap<string, Source>
  /** What the arriving records held before, by id; absent for a new record. */
  readonly replaced: ReadonlyMap<string, StoredRecord>
  /** Pairs with a member that the model does not hold apart; the other may be a record that is not loaded. */
  readonly matches: readonly PairMatch[]
  readonly outside: ReadonlyMap<string, MatchRecord>
  /** Records of a member's blocks, with the members themselves. */
  readonly candidatesByRecord: ReadonlyMap<string, ReadonlySet<string>>
  readonly overfullBlocks: Overfull
  /** What people decided of the loaded records. */
  readonly assertions: readonly Assertion[]
}

export interface Arrival {
  readonly records: readonly StoredRecord[]
  /** Those the graph has already, by id. */
  readonly known: ReadonlyMap<string, RecordVersion>
  /** Of the arriving records' identifiers. */
  readonly holdings: readonly StoredHolding[]
  readonly sources: ReadonlyMap<string, Source>
  /** Of arriving records, not stored yet. */
  readonly assertions?: readonly Assertion[]
}
