import { recordIdOfRef } from '../../../resolution/records/record-id.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { accountsById, supersededByAccountId } from '../account-queries.ts'
import { customersById, supersededByCustomerId, visibilityOfCustomers } from '../customer-queries.ts'
import { profileRecordsByOwnerId } from '../profile/profile-queries.ts'
import { findRecord } from '../records/find-record.ts'
import { recordsById } from '../records/record-queries.ts'
import { byKnownId } from '../records/superseded-ids.ts'
import type { RecordRefInput } from '../types.generated.ts'

export interface SeenSubject {
  readonly id: string
  readonly isPerson: boolean
}

/** A customer or account that this request may see, by any of its ids. Null if there is none. */
export async function seeSubject(id: string, context: RequestContext): Promise<SeenSubject | null> {
  const { reader, access } = context
  const found = await reader.row(customersById, {}).load(id)
  if (found !== null) {
    const customer = await byKnownId(id, found, supersededByCustomerId, context)
    return customer !== null && (await access.canSee(customer.id)) ? { id: customer.id, isPerson: true } : null
  }
  const company = await reader.row(accountsById, {}).load(id)
  const account = await byKnownId(id, company, supersededByAccountId, context)
  if (account === null || !(await access.canSeeAccount(account.id))) return null
  return { id: account.id, isPerson: false }
}

/** The record's id in the graph. Null if this request may not see it. */
export async function seeRecord({ source, sourceId }: RecordRefInput, context: RequestContext): Promise<string | null> {
  const id = recordIdOfRef({ source, id: sourceId })
  return (await findRecord(id, context)) === null ? null : id
}

/** Call it after a write: what this request read about a customer or account before is outdated. */
export function forgetSubject(id: string, { reader, access }: RequestContext): void {
  access.forget(id)
  reader.row(customersById, {}).clear(id)
  reader.row(accountsById, {}).clear(id)
  reader.rows(profileRecordsByOwnerId, {}).clear(id)
}

/** Call it after a write: the record may belong to another subject now. */
export function forgetRecord(id: string, context: RequestContext): void {
  context.reader.row(recordsById, visibilityOfCustomers(context)).clear(id)
}
