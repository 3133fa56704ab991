import { RetryWrite } from '../../graph/errors.ts'
import type { Transaction } from '../../graph/run.ts'
import { createCompareTraits } from '../partition/compare-traits.ts'
import { type Crowd, isLinkedBy } from '../partition/crowds.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import { type CrowdedKey, type StoredHolding, type StoredSubject, sourcesByKeys, subjectsAround } from '../queries.ts'
import { placeholderIdOf } from '../records/record-id.ts'
import { type Source, undeclaredSource } from '../records/source.ts'
import type { RuleSet } from '../rule-set.ts'
import { createTurns } from '../turns.ts'
import { connect } from './connect.ts'
import { createCandidates } from './load-candidates.ts'
import { loadedRecords } from './loaded-records.ts'
import type { MatchRecordCache } from './match-record-cache.ts'
import type { Arrival, Neighbourhood } from './neighbourhood.ts'
import { type StoredRecord, toMatchRecord } from './stored-record.ts'

/**
 * The most rounds of loading, which bounds the statements of one batch. One round reaches whole customers, so that more than two are needed
 * only along a chain of customers that almost meet. What lies beyond stays as it is.
 */
const maxRounds = 8
const maxRecords = 5_000
/** An identifier with more records than this may belong to more subjects than are read. */
const manyRecords = 300

/**
 * `WITHOUT_SPARES` leaves out records that others represent, so that a customer with thousands of equal records is read as fast as one with
 * few.
 */
export type Extent = 'WHOLE' | 'WITHOUT_SPARES'

/**
 * What is stored of arriving records may be among those that others represent, so known ones are read completely unless `extent` says
 * otherwise.
 */
export async function loadNeighbourhood(
  transaction: Transaction,
  arrival: Arrival,
  rules: RuleSet,
  cache?: MatchRecordCache,
  extent: Extent = arrival.known.size > 0 ? 'WHOLE' : 'WITHOUT_SPARES',
): Promise<Neighbourhood> {
  const isWhole = extent === 'WHOLE'
  const subjects = new Map<string, StoredSubject>()
  const holdings = new Map(arrival.holdings.map((holding) => [holding.key, holding]))
  const sources = new Map(arrival.sources)
  const readsByKey = new Map<string, number>()
  const declaredRead = new Set<string>()
  const candidates = createCandidates(transaction, rules, arrival, sources, cache)
  const matchRecordOf = rememberMatchRecords(sources)
  await prepare(arrival, [], matchRecordOf)
  let { keys, crowded } = firstKeys(arrival, matchRecordOf)
  let recordIds: readonly string[] = [...arrival.known.keys()]
  const compare = createCompareTraits(rules.model)
  for (let round = 1; ; round++) {
    const found = new Set<string>()
    if (keys.length > 0 || recordIds.length > 0 || crowded.length > 0)
      for (const loaded of await transaction.run(subjectsAround, { keys, crowded, recordIds, isWhole })) {
        subjects.set(loaded.subject.id, loaded.subject)
        for (const holding of loaded.holdings) {
          holdings.set(holding.key, holding)
          found.add(holding.key)
        }
      }
    for (const key of keys) {
      readsByKey.set(key, (readsByKey.get(key) ?? 0) + 1)
      // Nobody would hold a lock on it: the next attempt finds it without holders and takes one.
      if (round === 1 && !found.has(key))
        throw new RetryWrite('another writer took this identifier off its last record')
    }
    for (const { key } of crowded) declaredRead.add(key)
    await loadSources(transaction, subjects, sources)
    await prepare(arrival, subjects.values(), matchRecordOf)
    const { outside, byRecord: candidatesByRecord, overfull: overfullBlocks } = candidates
    const compared = { outside, candidatesByRecord, overfullBlocks, declaredRead }
    const state = { arrival, subjects, holdings, sources, rules, compare, matchRecordOf, ...compared }
    let neighbourhood = connect({ ...state, matches: candidates.matches() })
    if (round < maxRounds && (await candidates.load(neighbourhood)))
      neighbourhood = connect({ ...state, matches: candidates.matches() })
    ;({ keys, crowded } = nextKeys(neighbourhood, readsByKey))
    recordIds = [...new Set([...assertedOutside(neighbourhood), ...matchedOutside(neighbourhood)])]
    const isComplete =
      keys.length === 0 && crowded.length === 0 && recordIds.length === 0 && candidates.areLoaded(neighbourhood.members)
    if (isComplete || round === maxRounds || neighbourhood.records.size > maxRecords) return neighbourhood
  }
}

interface KeysToRead {
  readonly keys: readonly string[]
  /** Identifiers that strangers crowd, and those with so many records that they may replace the others. */
  readonly crowded: readonly CrowdedKey[]
}

