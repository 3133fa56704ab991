import { limits } from '../../../config.ts'
import { isKnownChange } from '../../known-changes.ts'
import { highest, lowest } from '../../pages/stream-page.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { changesByOwnerId, type IdentityChangeRow } from './queries.ts'

/** The latest changes of a customer's or account's records, the latest first, as far as the caller may know about them. */
export async function knownChanges(id: string, context: RequestContext): Promise<readonly IdentityChangeRow[]> {
  const latest = { above: lowest, below: highest, limit: limits.pageSize, isNewestFirst: true }
  const rows = await context.reader.rows(changesByOwnerId, latest).load(id)
  return (await Promise.all(rows.map((row) => knownChange(row, context)))).filter((row) => row !== null)
}

/** Null if the caller may not know about one of the records concerned. */
export async function knownChange(
  row: IdentityChangeRow | null,
  context: RequestContext,
): Promise<IdentityChangeRow | null> {
  return row !== null && (await isKnownChange(row.id, context)) ? row : null
}
