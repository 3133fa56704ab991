import { limits } from '../../../config.ts'
import { isKnownChange } from '../../known-changes.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { changesByOwnerId, type IdentityChangeRow } from './queries.ts'

/** The changes of a customer's or account's records that the caller may know about. */
export async function knownChanges(id: string, context: RequestContext): Promise<readonly IdentityChangeRow[]> {
  const rows = await context.reader.rows(changesByOwnerId, { limit: limits.pageSize }).load(id)
  return (await Promise.all(rows.map((row) => knownChange(row, context)))).filter((row) => row !== null)
}

/** Null if the caller may not know about one of the records concerned. */
export async function knownChange(
  row: IdentityChangeRow | null,
  context: RequestContext,
): Promise<IdentityChangeRow | null> {
  return row !== null && (await isKnownChange(row.id, context)) ? row : null
}