/**
 * An identifier known as generic stays unread: its thousand holders decide nothing, unless an update may remove people from it. For one
 * that strangers crowd, the records that it links are read if one of them arrives.
 */
function firstKeys(arrival: Arrival, matchRecordOf: Neighbourhood['matchRecordOf']): KeysToRead {
  const held = arrival.holdings.filter(({ recordCount }) => recordCount > 0)
  // New records make it no less generic.
  const isRead = ({ crowd }: StoredHolding) => arrival.known.size > 0 || crowd === 'NONE'
  const isLinking = ({ key, crowd }: StoredHolding) =>
    arrival.records.some(
      (record) =>
        record.identifiers.some((identifier) => identifier.key === key) &&
        isLinkedBy(key, crowd, matchRecordOf(record)),
    )
  return {
    keys: held.filter(isRead).map(({ key }) => key),
    crowded: held
      .filter((holding) => (isRead(holding) ? holding.recordCount > manyRecords : isLinking(holding)))
      .flatMap(crowdedKeys),
  }
}

/** Trusted records first: more declared ones than are read may not come in their place. */
function crowdedKeys({ key, crowd }: Pick<StoredHolding, 'key' | 'crowd'>): readonly CrowdedKey[] {
  const ofTrust = { key, isOfTrust: true, placeholder: placeholderIdOf(key) }
  return crowd === 'STRANGERS' ? [ofTrust] : [ofTrust, { ...ofTrust, isOfTrust: false }]
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
  // Placeholders may stand for records of a system that has sent nothing yet.
  for (const key of missing) if (!sources.has(key)) sources.set(key, undeclaredSource(key))
}

/** Reads the records once, because what follows runs in one go. */
async function prepare(
  arrival: Arrival,
  subjects: Iterable<StoredSubject>,
  matchRecordOf: Neighbourhood['matchRecordOf'],
): Promise<void> {
  const turns = createTurns()
  for (const record of loadedRecords(arrival, subjects).records.values()) {
    matchRecordOf(record)
    if (turns.isOver()) await turns.next()
  }
}

/** A record is read many times, and computing its traits is expensive. */
function rememberMatchRecords(sources: ReadonlyMap<string, Source>): (record: StoredRecord) => MatchRecord {
  const known = new Map<StoredRecord, MatchRecord>()
  return (record) => {
    const found =
      known.get(record) ?? toMatchRecord(record, sources.get(record.source) ?? undeclaredSource(record.source))
    known.set(record, found)
    return found
  }
}

/** Records that link to a member and are not loaded yet. */
function matchedOutside({ matches, members, records }: Neighbourhood): readonly string[] {
  const outside = new Set<string>()
  for (const { a, b, zone } of matches) {
    if (zone !== 'LINK') continue
    if (members.has(a) && !records.has(b)) outside.add(b)
    if (members.has(b) && !records.has(a)) outside.add(a)
  }
  return [...outside]
}

/** Records that a person declared the same as a member and that are not loaded yet. */
function assertedOutside({ assertions, members, records }: Neighbourhood): readonly string[] {
  const outside = new Set<string>()
  for (const { relation, a, b } of assertions) {
    if (relation !== 'SAME') continue
    if (members.has(a) && !records.has(b)) outside.add(b)
    if (members.has(b) && !records.has(a)) outside.add(a)
  }
  return [...outside]
}

/** Identifiers of members, or given up by arriving records, with holders that are not loaded yet. */
function nextKeys(neighbourhood: Neighbourhood, readsByKey: ReadonlyMap<string, number>): KeysToRead {
  const { members, records, replaced, crowdOf, countOutside, declaredRead, isLeftOut, matchRecordOf } = neighbourhood
  const keys = new Set<string>()
  const crowded = new Map<string, Crowd>()
  const consider = (record: StoredRecord | undefined) => {
    if (record === undefined) return
    for (const { key } of record.identifiers) {
      const crowd = crowdOf(key)
      const [outside, isNone] = [countOutside(key), crowd === 'NONE']
      if (outside <= 0) continue
      const reads = readsByKey.get(key) ?? 0
      // Once more if another writer added records between two parts of what was read.
      if (isNone && (reads === 0 || (reads === 1 && outside <= manyRecords))) keys.add(key)
      // If it was read, what is outside is too much to be read, or came in between.
      const isPartlyRead = reads > 0 && crowd !== 'ALL'
      if (isNone ? outside > manyRecords : isPartlyRead || !isLeftOut(key, matchRecordOf(record)))
        if (!declaredRead.has(key)) crowded.set(key, crowd)
    }
  }
  for (const id of members) consider(records.get(id))
  for (const record of replaced.values()) consider(record)
  return { keys: [...keys], crowded: [...crowded].flatMap(([key, crowd]) => crowdedKeys({ key, crowd })) }
}
