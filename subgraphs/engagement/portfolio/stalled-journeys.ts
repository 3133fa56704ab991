import type { GraphQLResolveInfo } from 'graphql'
import { type GuardedPage, guardedPage } from '../../../access/guard/guarded-page.ts'
import { codedError } from '../../../errors.ts'
import { compareSortKeys } from '../../facts/fact.ts'
import { cursorsOf } from '../../pages/cursors.ts'
import { guardContextOf } from '../../pages/guard-context-of.ts'
import { openStreamPage } from '../../pages/stream-page.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { loadJourneys } from '../journey/journeys.ts'
import type { JourneyStage } from '../journey/stages.ts'
import type { StalledJourneyRow } from '../rows.ts'
import type { QueryStalledJourneysArgs } from '../types.generated.ts'
import { bookingEntries, contractEntries, milestoneEntries, type StageEntryRow } from './queries.ts'
import { checkDays } from './window.ts'

const dayMs = 24 * 60 * 60 * 1_000
/**
 * The most entries, and batches of them, that one page examines: most of those who entered a stage have left it, and each costs a look at a
 * whole journey.
 */
const mostEntries = 250
const mostReads = 10
/**
 * The most batches of entries of people who are closed to the caller. These cost little, so that a page does not end because of their
 * number.
 */
const mostClosed = 100

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
        const { entries, isLast, lookedTo } = await openEntries(stage, part, context)
        const found = await Promise.all(entries.map((entry) => stalledAt(entry, stage, context, now)))
        const rows = found.flatMap((row) => row ?? []).sort((a, b) => compareSortKeys(b.sk, a.sk))
        return { rows, isLast, ...(lookedTo !== null && { lookedTo }) }
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

interface EntryPart {
  readonly above: string
  readonly below: string
  readonly limit: number
}

/**
 * As many entries as a batch contains of people whose journeys the caller may know about, cut after the last of these: the number of others
 * between them must not show.
 */
async function openEntries(
  stage: JourneyStage,
  part: EntryPart,
  context: RequestContext,
): Promise<{ readonly entries: readonly StageEntryRow[]; readonly isLast: boolean; readonly lookedTo: string | null }> {
  const open: StageEntryRow[] = []
  let { below } = part
  for (let reads = 0; reads < mostClosed; reads++) {
    const entries = await entriesInto(stage, { ...part, below }, context)
    const allowed = await Promise.all(entries.map(({ ownerId }) => context.access.allows(ownerId, 'BEHAVIOURAL')))
    open.push(...entries.filter((_, index) => allowed[index]))
    const shown = open.slice(0, part.limit)
    below = entries.at(-1)?.sk ?? below
    if (open.length >= part.limit)
      return {
        entries: shown,
        isLast: entries.length < part.limit && open.length === shown.length,
        lookedTo: shown.at(-1)?.sk ?? null,
      }
    if (entries.length < part.limit) return { entries: open, isLast: true, lookedTo: null }
  }
  return { entries: open, isLast: false, lookedTo: below }
}

function entriesInto(
  stage: JourneyStage,
  part: EntryPart,
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

/** Null if the entry's journey went on. */
async function stalledAt(
  { id, sk, ownerId, isAccount }: StageEntryRow,
  stage: JourneyStage,
  context: RequestContext,
  now: number,
): Promise<StalledJourneyRow | null> {
  const journeys = await loadJourneys(ownerId, context, now)
  const journey = journeys?.find(({ transitions }) => {
    const last = transitions.at(-1)
    return last?.to === stage && last.evidence[0]?.id === id
  })
  if (journey === undefined) return null
  return { subject: ownerId, sk, isAccount, journey, days: Math.floor((now - journey.enteredAt) / dayMs) }
}
