import type { StoredRecord } from '../neighbourhood/stored-record.ts'
import { arrivalAfter, supersedes, type Version, versionKey } from './version-order.ts'

export interface RecordVersion extends Version {
  readonly id: string
  readonly isPlaceholder: boolean
}

export interface LineStatus {
  readonly status: 'ACCEPTED' | 'UPDATED' | 'DUPLICATE'
  /** Times of the line that were in the future, as written: see time-ahead.ts. Null or absent if there were none. */
  readonly timesAhead?: readonly string[] | null
}

export interface RecordPlan {
  /** One per record, in the order of arrival. */
  readonly results: readonly LineStatus[]
  /** New current versions, ordered by id. */
  readonly current: readonly StoredRecord[]
  /** Ids of `current` whose stored version becomes history. */
  readonly superseded: ReadonlySet<string>
  /** Versions that never became the current one. */
  readonly history: readonly StoredRecord[]
}

/**
 * The same records in any order and division into batches result in the same current versions, unless nothing that their source states
 * distinguishes them: then the first to arrive is the older one. `known`: keys of versions that have arrived before.
 */
export function planRecords(
  records: readonly StoredRecord[],
  storedById: ReadonlyMap<string, RecordVersion>,
  known: ReadonlySet<string>,
): RecordPlan {
  const pendingById = new Map<string, StoredRecord>()
  const superseded = new Set<string>()
  const history: StoredRecord[] = []
  const passed = new Set(known)
  const results = records.map((record): LineStatus => {
    const aheadTimes = record.timesAhead ? { timesAhead: record.timesAhead } : {}
    const pending = pendingById.get(record.id)
    const current = pending ?? storedById.get(record.id)
    if (current === undefined || current.isPlaceholder) {
      pendingById.set(record.id, record)
      return { status: 'ACCEPTED', ...aheadTimes }
    }
    const isSame = record.contentHash === current.contentHash
    // A time in the future does not show when the same was known again: sending a file twice changes nothing.
    if (isSame && record.timesAhead) return { status: 'DUPLICATE', ...aheadTimes }
    if (!supersedes(record, current, (key) => passed.has(key))) {
      if (!isSame) history.push(record)
      return { status: 'DUPLICATE', ...aheadTimes }
    }
    const arrival = arrivalAfter(record, current)
    pendingById.set(record.id, arrival === null ? record : { ...record, arrival })
    // Only the time of knowledge changes.
    if (isSame) return { status: 'DUPLICATE' }
    passed.add(versionKey(record.id, current))
    if (pending === undefined) superseded.add(record.id)
    else history.push(pending)
    return { status: 'UPDATED', ...aheadTimes }
  })
  const current = [...pendingById.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return { results, current, superseded, history }
}
