import { opensRecord } from '../../../access/decide.ts'
import { toMillis } from '../../../resolution/records/line-parts.ts'
import { openPart } from '../../closed-periods.ts'
import { onKnownRecords } from '../../known-rows.ts'
import { ownerRows } from '../../owner-statement.ts'
import type { RequestContext } from '../../runtime/context.ts'
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

/** The most people of one company whose engagement is aggregated. */
export const maxMembers = 500
const touchesOfRecord = 200
const hourMs = 60 * 60 * 1_000

/**
 * Ids of the people of a company, in order, at most `maxMembers`. People whose relation has ended are not included, nor are those whose
 * employment the purpose does not open: a figure would tell of it.
 */
export async function loadMemberIds(
  accountId: string,
  context: RequestContext,
  now: number,
): Promise<readonly string[]> {
  const { reader, access } = context
  const records = await ownerRows(recordsByAccountId, {}, accountId, context)
  const ids = await Promise.all(
    records.map(async ({ relation, least }) => {
      const named = await reader.rows(membersByRelation, { limit: maxMembers, least }).load(relation)
      const known = await onKnownRecords(named, ({ customerId }) => customerId, access)
      const members = await ofOpenEmployment(known, ({ customerId }) => customerId, context)
      return members.flatMap((member) =>
        lasting(member, now).some(({ to }) => relationKey(to) === relation) ? [member.customerId] : [],
      )
    }),
  )
  return [...new Set(ids.flat())].sort().slice(0, maxMembers)
}

/**
 * Ids of the companies that a customer's records name, in order, as far as the caller may know about them. None if the purpose does not open
 * the customer's employment. Customers learn nothing about companies.
 */
export async function loadAccountIds(
  customerId: string,
  context: RequestContext,
  now: number,
): Promise<readonly string[]> {
  const { reader, access } = context
  const stated = await ownerRows(relationsByCustomerId, {}, customerId, context)
  const records = await ofOpenEmployment(stated, () => customerId, context)
  const named = records.flatMap((record) => lasting(record, now).map(({ to }) => ({ to, weight: record.weight })))
  const resolved = await Promise.all(
    named.map(async ({ to, weight }) => {
      const recordId = `${to.source}:${to.id}`
      const account = await reader.row(accountByRecordId, {}).load(recordId)
      // Anybody can call themselves an employee of a company.
      return account === null || weight < account.least ? [] : [{ id: account.id, recordId }]
    }),
  )
  const accounts = await onKnownRecords(resolved.flat(), ({ id }) => id, access)
  const ids = [...new Set(accounts.map(({ id }) => id))].sort()
  const isSeen = await Promise.all(ids.map((id) => access.canSee(id)))
  return ids.filter((_, index) => isSeen[index])
}

/** Those whose record opens where the person works, as `Account.members` shows it. */
async function ofOpenEmployment<T extends { readonly recordId: string }>(
  rows: readonly T[],
  subjectOf: (row: T) => string,
  { access }: RequestContext,
): Promise<readonly T[]> {
  const isOpen = await Promise.all(
    rows.map(async (row) => opensRecord(await access.decide(subjectOf(row), 'DEMOGRAPHIC'), row.recordId)),
  )
  return rows.filter((_, index) => isOpen[index])
}

function lasting(
  { endedAt, relations }: { readonly endedAt: number | null; readonly relations: readonly Relation[] },
  now: number,
): readonly Relation[] {
  if (endedAt !== null && endedAt <= now) return []
  return relations.filter(({ until }) => until === undefined || toMillis(until) > now)
}

/** What a customer did in the window of the engagement score. Null if the purpose does not open it. */
export async function loadTouches(
  customerId: string,
  context: RequestContext,
  now: number,
): Promise<readonly Touch[] | null> {
  const { access } = context
  if (!(await access.allows(customerId, 'BEHAVIOURAL'))) return null
  // Rounded, so that reads of the same hour join. Older touchpoints are left out again when the score is computed.
  const since = new Date(Math.floor((now - engagementWindowMs) / hourMs) * hourMs).toISOString()
  const open = await openPart(access, customerId, 'BEHAVIOURAL')
  return ownerRows(touchesByCustomerId, { since, limit: touchesOfRecord, ...open }, customerId, context)
}

/** Null if the purpose does not open what the customer did. The caller decides about the score. */
export async function loadEngagement(
  customerId: string,
  context: RequestContext,
  now: number,
): Promise<Engagement | null> {
  const touches = await loadTouches(customerId, context, now)
  return touches === null ? null : engagementOf(touches, now)
}

/** The same for a figure over several people. Null also for people whose scores the purpose does not open. */
export async function loadOpenEngagement(
  customerId: string,
  context: RequestContext,
  now: number,
): Promise<Engagement | null> {
  return (await context.access.allows(customerId, 'INFERRED')) ? loadEngagement(customerId, context, now) : null
}
