import { RetryWrite } from '../graph/errors.ts'
import type { Transaction } from '../graph/run.ts'
import { type Assertion, keyOfAssertion } from './assertions.ts'
import { edgeOf } from './edges.ts'
import { createCandidates } from './load-candidates.ts'
import type { MatchRecord } from './match-record.ts'
import type { PairMatch } from './pair-match.ts'
import type { RecordVersion } from './plan-records.ts'
import { type StoredHolding, type StoredSubject, sourcesByKeys, subjectsAround } from './queries.ts'
import { maxRecordsOf, type RuleSet } from './rule-set.ts'
import { type Source, undeclaredSource } from './source.ts'
import { type StoredRecord, toMatchRecord } from './stored-record.ts'

/** Everything that the arrival of some records may change, and what borders on it. */
export interface Neighbourhood {
  /** Customers and accounts as the graph has them, by id. */
  readonly subjects: ReadonlyMap<string, StoredSubject>
  /** Where each loaded record is resolved to now. */
  readonly subjectIdByRecord: ReadonlyMap<string, string>
  /** By id; arriving versions in place of those they replace. */
  readonly records: ReadonlyMap<string, StoredRecord>
  readonly matchRecords: ReadonlyMap<string, MatchRecord>
  /** Records whose partition is made anew; the others only border on them. */
  readonly members: ReadonlySet<string>
  readonly holdings: ReadonlyMap<string, StoredHolding>
  /** Known holders of an identifier, arriving versions counted. */
  readonly holdersByKey: ReadonlyMap<string, ReadonlySet<string>>
  /** On how many records an identifier is, arriving versions counted. */
  readonly recordCountOf: (key: string) => number
  readonly isGeneric: (key: string) => boolean
  readonly sources: ReadonlyMap<string, Source>
  /** What the arriving records held before, by id; absent for a new record. */
  readonly replaced: ReadonlyMap<string, StoredRecord>
  /** Pairs with a member that the model does not hold apart; the other may be a record that is not loaded. */
  readonly matches: readonly PairMatch[]
  /** Records that were only compared with. */
  readonly outside: ReadonlyMap<string, MatchRecord>
  /** Records of a member's blocks, with the members themselves. */
  readonly candidatesByRecord: ReadonlyMap<string, ReadonlySet<string>>
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

/**
 * Rounds of loading: bounds the statements of one batch. One round reaches whole customers, so that more than two are
 * needed only along a chain of customers that almost meet. What lies beyond stays as it is.
 */
const maxRounds = 8
const maxRecords = 5_000

export async function loadNeighbourhood(
  transaction: Transaction,
  arrival: Arrival,
  rules: RuleSet,
): Promise<Neighbourhood> {
  const subjects = new Map<string, StoredSubject>()
  const holdings = new Map(arrival.holdings.map((holding) => [holding.key, holding]))
  const sources = new Map(arrival.sources)
  const loadedKeys = new Set<string>()
  let keys = firstKeys(arrival, rules)
  let recordIds: readonly string[] = [...arrival.known.keys()]
  const candidates = createCandidates(transaction, rules.model, new Set(arrival.records.map(({ id }) => id)), sources)
  const matchRecordOf = rememberMatchRecords(sources)
  for (let round = 1; ; round++) {
    const found = new Set<string>()
    if (keys.length > 0 || recordIds.length > 0)
      for (const loaded of await transaction.run(subjectsAround, { keys, recordIds })) {
        subjects.set(loaded.subject.id, loaded.subject)
        for (const holding of loaded.holdings) {
          holdings.set(holding.key, holding)
          found.add(holding.key)
        }
      }
    for (const key of keys) {
      loadedKeys.add(key)
      // Nobody would hold a lock on it: the next attempt finds it without holders and takes one.
      if (round === 1 && !found.has(key))
        throw new RetryWrite('another writer took this identifier off its last record')
    }
    await loadSources(transaction, subjects, sources)
    const state = { arrival, subjects, holdings, sources, rules, matchRecordOf, outside: candidates.outside }
    let neighbourhood = connect({ ...state, matches: candidates.matches(), candidates: candidates.byRecord() })
    if (round < maxRounds && (await candidates.load(neighbourhood)))
      neighbourhood = connect({ ...state, matches: candidates.matches(), candidates: candidates.byRecord() })
    keys = nextKeys(neighbourhood, loadedKeys)
    recordIds = [...new Set([...assertedOutside(neighbourhood), ...matchedOutside(neighbourhood)])]
    const isWhole = keys.length === 0 && recordIds.length === 0 && candidates.areLoaded(neighbourhood.members)
    if (isWhole || round === maxRounds || neighbourhood.records.size > maxRecords) return neighbourhood
  }
}

/** An identifier known as generic stays unread: its thousand holders decide nothing, unless updates may bring it below its limit. */
function firstKeys(arrival: Arrival, rules: RuleSet): readonly string[] {
  const typeByKey = new Map(
    arrival.records.flatMap(({ identifiers }) => identifiers.map(({ key, type }) => [key, type])),
  )
  return arrival.holdings
    .filter(({ key, recordCount, isGeneric }) => {
      const type = typeByKey.get(key)
      if (type === undefined || recordCount === 0) return false
      return !isGeneric || recordCount - arrival.known.size <= maxRecordsOf(rules, type)
    })
    .map(({ key }) => key)
}

async function loadSources(
  transaction: Transaction,
  subjects: ReadonlyMap<string, StoredSubject>,
  sources: Map<string, Source>,
): Promise<void> {
  const missing = new Set<string>()
  for (const { records } of subjects.values())
    for (const { record } of records) if (!sources.has(record.source)) missing.add(record.source)
  if (missing.size === 0) return
  for (const source of await transaction.run(sourcesByKeys, { keys: [...missing] })) sources.set(source.key, source)
  // Placeholders may stand for records of a system that sent nothing yet.
  for (const key of missing) if (!sources.has(key)) sources.set(key, undeclaredSource(key))
}

/** Pure: from the arriving records along reasons to join, through whole customers. */
function connect({
  arrival,
  subjects,
  holdings,
  sources,
  rules,
  matchRecordOf,
  matches,
  outside,
  candidates,
}: {
  readonly arrival: Arrival
  readonly subjects: ReadonlyMap<string, StoredSubject>
  readonly holdings: ReadonlyMap<string, StoredHolding>
  readonly sources: ReadonlyMap<string, Source>
  readonly rules: RuleSet
  readonly matchRecordOf: (record: StoredRecord) => MatchRecord
  readonly matches: readonly PairMatch[]
  readonly outside: ReadonlyMap<string, MatchRecord>
  readonly candidates: Neighbourhood['candidatesByRecord']
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
  const recordCountOf = (key: string) => (holdings.get(key)?.recordCount ?? 0) + (changes.get(key) ?? 0)
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
  const isGeneric = (key: string) => {
    const type = typeByKey.get(key)
    return type !== undefined && recordCountOf(key) > maxRecordsOf(rules, type)
  }
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
      if (!isGeneric(key) || holdings.get(key)?.isGeneric === false)
        for (const holder of holdersByKey.get(key) ?? []) add(holder)
  }
  const assertions = [...assertionByKey.values()]
  const saidSame = sameByRecord(assertions)
  const linkedTo = linksByRecord(matches)
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const other of saidSame.get(id) ?? []) add(other)
    for (const other of linkedTo.get(id) ?? []) add(other)
    const subject = subjects.get(subjectIdByRecord.get(id) ?? '')
    for (const { record } of subject?.records ?? []) add(record.id)
    const record = matchRecords.get(id)
    for (const identifier of record?.identifiers ?? []) {
      if (record === undefined || isGeneric(identifier.key)) continue
      for (const holderId of holdersByKey.get(identifier.key) ?? []) {
        const holder = matchRecords.get(holderId)
        if (holder === undefined || members.has(holderId)) continue
        if (edgeOf(record, holder, identifier, rules) !== null) add(holderId)
      }
    }
  }
  return {
    subjects,
    subjectIdByRecord,
    records,
    matchRecords,
    members,
    holdings,
    holdersByKey,
    recordCountOf,
    isGeneric,
    sources,
    replaced,
    matches,
    outside,
    candidatesByRecord: candidates,
    assertions,
  }
}

