import { type Assertion, keyOfAssertion } from '../partition/assertions.ts'
import type { CompareTraits } from '../partition/compare-traits.ts'
import { type Crowd, crowdOf, greaterCrowd, isLinkedIn } from '../partition/crowds.ts'
import { edgeOf } from '../partition/edges.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import type { PairMatch } from '../partition/pair-match.ts'
import { isOpenKey } from '../partition/realm.ts'
import { sparesAmong } from '../partition/spares.ts'
import type { StoredHolding, StoredSubject } from '../queries.ts'
import type { RecordVersion } from '../records/plan-records.ts'
import type { Source } from '../records/source.ts'
import { maxPeopleOf, type RuleSet } from '../rule-set.ts'
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

/** Pure: from the arriving records along reasons to join, through whole customers. */
export function connect({
  arrival,
  subjects,
  holdings,
  sources,
  rules,
  compare,
  matchRecordOf,
  matches,
  outside,
  candidatesByRecord,
  overfullBlocks,
  declaredRead,
}: {
  readonly arrival: Arrival
  readonly subjects: ReadonlyMap<string, StoredSubject>
  readonly holdings: ReadonlyMap<string, StoredHolding>
  readonly sources: ReadonlyMap<string, Source>
  readonly rules: RuleSet
  readonly compare: CompareTraits
  readonly matchRecordOf: (record: StoredRecord) => MatchRecord
  readonly matches: readonly PairMatch[]
  readonly outside: ReadonlyMap<string, MatchRecord>
  readonly candidatesByRecord: Neighbourhood['candidatesByRecord']
  readonly overfullBlocks: Neighbourhood['overfullBlocks']
  readonly declaredRead: Neighbourhood['declaredRead']
}): Neighbourhood {
  const records = new Map<string, StoredRecord>()
  const replaced = new Map<string, StoredRecord>()
  const subjectIdByRecord = new Map<string, string>()
  const assertionByKey = new Map(arrival.assertions?.map((assertion) => [keyOfAssertion(assertion), assertion]))
  for (const subject of subjects.values())
    for (const { record, assertions } of subject.records) {
      for (const assertion of assertions) assertionByKey.set(keyOfAssertion(assertion), assertion)
      records.set(record.id, record)
      subjectIdByRecord.set(record.id, subject.id)
    }
  for (const record of arrival.records) {
    const before = records.get(record.id)
    if (before !== undefined) replaced.set(record.id, before)
    records.set(record.id, record)
  }
  const changes = countChanges(arrival.records, replaced)
  const matchRecords = new Map<string, MatchRecord>()
  const holdersByKey = new Map<string, Set<string>>()
  const typeByKey = new Map<string, MatchRecord['identifiers'][number]['type']>()
  for (const record of records.values()) {
    matchRecords.set(record.id, matchRecordOf(record))
    for (const { key, type } of record.identifiers) {
      typeByKey.set(key, type)
      const holders = holdersByKey.get(key)
      if (holders === undefined) holdersByKey.set(key, new Set([record.id]))
      else holders.add(record.id)
    }
  }
  const assertions = [...assertionByKey.values()]
  const spares = sparesAmong([...matchRecords.values()], assertions)
  const unloaded = sparesByKey(subjects, matchRecords)
  const countOutside = (key: string) =>
    (holdings.get(key)?.recordCount ?? 0) +
    (changes.get(key) ?? 0) -
    (unloaded.get(key) ?? 0) -
    (holdersByKey.get(key)?.size ?? 0)
  const crowds = new Map<string, Crowd>()
  const crowdOfKey = (key: string): Crowd => {
    const known = crowds.get(key) ?? crowdNow(key)
    crowds.set(key, known)
    return known
  }
  /** By the holders that are loaded; by what was decided before where they are not all and too few to tell. */
  function crowdNow(key: string): Crowd {
    const type = typeByKey.get(key)
    if (type === undefined) return 'NONE'
    const ours = [...(holdersByKey.get(key) ?? [])].flatMap((id) => {
      const record = matchRecords.get(id)
      if (record === undefined || record.isListed || spares.has(id)) return []
      return isOfRealm(key, record) ? [record] : []
    })
    const seen = crowdOf(key, ours, maxPeopleOf(rules, type), compare)
    const stored = holdings.get(key)
    if (seen === 'ALL' || stored === undefined || countOutside(key) <= 0) return seen
    return greaterCrowd(stored.crowd, seen)
  }
  const isLeftOut = (key: string, record: MatchRecord) => isOfRealm(key, record) && !isLinkedIn(crowdOfKey(key), record)
  const members = new Set<string>()
  const queue: string[] = []
  const add = (recordId: string) => {
    if (members.has(recordId) || !matchRecords.has(recordId)) return
    members.add(recordId)
    queue.push(recordId)
  }
  for (const record of arrival.records) {
    add(record.id)
    // All holders of what an arriving record holds or gave up: it may part two others, or part from them no longer.
    for (const { key } of [...record.identifiers, ...(replaced.get(record.id)?.identifiers ?? [])])
      if (crowdOfKey(key) !== 'ALL' || holdings.get(key)?.crowd !== 'ALL')
        for (const holder of holdersByKey.get(key) ?? []) add(holder)
  }
  const saidSame = sameByRecord(assertions)
  const linkedTo = linksByRecord(matches)
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const other of saidSame.get(id) ?? []) add(other)
    for (const other of linkedTo.get(id) ?? []) add(other)
    const subject = subjects.get(subjectIdByRecord.get(id) ?? '')
    for (const { record } of subject?.records ?? []) add(record.id)
    const record = matchRecords.get(id)
    // Those that stand for it lead wherever it does.
    if (record === undefined || spares.has(id)) continue
    for (const identifier of record.identifiers) {
      if (isLeftOut(identifier.key, record)) continue
      for (const holderId of holdersByKey.get(identifier.key) ?? []) {
        const holder = matchRecords.get(holderId)
        if (holder === undefined || members.has(holderId) || isLeftOut(identifier.key, holder)) continue
        if (edgeOf(record, holder, identifier, rules, compare) !== null) add(holderId)
      }
    }
  }
  return {
    subjects,
    subjectIdByRecord,
    records,
    matchRecords,
    matchRecordOf,
    members,
    holdings,
    holdersByKey,
    countOutside,
    declaredRead,
    crowdOf: crowdOfKey,
    isLeftOut,
    spares,
    sources,
    replaced,
    matches,
    outside,
    candidatesByRecord,
    overfullBlocks,
    assertions,
  }
}

