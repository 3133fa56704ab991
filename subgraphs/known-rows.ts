import type { Access } from '../access/access.ts'
import { isKnownSource } from '../access/known-records/known-sources.ts'

interface RecordRow {
  /** The record that the row belongs to. */
  readonly recordId: string
  /** The source that states a fact. Absent for what the record itself states. */
  readonly source?: string
}

/**
 * Of rows of several owners, those on records that the caller may know about, as far as the caller may know about what their sources state.
 */
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
