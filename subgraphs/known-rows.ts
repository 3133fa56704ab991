import type { Access } from '../access/access.ts'
import { isKnownSource } from '../access/known-records/known-sources.ts'

interface RecordRow {
  /** It hangs on. */
  readonly recordId: string
  /** Who tells it, of a fact; absent of what the record itself tells. */
  readonly source?: string
}

/** Of rows of several owners, those on records that the caller may know of, as far as the caller may know of what their sources tell. */
export async function onKnownRecords<R extends RecordRow>(
  rows: readonly R[],
  ownerOf: (row: R) => string,
  access: Access,
): Promise<readonly R[]> {
  const isKnown = await Promise.all(
    rows.map(async (row) => {
      const { has, knownSources } = await access.knownRecords(ownerOf(row))
      return (
        has(row.recordId) &&
        (knownSources === null || row.source === undefined || isKnownSource(knownSources, row.source))
      )
    }),
  )
  return rows.filter((_, index) => isKnown[index])
}
