import type { MatchRecord } from './match-record.ts'
import type { Source } from './source.ts'

/** Which version of a record it is, as the graph has it. */
export interface MatchRecordVersion {
  readonly id: string
  readonly observedAt: number
  readonly recordedAt: number
  readonly contentHash: string
}

/** Records made ready for comparing, those used last: making one costs more than scoring ten pairs. */
export interface MatchRecordCache {
  readonly get: (version: MatchRecordVersion, source: Source) => MatchRecord | undefined
  readonly set: (version: MatchRecordVersion, source: Source, record: MatchRecord) => void
}

export function createMatchRecordCache(size = 20_000): MatchRecordCache {
  const records = new Map<string, MatchRecord>()
  return {
    get(version, source) {
      const key = keyOf(version, source)
      const found = records.get(key)
      if (found === undefined) return undefined
      records.delete(key)
      records.set(key, found)
      return found
    },
    set(version, source, record) {
      // A placeholder's hash is empty whatever it holds.
      if (version.contentHash === '') return
      records.set(keyOf(version, source), record)
      const [oldest] = records.keys()
      if (records.size > size && oldest !== undefined) records.delete(oldest)
    },
  }
}

/** The version, and what of its source decides how it is read. */
function keyOf({ id, observedAt, recordedAt, contentHash }: MatchRecordVersion, source: Source): string {
  const { defaultCountry, dateOrder, uniqueIds, role } = source
  return [id, observedAt, recordedAt, contentHash, defaultCountry, dateOrder, uniqueIds, role].join('\n')
}
