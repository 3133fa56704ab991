import { opensSourceId, pseudonymOfRecord } from '../../record-name.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { SourceRecordRow } from './record-queries.ts'

/**
 * The id that its source gave a record. Sources use names, addresses and account numbers as ids: if the purpose does not open the
 * customer's identity, and the caller did not name the record, a pseudonym replaces it.
 */
export async function shownSourceId(row: SourceRecordRow, context: RequestContext): Promise<string> {
  const { subject, recordId, sourceId, customerId, isNamed } = row
  if (customerId === null || isNamed || (await opensSourceId(subject, recordId, context))) return sourceId
  return `#${pseudonymOfRecord(recordId, subject, context)}`
}
