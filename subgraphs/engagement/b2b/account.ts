import { isOpenAt } from '../../../access/decide.ts'
import { openPart } from '../../closed-periods.ts'
import { shownSourceTold } from '../../facts/fact-ids.ts'
import { onKnownRecords } from '../../known-rows.ts'
import { ownerRows } from '../../owner-statement.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { minimumConfidence } from '../../uncertain-records.ts'
import { isStoryOpen } from '../company-story.ts'
import { loadJourneySources } from '../journey/journeys.ts'
import { type BuyingGroup, buyingGroupOf, type GroupMember } from './buying-group.ts'
import { type Engagement, engagementOf } from './engagement-weights.ts'
import { type LeadWarmth, leadWarmthOf } from './lead-warmth.ts'
import { loadAccountIds, loadEngagement, loadMemberIds, loadOpenEngagement, loadTouches } from './members.ts'
import { type OpportunityRow, opportunitiesOf } from './opportunities.ts'
import { type ExternalRow, externalsByOwnerId, membersByOpportunityId } from './queries.ts'

export interface BuyingGroupRow extends BuyingGroup<MemberRow> {
  readonly id: string
}

export interface MemberRow extends GroupMember {
  readonly subject: string
  readonly engagement: Engagement | null
}

const maxBuyingGroups = 10
/** Touchpoints that state somebody's role in one opportunity. */
const maxParts = 1_000
const maxReports = 100
const minuteMs = 60_000

export async function loadOpportunities(ownerId: string, context: RequestContext): Promise<readonly OpportunityRow[]> {
  return opportunitiesOf(ownerId, await loadJourneySources(ownerId, context))
}

export async function loadBuyingGroups(
  accountId: string,
  context: RequestContext,
  now: number,
): Promise<readonly BuyingGroupRow[]> {
  const opportunities = (await loadOpportunities(accountId, context)).slice(0, maxBuyingGroups)
  const groups = await Promise.all(opportunities.map((opportunity) => loadBuyingGroup(opportunity, context, now)))
  return groups.flatMap((group) => group ?? [])
}

/** Null if nobody has a role and the opportunity names no template. Its id is the one that may be shown to the caller. */
export async function loadBuyingGroup(
  opportunity: OpportunityRow,
  context: RequestContext,
  now: number,
): Promise<BuyingGroupRow | null> {
  const { id, template, statingSources } = opportunity
  const minimum = minimumConfidence(context.purpose, 'BEHAVIOURAL')
  const said = await context.reader.rows(membersByOpportunityId, { limit: maxParts, minimum, statingSources }).load(id)
  const told = await onKnownRecords(said, ({ customerId }) => customerId, context.access)
  const isOpen = await Promise.all(
    told.map(async ({ customerId, at, recordId }) =>
      isOpenAt(await context.access.decide(customerId, 'BEHAVIOURAL'), at, recordId),
    ),
  )
  const parts = told.filter((_, index) => isOpen[index])
  if (parts.length === 0 && template === null) return null
  // The latest statement about somebody's role counts.
  const partByCustomerId = new Map(parts.toReversed().map((part) => [part.customerId, part]))
  const members = await Promise.all(
    [...partByCustomerId.values()].map(async ({ customerId, role, at }): Promise<MemberRow> => {
      const [engagement, open] = await Promise.all([
        loadEngagement(customerId, context, now),
        loadOpenEngagement(customerId, context, now),
      ])
      return { customerId, subject: customerId, role, since: at, engagement, warmth: open?.score ?? null }
    }),
  )
  // What is closed must not show in the order.
  members.sort((a, b) => (b.warmth ?? -1) - (a.warmth ?? -1) || (a.customerId < b.customerId ? -1 : 1))
  return { id: await shownSourceTold(opportunity, id, context), ...buyingGroupOf(template, members) }
}

export interface AccountEngagementRow {
  readonly score: number
  readonly lastAt: number | null
  readonly members: number
  readonly activeMembers: number
  /** The people from whose scores the score is computed. All members if none of them is open, so that it is closed. */
  readonly scored: readonly string[]
}

/** Aggregated over the members whose behaviour the purpose opens. The score is aggregated over those whose scores it opens as well. */
export async function loadAccountEngagement(
  accountId: string,
  context: RequestContext,
  now: number,
): Promise<AccountEngagementRow> {
  const memberIds = await loadMemberIds(accountId, context, now)
  const members = (
    await Promise.all(
      memberIds.map(async (id) => {
        const [touches, isScored] = await Promise.all([
          loadTouches(id, context, now),
          context.access.allows(id, 'INFERRED'),
        ])
        return touches === null ? [] : [{ id, touches, isScored }]
      }),
    )
  ).flat()
  const scored = members.filter(({ isScored }) => isScored)
  const touchesOf = (of: typeof members) => of.flatMap(({ touches }) => touches)
  return {
    score: engagementOf(touchesOf(scored), now).score,
    lastAt: engagementOf(touchesOf(members), now).lastAt,
    members: members.length,
    activeMembers: members.filter(({ touches }) => engagementOf(touches, now).touchpoints > 0).length,
    scored: (scored.length > 0 ? scored : members).map(({ id }) => id),
  }
}

export interface LeadWarmthRow extends LeadWarmth {
  /** The colleagues from whose scores it is computed. */
  readonly scored: readonly string[]
}

/** Null for a customer without a company. */
export async function loadLeadWarmth(
  customerId: string,
  context: RequestContext,
  now: number,
): Promise<LeadWarmthRow | null> {
  const accountIds = await loadAccountIds(customerId, context, now)
  if (accountIds.length === 0) return null
  const [members, opportunities] = await Promise.all([
    Promise.all(accountIds.map((id) => loadMemberIds(id, context, now))),
    Promise.all(accountIds.map((id) => loadOpportunities(id, context))),
  ])
  const colleagueIds = [...new Set(members.flat())].filter((id) => id !== customerId)
  const colleagues = (
    await Promise.all(
      colleagueIds.map(async (id) => {
        const engagement = await loadOpenEngagement(id, context, now)
        return engagement === null ? [] : [{ id, score: engagement.score }]
      }),
    )
  ).flat()
  const count = (status: OpportunityRow['status']) =>
    opportunities.flat().filter((opportunity) => opportunity.status === status).length
  const warmth = leadWarmthOf({
    colleagueScores: colleagues.map(({ score }) => score),
    won: count('WON'),
    lost: count('LOST'),
    open: count('OPEN'),
  })
  return { ...warmth, scored: colleagues.map(({ id }) => id) }
}

export async function loadExternalReports(
  ownerId: string,
  context: RequestContext,
  now: number,
): Promise<readonly ExternalRow[]> {
  if (!(await isStoryOpen(ownerId, 'EXTERNAL', context))) return []
  const { purpose } = context
  const open = await openPart(context.access, ownerId, 'EXTERNAL')
  // Rounded, so that reads of the same minute join. What has ended since is left out here.
  const shared = { purpose, now: Math.floor(now / minuteMs) * minuteMs, limit: maxReports, ...open }
  const rows = await ownerRows(externalsByOwnerId, shared, ownerId, context)
  return rows.filter(({ validUntil }) => validUntil === null || validUntil > now).slice(0, maxReports)
}
