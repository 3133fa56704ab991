import type { MatchRecord } from '../partition/match-record.ts'
import type { StoredRecord } from './stored-record.ts'

/** Loaded records as matching reads them, and which of them hold what. */
export interface Holders {
  readonly matchRecords: ReadonlyMap<string, MatchRecord>
  readonly holdersByKey: ReadonlyMap<string, ReadonlySet<string>>
  readonly typeByKey: ReadonlyMap<string, MatchRecord['identifiers'][number]['type']>
}

export function holdersOf(
  records: Iterable<StoredRecord>,
  matchRecordOf: (record: StoredRecord) => MatchRecord,
): Holders {
  const matchRecords = new Map<string, MatchRecord>()
  const holdersByKey = new Map<string, Set<string>>()
  const typeByKey = new Map<string, MatchRecord['identifiers'][number]['type']>()
  for (const record of records) {
    matchRecords.set(record.id, matchRecordOf(record))
    for (const { key, type } of record.identifiers) {
      typeByKey.set(key, type)
      const holders = holdersByKey.get(key)
      if (holders === undefined) holdersByKey.set(key, new Set([record.id]))
      else holders.add(record.id)
    }
  }
  return { matchRecords, holdersByKey, typeByKey }
}
