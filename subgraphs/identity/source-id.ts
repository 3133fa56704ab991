import { opensRecord } from '../../access/decide.ts'
import type { RequestContext } from '../context.ts'
import type { SourceRecordRow } from './record-queries.ts'

const pseudonymLength = 12

/**
 * The id that its source gave a record. Sources use names, addresses and account numbers for ids: where the purpose does not open the
 * customer's identity, and the caller did not name the record, a pseudonym stands for it.
 */
export async function shownSourceId(row: SourceRecordRow, context: RequestContext): Promise<string> {
  const { subject, recordId, sourceId, customerId, isNamed } = row
  if (customerId === null || isNamed || (await opensSourceId(subject, recordId, context))) return sourceId
  return `#${context.secrets.pseudonym('record', `${subject}\n${recordId}`).slice(0, pseudonymLength)}`
}

/** Whether the id of a customer's record may be shown. */
export async function opensSourceId(subject: string, recordId: string, { access }: RequestContext): Promise<boolean> {
  return opensRecord(await access.decide(subject, 'IDENTIFYING'), recordId)
}
