import { toMillis } from '../../../resolution/line-parts.ts'
import { openPart } from '../../closed-periods.ts'
import type { RequestContext } from '../../context.ts'
import { type Engagement, engagementOf, engagementWindowMs, type Touch } from './engagement-weights.ts'
import {
  accountByRecordId,
  membersByRelation,
  type Relation,
  recordsByAccountId,
  relationKey,
  relationsByCustomerId,
  touchesByCustomerId,
} from './queries.ts'

/** People of one company whose engagement is rolled up. */
export const maxMembers = 500
const touchesOfRecord = 200
const hourMs = 60 * 60 * 1_000

/** Ids of the people of a company, in order, at most `maxMembers`. Whose relation has ended is none of them. */
export async function loadMemberIds(
  accountId: string,
  { reader }: RequestContext,
  now: number,
): Promise<readonly string[]> {
  const records = await reader.rows(recordsByAccountId, {}).load(accountId)
  const ids = await Promise.all(
    records.map(async ({ relation }) => {
      const members = await reader.rows(membersByRelation, { limit: maxMembers }).load(relation)
      return members.flatMap((member) =>
        lasting(member, now).some(({ to }) => relationKey(to) === relation) ? [member.customerId] : [],
      )
    }),
  )
  return [...new Set(ids.flat())].sort().slice(0, maxMembers)
}

/** Ids of the companies a customer's records name, in order. */
export async function loadAccountIds(
  customerId: string,
  { reader }: RequestContext,
  now: number,
): Promise<readonly string[]> {
  const records = await reader.rows(relationsByCustomerId, {}).load(customerId)
  const named = records.flatMap((record) => lasting(record, now))
  const recordIds = [...new Set(named.map(({ to }) => `${to.source}:${to.id}`))]
  const accounts = await Promise.all(recordIds.map((id) => reader.row(accountByRecordId, {}).load(id)))
  return [...new Set(accounts.flatMap((account) => account?.id ?? []))].sort()
}

function lasting(
  { endedAt, relations }: { readonly endedAt: number | null; readonly relations: readonly Relation[] },
  now: number,
): readonly Relation[] {
  if (endedAt !== null && endedAt <= now) return []
  return relations.filter(({ until }) => until === undefined || toMillis(until) > now)
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
  const open = await openPart(access, customerId, 'BEHAVIOURAL')
  return reader.rows(touchesByCustomerId, { since, limit: touchesOfRecord, ...open }).load(customerId)
}

export async function loadEngagement(
  customerId: string,
  context: RequestContext,
  now: number,
): Promise<Engagement | null> {
  const touches = await loadTouches(customerId, context, now)
  return touches === null ? null : engagementOf(touches, now)
}
