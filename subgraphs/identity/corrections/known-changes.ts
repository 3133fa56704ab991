import { limits } from '../../../config.ts'
import type { RequestContext } from '../../context.ts'
import { changesByOwnerId, type IdentityChangeRow } from './queries.ts'

/** The changes of a customer's or account's records that a caller who knows of these may know of. */
export async function knownChanges(id: string, context: RequestContext): Promise<readonly IdentityChangeRow[]> {
  const rows = await context.reader.rows(changesByOwnerId, { limit: limits.pageSize }).load(id)
  return (await Promise.all(rows.map((row) => knownChange(row, context)))).filter((row) => row !== null)
}

/** The change with its known records; null where nothing of it, or of one of its sides, is known. */
export async function knownChange(
  row: IdentityChangeRow | null,
  { access }: RequestContext,
): Promise<IdentityChangeRow | null> {
  if (row === null) return null
  const known = await access.knownRecords(row.subject)
  if (known.isAll) return row
  if (!known.has(row.recordId)) return null
  const [keptIds, movedIds] = [row.keptIds.filter(known.has), row.movedIds.filter(known.has)]
  const isOneSided = isEmptied(row.keptIds, keptIds) || isEmptied(row.movedIds, movedIds)
  return isOneSided ? null : { ...row, keptIds, movedIds }
}

function isEmptied(before: readonly string[], after: readonly string[]): boolean {
  return before.length > 0 && after.length === 0
}
