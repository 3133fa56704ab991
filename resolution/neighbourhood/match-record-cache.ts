import { LRUCache } from 'lru-cache'
import type { MatchRecord } from '../partition/match-record.ts'
import type { Source } from '../records/source.ts'
import { noStamp } from './record-stamp.ts'

/** The most recently used records in their prepared form: reading and preparing one costs more than scoring ten pairs. */
export interface MatchRecordCache {
  /** Undefined if it does not contain the record with this stamp. */
  readonly get: (id: string, stamp: string) => CachedRecord | undefined
  readonly set: (record: MatchRecord, source: Source) => void
}

export interface CachedRecord {
  readonly record: MatchRecord
  /** False if the source is now read differently. */
  readonly isReadAs: (source: Source) => boolean
}

interface Entry {
  readonly stamp: string
  readonly reading: string
  /** A third of the size of the objects, and parsed in a tenth of the time that preparing them takes. */
  readonly json: string
  /** As long as nobody needs its memory. */
  parsed: WeakRef<MatchRecord>
}

/** `size` in characters, about two thousand per record. */
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

/** The properties of a source that decide how its records are read. */
function readingOf({ defaultCountry, dateOrder, uniqueIds, role, declaredBy, verifies, isolated }: Source): string {
  return JSON.stringify([defaultCountry, dateOrder, uniqueIds, role, declaredBy, verifies, isolated])
}
