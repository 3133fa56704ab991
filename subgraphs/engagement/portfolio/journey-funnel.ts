import { codedError } from '../../../errors.ts'
import { type Aggregates, readsEachPerson } from '../../aggregates/aggregates.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { type JourneyRow, loadJourneys } from '../journey/journeys.ts'
import type { EntryRow } from '../queries.ts'
import type { Campaign } from '../rules.ts'
import type { JourneyFunnelBy, QueryJourneyFunnelArgs } from '../types.generated.ts'
import { type FunnelGroup, type FunnelJourney, funnelOf } from './funnel.ts'
import { protectFunnel } from './protected-funnel.ts'
import { ownersWithBeginnings } from './queries.ts'
import { checkDays, openWindow } from './window.ts'

/**
 * Journeys are computed per read by the same function as a customer's own, so both always agree and nothing has to be kept in step with
 * merges and late arrivals. README.md states the cost of this many.
 */
const maxOwners = 2_000

/** Periods that differ by a day would reveal the journeys of that day. */
const stalledDays: readonly number[] = [14, 30, 60, 90, 180, 365]

/** Throws BAD_USER_INPUT, LIMIT_EXCEEDED or RATE_LIMITED. */
export async function journeyFunnel(
  { by = 'ALL', since, until, stalledAfterDays = 30 }: QueryJourneyFunnelArgs,
  context: RequestContext,
  now: number,
  aggregates: Aggregates,
): Promise<readonly FunnelGroup[]> {
  const { above, below, from, to } = openWindow(since, until)
  checkDays(stalledAfterDays, 'stalledAfterDays')
  const isExact = readsEachPerson(context, 'BEHAVIOURAL')
  if (!isExact && aggregates.protections.periods && !stalledDays.includes(stalledAfterDays))
    throw codedError(
      'BAD_USER_INPUT',
      `\`stalledAfterDays\` must be one of ${stalledDays.join(', ')}; got ${stalledAfterDays}.`,
    )
  const about = ['journeyFunnel', by, stalledAfterDays]
  const period = isExact ? null : await aggregates.open({ from, to, about }, context)
  const owners = await context.reader.read(ownersWithBeginnings, { above, below, limit: maxOwners + 1 })
  if (owners.length > maxOwners)
    throw codedError(
      'LIMIT_EXCEEDED',
      `In \`window\`, more than ${maxOwners} customers and companies began a journey: ask for a shorter period.`,
      { limit: 'funnelOwners' },
    )
  const journeys = await Promise.all(
    owners.map(async ({ id, isAccount }): Promise<readonly FunnelJourney[]> => {
      if (!(await context.access.allows(id, 'BEHAVIOURAL'))) return []
      return ((await loadJourneys(id, context, now)) ?? []).flatMap((journey) => {
        // Visitors count from the moment at which they were more.
        const steps = journey.transitions.filter((transition) => transition.to !== 'ANONYMOUS')
        const first = steps[0]
        if (first === undefined || first.at < from || first.at >= to) return []
        const key = keyOf(by, first, isAccount)
        return [{ ownerId: id, key, stage: journey.stage, steps }]
      })
    }),
  )
  if (period === null) return funnelOf(journeys.flat(), { now, stalledAfterDays })
  return protectFunnel(journeys.flat(), { period: period.name, by, now, stalledAfterDays }, aggregates, context)
}

function keyOf(by: JourneyFunnelBy, first: JourneyRow['transitions'][number], isAccount: boolean): string | null {
  const cause: EntryRow | undefined = first.evidence[0]
  switch (by) {
    case 'ALL':
      return 'ALL'
    case 'MONTH':
      return new Date(first.at).toISOString().slice(0, 7)
    case 'KIND':
      return isAccount ? 'COMPANY' : 'CUSTOMER'
    case 'CHANNEL':
      return cause?.__typename === 'Touchpoint' ? cause.channel : null
    case 'SOURCE':
      return cause?.__typename === 'Touchpoint' ? cause.source : null
    case 'CAMPAIGN': {
      if (cause?.__typename !== 'Touchpoint' || cause.campaignJson === null) return null
      // Written by our own JSON.stringify only.
      return (JSON.parse(cause.campaignJson) as Campaign).name ?? null
    }
    default:
      return by satisfies never
  }
}
