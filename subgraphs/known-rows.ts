import type { Access } from '../access/access.ts'

interface RecordRow {
  /** It hangs on. */
  readonly recordId: string
}

/** Of rows of several owners, those on records that the caller may know of. */
export async function onKnownRecords<R extends RecordRow>(
  rows: readonly R[],
  ownerOf: (row: R) => string,
  access: Access,
): Promise<readonly R[]> {
  const isKnown = await Promise.all(
    rows.map(async (row) => (await access.knownRecords(ownerOf(row))).has(row.recordId)),
  )
  return rows.filter((_, index) => isKnown[index])
}