/** An isolated source crowds nothing for others by what it has verified, nor do they crowd it for the source. */
function isOfRealm(key: string, { realm }: MatchRecord): boolean {
  return realm === null || !isOpenKey(key)
}

/** By identifier: on how many records it is that are not loaded, since loaded ones stand for them. */
function sparesByKey(
  subjects: ReadonlyMap<string, StoredSubject>,
  matchRecords: ReadonlyMap<string, MatchRecord>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { spares, records } of subjects.values()) {
    if (spares.size === 0) continue
    const byTwin = new Map(
      records.flatMap(({ record: { id } }) => {
        const ready = matchRecords.get(id)
        return ready === undefined ? [] : [[ready.twin, ready] as const]
      }),
    )
    for (const [twin, count] of spares)
      for (const { key } of byTwin.get(twin)?.identifiers ?? []) counts.set(key, (counts.get(key) ?? 0) + count)
  }
  return counts
}

/** By record: those it links to. */
function linksByRecord(matches: readonly PairMatch[]): ReadonlyMap<string, readonly string[]> {
  const linked = new Map<string, string[]>()
  for (const { a, b, zone } of matches) {
    if (zone !== 'LINK') continue
    for (const [record, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const others = linked.get(record)
      if (others === undefined) linked.set(record, [other])
      else others.push(other)
    }
  }
  return linked
}

/** By record: those that a person said are the same. */
function sameByRecord(assertions: readonly Assertion[]): ReadonlyMap<string, readonly string[]> {
  const pairs = assertions
    .filter(({ relation }) => relation === 'SAME')
    .flatMap(({ a, b }) => [[a, b] as const, [b, a] as const])
  const grouped = Map.groupBy(pairs, ([record]) => record)
  return new Map([...grouped].map(([record, found]) => [record, found.map(([, other]) => other)]))
}

/** How many more records hold an identifier once the arriving versions are in place. */
function countChanges(
  arriving: readonly StoredRecord[],
  replaced: ReadonlyMap<string, StoredRecord>,
): ReadonlyMap<string, number> {
  const changes = new Map<string, number>()
  const add = (record: StoredRecord | undefined, change: number) => {
    for (const { key } of record?.identifiers ?? []) changes.set(key, (changes.get(key) ?? 0) + change)
  }
  for (const record of arriving) {
    add(record, 1)
    add(replaced.get(record.id), -1)
  }
  return changes
}
