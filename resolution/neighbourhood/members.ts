import type { Assertion } from '../partition/assertions.ts'
import type { CompareTraits } from '../partition/compare-traits.ts'
import { edgeOf } from '../partition/edges.ts'
import type { PairMatch } from '../partition/pair-match.ts'
import type { RuleSet } from '../rule-set.ts'
import type { Arrival, Neighbourhood } from './neighbourhood.ts'

type Reached = Pick<
  Neighbourhood,
  | 'subjects'
  | 'subjectIdByRecord'
  | 'matchRecords'
  | 'holdings'
  | 'holdersByKey'
  | 'crowdOf'
  | 'isLeftOut'
  | 'spares'
  | 'replaced'
  | 'matches'
  | 'assertions'
>

/** Records that the arriving ones may move: along reasons to join, and through whole customers. */
export function membersOf(
  arrival: Arrival,
  around: Reached,
  rules: RuleSet,
  compare: CompareTraits,
): ReadonlySet<string> {
  const { subjects, subjectIdByRecord, matchRecords, holdersByKey, isLeftOut, spares } = around
  const members = new Set<string>()
  const queue: string[] = []
  const add = (recordId: string) => {
    if (members.has(recordId) || !matchRecords.has(recordId)) return
    members.add(recordId)
    queue.push(recordId)
  }
  for (const id of touchedBy(arrival, around)) add(id)
  const saidSame = sameByRecord(around.assertions)
  const linkedTo = linksByRecord(around.matches)
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const other of saidSame.get(id) ?? []) add(other)
    for (const other of linkedTo.get(id) ?? []) add(other)
    const subject = subjects.get(subjectIdByRecord.get(id) ?? '')
    for (const { record } of subject?.records ?? []) add(record.id)
    const record = matchRecords.get(id)
    // Records that represent another one lead wherever it does.
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
  return members
}

/** Arriving records, and all holders of what one of them holds or gave up: it may separate two others, or no longer separate from them. */
function* touchedBy({ records }: Arrival, { holdings, holdersByKey, crowdOf, replaced }: Reached): Generator<string> {
  for (const { id, identifiers } of records) {
    yield id
    for (const { key } of [...identifiers, ...(replaced.get(id)?.identifiers ?? [])])
      if (crowdOf(key) !== 'ALL' || holdings.get(key)?.crowd !== 'ALL') yield* holdersByKey.get(key) ?? []
  }
}

/** By record: the records that it links to. */
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

/** By record: the records that a person declared the same. */
function sameByRecord(assertions: readonly Assertion[]): ReadonlyMap<string, readonly string[]> {
  const pairs = assertions
    .filter(({ relation }) => relation === 'SAME')
    .flatMap(({ a, b }) => [[a, b] as const, [b, a] as const])
  const grouped = Map.groupBy(pairs, ([record]) => record)
  return new Map([...grouped].map(([record, found]) => [record, found.map(([, other]) => other)]))
}
