import type { RequestContext } from '../../context.ts'
import { type Engagement, engagementOf, engagementWindowMs, type Touch } from './engagement-weights.ts'
import {
  accountByRecordId,
  accountsByCustomerId,
  membersByRelation,
  recordsByAccountId,
  touchesByCustomerId,
} from './queries.ts'

/** People of one company whose engagement is rolled up. */
export const maxMembers = 500
const touchesOfRecord = 200
const hourMs = 60 * 60 * 1_000

/** Ids of the people of a company, in order, at most `maxMembers`. */
export async function loadMemberIds(
  accountId: string,
  { reader }: RequestContext,
  now: number,
): Promise<readonly string[]> {
  const records = await reader.rows(recordsByAccountId, {}).load(accountId)
  const shared = { limit: maxMembers, now: Math.floor(now / hourMs) * hourMs }
  const members = await Promise.all(
    records.map(({ relation }) => reader.rows(membersByRelation, shared).load(relation)),
  )
  const ids = new Set(members.flat().map(({ customerId }) => customerId))
  return [...ids].sort().slice(0, maxMembers)
}

/** Ids of the companies a customer's records name, in order. */
export async function loadAccountIds(customerId: string, { reader }: RequestContext): Promise<readonly string[]> {
  const relations = await reader.rows(accountsByCustomerId, {}).load(customerId)
  const recordIds = [...new Set(relations.flatMap((row) => row.recordIds))]
  const accounts = await Promise.all(recordIds.map((id) => reader.row(accountByRecordId, {}).load(id)))
  return [...new Set(accounts.flatMap((account) => account?.id ?? []))].sort()
}

/** What a customer did in the window that engagement looks at; null where the purpose does not open it. */
export async function loadTouches(
  customerId: string,
  { reader, access }: RequestContext,
  now: number,
): Promise<readonly Touch[] | null> {
  if (!(await access.allows(customerId, 'BEHAVIOURAL'))) return null
  // Rounded, so that reads of the same hour join; what is older is left out again when it is weighed.
  const since = new Date(Math.floor((now - engagementWindowMs) / hourMs) * hourMs).toISOString()
  return reader.rows(touchesByCustomerId, { since, limit: touchesOfRecord }).load(customerId)
}

export async function loadEngagement(
  customerId: string,
  context: RequestContext,
  now: number,
): Promise<Engagement | null> {
  const touches = await loadTouches(customerId, context, now)
  return touches === null ? null : engagementOf(touches, now)
}
