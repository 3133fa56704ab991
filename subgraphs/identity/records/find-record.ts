import type { RequestContext } from '../../runtime/context.ts'
import { visibilityOfCustomers } from '../customer-queries.ts'
import { recordsById, type SourceRecordRow } from './record-queries.ts'

/** A record by `source:id`. Null if the caller may not know about it, or about its owner. */
export async function findRecord(id: string, context: RequestContext): Promise<SourceRecordRow | null> {
  const { reader, access } = context
  const row = await reader.row(recordsById, visibilityOfCustomers(context)).load(id)
  if (row === null) return null
  const known = await access.knownRecords(row.subject)
  const isVisible = await (row.customerId === null ? access.canSeeAccount(row.subject) : access.canSee(row.subject))
  return isVisible && known.has(id) ? row : null
}
