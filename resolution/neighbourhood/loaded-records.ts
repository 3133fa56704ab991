import { type Assertion, keyOfAssertion } from '../partition/assertions.ts'
import type { StoredSubject } from '../queries.ts'
import type { Arrival } from './neighbourhood.ts'
import type { StoredRecord } from './stored-record.ts'

/** The loaded records, with the arriving versions in place of those that they replace. */
export interface LoadedRecords {
  readonly records: ReadonlyMap<string, StoredRecord>
  readonly replaced: ReadonlyMap<string, StoredRecord>
  readonly subjectIdByRecord: ReadonlyMap<string, string>
  /** Each once: both records of a pair bring it. */
  readonly assertions: readonly Assertion[]
}

export function loadedRecords(arrival: Arrival, subjects: Iterable<StoredSubject>): LoadedRecords {
  const records = new Map<string, StoredRecord>()
  const replaced = new Map<string, StoredRecord>()
  const subjectIdByRecord = new Map<string, string>()
  const assertionByKey = new Map(arrival.assertions?.map((assertion) => [keyOfAssertion(assertion), assertion]))
  for (const subject of subjects)
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
  return { records, replaced, subjectIdByRecord, assertions: [...assertionByKey.values()] }
}
