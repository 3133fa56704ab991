import type { StoredRecord } from '../neighbourhood/stored-record.ts'
import { isLicenceEnded, type Source } from '../records/source.ts'

/** What is left of a record once its licence has ended: that it existed. The same record sent under a new licence is newer. */
export function withoutLicensedData(record: StoredRecord): StoredRecord {
  return { ...record, attributes: {}, relations: [], identifiers: [], fillers: [], timeZone: null, contentHash: '' }
}

/** A record as it may be kept. `now` in UTC milliseconds. */
export function withinLicence(record: StoredRecord, source: Source, now: number): StoredRecord {
  return isLicenceEnded(source, now) ? withoutLicensedData(record) : record
}
