import type { MatchRecord } from '../partition/match-record.ts'
import type { StoredHolding, StoredSubject } from '../queries.ts'
import type { Arrival } from './neighbourhood.ts'
import type { StoredRecord } from './stored-record.ts'

interface Loaded {
  readonly subjects: ReadonlyMap<string, StoredSubject>
  readonly holdings: ReadonlyMap<string, StoredHolding>
  readonly replaced: ReadonlyMap<string, StoredRecord>
  readonly matchRecords: ReadonlyMap<string, MatchRecord>
  readonly holdersByKey: ReadonlyMap<string, ReadonlySet<string>>
}

/** The number of records with an identifier that are neither loaded nor represented by a loaded one, arriving versions included. */
export function createCountOutside(
  arrival: Arrival,
  { subjects, holdings, replaced, matchRecords, holdersByKey }: Loaded,
): (key: string) => number {
  const changes = countChanges(arrival.records, replaced)
  const unloaded = sparesByKey(subjects, matchRecords)
  return (key) =>
    (holdings.get(key)?.recordCount ?? 0) +
    (changes.get(key) ?? 0) -
    (unloaded.get(key) ?? 0) -
    (holdersByKey.get(key)?.size ?? 0)
}

/** How many more records hold an identifier once the arriving versions are stored. */
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

/** By identifier: the number of its records that are not loaded because loaded ones represent them. */
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
