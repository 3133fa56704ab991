import { hash } from 'node:crypto'
import type { StoredRecord } from './stored-record.ts'

/** The number of characters of every stamp. */
export const stampLength = 12

/** For records that may change unnoticed: it never equals a stamp. */
export const noStamp = '-'.repeat(stampLength)

/**
 * A short hash of everything that comparing reads of a record itself; how its source is read is not part of it. It includes the year,
 * because years of two digits depend on it. A placeholder's content hash does not reflect its content.
 */
export function recordStamp({ contentHash, observedAt, identifiers }: StoredRecord): string {
  if (contentHash === '') return noStamp
  const year = new Date(observedAt).getUTCFullYear()
  const read = identifiers.map(({ key, isValid }) => [key, isValid])
  return hash('sha256', JSON.stringify([contentHash, year, read])).slice(0, stampLength)
}
