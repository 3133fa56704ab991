import { hash } from 'node:crypto'
import type { StoredRecord } from './stored-record.ts'

/** Characters of every stamp. */
export const stampLength = 12

/** Of what may change unseen: never equal to a stamp. */
export const noStamp = '-'.repeat(stampLength)

/**
 * A short hash of all that comparing reads of a record itself; how its source is read is no part of it. The year: two digits
 * of one are understood by it. A placeholder's content hash tells nothing of what it holds.
 */
export function recordStamp({ contentHash, observedAt, identifiers }: StoredRecord): string {
  if (contentHash === '') return noStamp
  const year = new Date(observedAt).getUTCFullYear()
  const read = identifiers.map(({ key, isValid }) => [key, isValid])
  return hash('sha256', JSON.stringify([contentHash, year, read])).slice(0, stampLength)
}
