import { recordIdOfRef } from '../../../resolution/record-id.ts'
import type { RequestContext } from '../../context.ts'
import { accountsById } from '../account-queries.ts'
import { customersById, sightOfCustomers } from '../customer-queries.ts'
import { findRecord } from '../find-record.ts'
import { profileRecordsByOwnerId } from '../profile-queries.ts'
import { recordsById } from '../record-queries.ts'
import type { RecordRefInput } from '../types.generated.ts'

export interface SeenSubject {
  readonly id: string
  readonly isPerson: boolean
}

/** A customer or account this request may see, by any of its ids; null where there is none. */
export async function seeSubject(id: string, { reader, access }: RequestContext): Promise<SeenSubject | null> {
  const customer = await reader.row(customersById, {}).load(id)
  if (customer !== null) return (await access.canSee(customer.id)) ? { id: customer.id, isPerson: true } : null
  const account = await reader.row(accountsById, {}).load(id)
  if (account === null || !(await access.canSeeAccount(account.id))) return null
  return { id: account.id, isPerson: false }
}

/** The record's id in the graph; null where this request may not see it. */
export async function seeRecord({ source, sourceId }: RecordRefInput, context: RequestContext): Promise<string | null> {
  const id = recordIdOfRef({ source, id: sourceId })
  return (await findRecord(id, context)) === null ? null : id
}

/** After a write: what this request read of a customer or account before it no longer holds. */
export function forgetSubject(id: string, { reader, access }: RequestContext): void {
  access.forget(id)
  reader.row(customersById, {}).clear(id)
  reader.row(accountsById, {}).clear(id)
  reader.rows(profileRecordsByOwnerId, {}).clear(id)
}

/** After a write: where the record is may have changed. */
export function forgetRecord(id: string, context: RequestContext): void {
  context.reader.row(recordsById, sightOfCustomers(context)).clear(id)
}