/** A record is read many times over, and its traits are dear. */
function rememberMatchRecords(sources: ReadonlyMap<string, Source>): (record: StoredRecord) => MatchRecord {
  const known = new Map<StoredRecord, MatchRecord>()
  return (record) => {
    const found =
      known.get(record) ?? toMatchRecord(record, sources.get(record.source) ?? undeclaredSource(record.source))
    known.set(record, found)
    return found
  }
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

/** Records that link to a member, not loaded yet. */
function matchedOutside({ matches, members, records }: Neighbourhood): readonly string[] {
  const outside = new Set<string>()
  for (const { a, b, zone } of matches) {
    if (zone !== 'LINK') continue
    if (members.has(a) && !records.has(b)) outside.add(b)
    if (members.has(b) && !records.has(a)) outside.add(a)
  }
  return [...outside]
}

/** By record: those that a person said are the same. */
function sameByRecord(assertions: readonly Assertion[]): ReadonlyMap<string, readonly string[]> {
  const pairs = assertions
    .filter(({ relation }) => relation === 'SAME')
    .flatMap(({ a, b }) => [[a, b] as const, [b, a] as const])
  const grouped = Map.groupBy(pairs, ([record]) => record)
  return new Map([...grouped].map(([record, found]) => [record, found.map(([, other]) => other)]))
}

/** Records that a person said are the same as a member, not loaded yet. */
function assertedOutside({ assertions, members, records }: Neighbourhood): readonly string[] {
  const outside = new Set<string>()
  for (const { relation, a, b } of assertions) {
    if (relation !== 'SAME') continue
    if (members.has(a) && !records.has(b)) outside.add(b)
    if (members.has(b) && !records.has(a)) outside.add(a)
  }
  return [...outside]
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

/** Identifiers of members, or given up by arriving records, that have holders not loaded yet. */
function nextKeys(neighbourhood: Neighbourhood, loadedKeys: ReadonlySet<string>): readonly string[] {
  const { members, records, replaced, holdersByKey, recordCountOf, isGeneric } = neighbourhood
  const next = new Set<string>()
  const consider = (record: StoredRecord | undefined) => {
    for (const { key } of record?.identifiers ?? []) {
      if (loadedKeys.has(key) || isGeneric(key)) continue
      if (recordCountOf(key) > (holdersByKey.get(key)?.size ?? 0)) next.add(key)
    }
  }
  for (const id of members) consider(records.get(id))
  for (const record of replaced.values()) consider(record)
  return [...next]
}
