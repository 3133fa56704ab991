import { LRUCache } from 'lru-cache'
import type { MatchRecord } from '../partition/match-record.ts'
import type { Source } from '../records/source.ts'
import { noStamp } from './record-stamp.ts'

/** Records made ready for comparing, those used last: to read and make one costs more than scoring ten pairs. */
export interface MatchRecordCache {
  /** Undefined where it does not hold the record as it is stamped. */
  readonly get: (id: string, stamp: string) => CachedRecord | undefined
  readonly set: (record: MatchRecord, source: Source) => void
}

export interface CachedRecord {
  readonly record: MatchRecord
  /** False where the source is read in another way by now. */
  readonly isReadAs: (source: Source) => boolean
}

interface Entry {
  readonly stamp: string
  readonly reading: string
  /** A third of the objects' size, and parsed in a tenth of the time that making them takes. */
  readonly json: string
  /** While nobody needs its memory. */
  parsed: WeakRef<MatchRecord>
}

/** `size` in characters, two thousand or so a record. */
export function createMatchRecordCache(size = 128 * 1024 ** 2): MatchRecordCache {
  const entries = new LRUCache<string, Entry>({ maxSize: size, sizeCalculation: ({ json }) => json.length })

  return {
    get(id, stamp) {
      const entry = entries.get(id)
      if (entry === undefined || entry.stamp !== stamp) return undefined
      const record = entry.parsed.deref() ?? parse(entry)
      return { record, isReadAs: (source) => readingOf(source) === entry.reading }
    },
    set(record, source) {
      if (record.stamp === noStamp) return
      const json = JSON.stringify(record)
      entries.set(record.id, { stamp: record.stamp, reading: readingOf(source), json, parsed: new WeakRef(record) })
    },
  }
}

function parse(entry: Entry): MatchRecord {
  // Written by `set` only.
  const record = JSON.parse(entry.json) as MatchRecord
  entry.parsed = new WeakRef(record)
  return record
}

/** What of a source decides how its records are read. */
function readingOf({ defaultCountry, dateOrder, uniqueIds, role, declaredBy, verifies, isolated }: Source): string {
  return JSON.stringify([defaultCountry, dateOrder, uniqueIds, role, declaredBy, verifies, isolated])
}
