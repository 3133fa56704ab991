import type { GraphQLResolveInfo } from 'graphql'
import { type GuardedPage, guardedPage } from '../../../access/guard/guarded-page.ts'
import { codedError } from '../../../errors.ts'
import type { RequestContext } from '../../context.ts'
import { compareSortKeys } from '../../fact.ts'
import { cursorsOf } from '../../pages/cursors.ts'
import { guardContextOf } from '../../pages/guard-context-of.ts'
import { openStreamPage } from '../../pages/stream-page.ts'
import { loadJourneys } from '../journey/journeys.ts'
import type { JourneyStage } from '../journey/stages.ts'
import type { StalledJourneyRow } from '../rows.ts'
import type { QueryStalledJourneysArgs } from '../types.generated.ts'
import { bookingEntries, contractEntries, milestoneEntries, type StageEntryRow } from './queries.ts'
import { checkDays } from './window.ts'

const dayMs = 24 * 60 * 60 * 1_000
/** Entries, and batches of them, that one page looks at: most of those who entered a stage have left it, and each costs a look at a whole journey. */
const mostEntries = 250
const mostReads = 10

const milestoneByStage: Readonly<Partial<Record<JourneyStage, string>>> = {
  LEAD: 'lead_created',
  CONVERSATION: 'conversation_started',
  OPPORTUNITY: 'opportunity_created',
}

/** Throws BAD_USER_INPUT or LIMIT_EXCEEDED. */
export async function stalledJourneys(
  { stage, days = 30, ...args }: QueryStalledJourneysArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
  now: number,
): Promise<GuardedPage<StalledJourneyRow>> {
  checkDays(days, 'days')
  const { below, limit, size, hasCursor, cursors } = openStreamPage(args, cursorsOf(info, null, context, stage))
  const latest = new Date(now - days * dayMs).toISOString()
  return guardedPage(
    {
      size,
      keyOf: ({ sk }: StalledJourneyRow) => sk,
      async read(after) {
        const part = { above: '', below: after ?? (latest < below ? latest : below), limit }
        const entries = await entriesInto(stage, part, context)
        const found = await Promise.all(entries.map((entry) => stalledAt(entry, stage, context, now)))
        const rows = found.flatMap((row) => row ?? []).sort((a, b) => compareSortKeys(b.sk, a.sk))
        const last = entries.at(-1)
        return { rows, isLast: entries.length < limit, ...(last !== undefined && { lookedTo: last.sk }) }
      },
      maxReads: Math.min(mostReads, Math.ceil(mostEntries / limit)),
      isBackwards: false,
      hasCursor,
      seal: cursors.seal,
    },
    guardContextOf(context),
    info,
  )
}

function entriesInto(
  stage: JourneyStage,
  part: { readonly above: string; readonly below: string; readonly limit: number },
  { reader, viewer }: RequestContext,
): Promise<readonly StageEntryRow[]> {
  const ofKnown = { ...part, sources: viewer.sources ?? null }
  if (stage === 'BOOKING') return reader.read(bookingEntries, ofKnown)
  if (stage === 'CONTRACT') return reader.read(contractEntries, ofKnown)
  const milestone = milestoneByStage[stage]
  if (milestone === undefined)
    throw codedError('BAD_USER_INPUT', '`stage` must be LEAD, CONVERSATION, OPPORTUNITY, BOOKING or CONTRACT.')
  return reader.read(milestoneEntries, { ...ofKnown, milestone })
}

/** Null where the entry's journey went on, or is not to be known. */
async function stalledAt(
  { id, sk, ownerId, isAccount }: StageEntryRow,
  stage: JourneyStage,
  context: RequestContext,
  now: number,
): Promise<StalledJourneyRow | null> {
  if (!(await context.access.allows(ownerId, 'BEHAVIOURAL'))) return null
  const journeys = await loadJourneys(ownerId, context, now)
  const journey = journeys?.find(({ transitions }) => {
    const last = transitions.at(-1)
    return last?.to === stage && last.evidence[0]?.id === id
  })
  if (journey === undefined) return null
  return { subject: ownerId, sk, isAccount, journey, days: Math.floor((now - journey.enteredAt) / dayMs) }
}
