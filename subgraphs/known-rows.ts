import type { Access } from '../access/access.ts'
import { isTeller } from '../access/known-records/tellers.ts'

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
      const { has, tellers } = await access.knownRecords(ownerOf(row))
      return has(row.recordId) && (tellers === null || row.source === undefined || isTeller(tellers, row.source))
    }),
  )
  return rows.filter((_, index) => isKnown[index])
}
