import { opensId } from '../../open-properties.ts'
import { opensSourceId, pseudonymOfRecord } from '../../record-name.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { SourceRecordRow } from './record-queries.ts'

/**
 * The id that its source gave a record. Sources use names, addresses and account numbers as ids: if the purpose does not open the
 * customer's identity, and the caller did not name the record, a pseudonym replaces it.
 */
export async function shownSourceId(row: SourceRecordRow, context: RequestContext): Promise<string> {
  const { subject, recordId, sourceId, isNamed } = row
  if (isNamed || (await isOpen(row, context))) return sourceId
  return `#${pseudonymOfRecord(recordId, subject, context)}`
}

/** The id of a company's record names nobody, but may contain somebody's address or number. */
function isOpen({ subject, recordId, sourceId, customerId }: SourceRecordRow, context: RequestContext) {
  return customerId === null
    ? opensId(sourceId, { subject, recordId }, context)
    : opensSourceId(subject, recordId, context)
}
