import { identifierOf } from '../../../access/known-records/linked-records.ts'
import { sourcesKnownAlone } from '../../../access/viewer.ts'
import { codedError } from '../../../errors.ts'
import { type ClosedPeriod, isIn, openPart } from '../../closed-periods.ts'
import { sortKey } from '../../facts/fact.ts'
import { ownerRows } from '../../owner-statement.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { isStoryOpen } from '../company-story.ts'
import type { EntryRow } from '../queries.ts'
import { milestones } from '../rules.ts'
import { followJourneys } from './follow-journeys.ts'
import type { Transition } from './journey-draft.ts'
import { type JourneyDecision, type JourneyEntry, readJourney } from './journey-entry.ts'
import { linksOf } from './links.ts'
import { openSources } from './open-sources.ts'
import { isMove } from './outranked.ts'
import { type JourneyBounds, type JourneySource, type JourneySourceEntry, journeySourcesByOwnerId } from './queries.ts'
import type { JourneyStage, JourneyTrigger } from './stages.ts'

export interface JourneyRow {
  readonly id: string
  /** The id of the customer or account. */
  readonly subject: string
  readonly stage: JourneyStage
  readonly startedAt: number
  readonly enteredAt: number
  readonly advocate: boolean
  readonly advocateSince: number | null
  readonly transitions: readonly TransitionRow[]
  readonly anchor: string
  /** `opportunity:7` and the like. */
  readonly links: readonly string[]
}

/** Whether it is also an entry of the timeline. */
export interface TransitionRow {
  readonly __typename: 'JourneyTransition'
  readonly id: string
  readonly subject: string
  readonly sk: string
  readonly kind: 'JOURNEY_TRANSITION'
  readonly occurredAt: number
  readonly at: number
  readonly from: JourneyStage | null
  readonly to: JourneyStage
  readonly actor: string
  readonly reason: string | null
  readonly evidence: readonly EntryRow[]
}

/** Journeys are not computed for a customer with more milestones, agreements and decisions than this. */
export const maxJourneySources = 1_000
/** `invoices`: the first ones of a record, among which the first without an agreement is searched. */
const sizes = { limit: maxJourneySources + 1, invoices: 25 } as const

/** What this request may know about an owner's story. */
export async function journeyBounds(ownerId: string, { access, viewer }: RequestContext): Promise<JourneyBounds> {
  return { ...sizes, decidedFor: sourcesKnownAlone(viewer) ?? [], ...(await openPart(access, ownerId, 'BEHAVIOURAL')) }
}

/** Everything that can affect an owner's journeys. Throws LIMIT_EXCEEDED if that is too much to compute. */
export async function loadJourneySources(ownerId: string, context: RequestContext): Promise<readonly JourneySource[]> {
  if (!(await isStoryOpen(ownerId, 'BEHAVIOURAL', context))) return []
  const bounded = await readBounded(ownerId, await journeyBounds(ownerId, context), context)
  if (bounded === null) throw tooMuch()
  return openSources(bounded, ownerId, context.access)
}

/** The one that began last first. Null if there is too much to compute. `now` in UTC milliseconds. */
export async function loadJourneys(
  ownerId: string,
  context: RequestContext,
  now: number,
): Promise<readonly JourneyRow[] | null> {
  if (!(await isStoryOpen(ownerId, 'BEHAVIOURAL', context))) return []
  const bounds = await journeyBounds(ownerId, context)
  const bounded = await readBounded(ownerId, bounds, context)
  if (bounded === null) return null
  return journeysOf(ownerId, await openSources(bounded, ownerId, context.access), now, bounds.closed)
}

/**
 * Anybody can fill in forms with somebody's e-mail address, and send more events about it than journeys are worked out of: those are left out
 * then, so that nobody closes the journeys of others.
 */
async function readBounded(ownerId: string, bounds: JourneyBounds, context: RequestContext) {
  const bounded = boundedSources(await ownerRows(journeySourcesByOwnerId, bounds, ownerId, context))
  if (bounded !== null) return bounded
  const only = await ownRecords(ownerId, context)
  if (only.length === 0) return null
  const known = { ...(await context.access.knownRecords(ownerId)), isAll: false, size: only.length, only }
  const access = { ...context.access, knownRecords: () => ({ ...known, has: (id: string) => only.includes(id) }) }
  return boundedSources(await ownerRows(journeySourcesByOwnerId, bounds, ownerId, { ...context, access }))
}

/** The known records that stand for the customer, or all where none does more than another. What only stands for an identifier is nobody's own. */
async function ownRecords(ownerId: string, { access }: RequestContext): Promise<readonly string[]> {
  const [standing, known] = await Promise.all([access.standingRecords(ownerId), access.recordsOf(ownerId)])
  return known.filter((id) => identifierOf(id) === null && (standing === null || standing.has(id)))
}

export function tooMuch() {
  const message = `More than ${maxJourneySources} entries of one kind affect the journeys here: read \`timeline(kinds:)\` instead.`
  return codedError('LIMIT_EXCEEDED', message, { limit: 'journeySources' })
}

/**
 * Null if that is too much to compute. If a system of record reports a journey, too many reports by others are left out: otherwise they
 * could hide the journey.
 */
export function boundedSources(rows: readonly JourneySource[]): readonly JourneySource[] | null {
  const [ofSystems, ofOthers] = [rows.filter((row) => !isOfOthers(row)), rows.filter(isOfOthers)]
  if (isTooMuch(ofSystems)) return null
  if (!isTooMuch(ofOthers)) return rows
  return ofSystems.some(isMove) ? ofSystems : null
}

/** What can move a journey and was stated by a source that is not a system of record. */
function isOfOthers(row: JourneySource): boolean {
  return isMove(row) && !row.isOfSystem
}

function isTooMuch(rows: readonly JourneySource[]): boolean {
  if (rows.length <= maxJourneySources) return false
  const idsByGroup = new Map<string, Set<string>>()
  for (const row of rows) {
    const group = groupOf(row)
    // There are few first touchpoints and invoices.
    if (group === null) continue
    const ids = idsByGroup.get(group) ?? new Set()
    idsByGroup.set(group, ids.add(row.entry === null ? row.id : row.entry.id))
  }
  return [...idsByGroup.values()].some(({ size }) => size > maxJourneySources)
}

function groupOf(row: JourneySource): 'DECISION' | 'MILESTONE' | 'AGREEMENT' | null {
  if (row.entry === null) return 'DECISION'
  if (row.milestone !== null) return 'MILESTONE'
  return row.entry.kind === 'TOUCHPOINT' || row.entry.kind === 'INVOICE' ? null : 'AGREEMENT'
}

/** The id by which callers name a journey: its own id names the fact that it began with, which may be closed to them. */
export function publicJourneyId(id: string, { secrets }: Pick<RequestContext, 'secrets'>): string {
  return secrets.pseudonym('journey', id)
}

/** The one that began last first. `now` in UTC milliseconds: what is announced for later has not happened yet. */
export function journeysOf(
  ownerId: string,
  sources: readonly JourneySource[],
  now: number,
  closed: readonly ClosedPeriod[] = [],
): readonly JourneyRow[] {
  const entryById = new Map<string, EntryRow>()
  const entries: JourneyEntry[] = []
  const decisions: JourneyDecision[] = []
  const isToldBySystem = sources.some((source) => isMove(source) && source.isOfSystem)
  for (const source of sources) {
    if (source.entry === null) decisions.push(decisionOf(source))
    else {
      entryById.set(source.entry.id, source.entry)
      // An agreement's end has a time of its own.
      const { recordId } = source.entry
      const open = entriesOf(source.entry, source, now).filter(({ at }) => !isIn(closed, at, recordId))
      entries.push(...open.map((entry) => ({ ...entry, isHearsay: isToldBySystem && !source.isOfSystem })))
    }
  }
  return followJourneys(entries, decisions).map((journey) => {
    const transitions = journey.transitions.map((transition) => transitionRow(ownerId, transition, entryById))
    return {
      id: `journey:${journey.anchor}`,
      subject: ownerId,
      stage: journey.stage,
      startedAt: transitions[0]?.at ?? 0,
      enteredAt: transitions.at(-1)?.at ?? 0,
      advocate: journey.advocateSince !== null,
      advocateSince: journey.advocateSince,
      transitions,
      anchor: journey.anchor,
      links: journey.links,
    }
  })
}

/** An entry can count twice: an agreement that ended early begins and ends something. */
export function entriesOf(entry: EntryRow, source: JourneySourceEntry, now: number): readonly JourneyEntry[] {
  const links = linksOf(source)
  const { id, occurredAt: at } = entry
  const of = (trigger: JourneyTrigger): JourneyEntry => ({ id, at, trigger, links })
  switch (entry.kind) {
    case 'TOUCHPOINT':
      // The statement returns the first touchpoint of a record, and milestones, whose names are triggers.
      return [isTrigger(source.milestone) ? of(source.milestone) : { ...of('FIRST_TOUCHPOINT'), links: [] }]
    case 'BOOKING':
      return [of('BOOKING')]
    case 'CONTRACT':
    case 'SUBSCRIPTION': {
      const { status, periodEnd } = source
      const isCancelled = status === 'CANCELLED' || status === 'CANCELED'
      if (!isCancelled || periodEnd === null || periodEnd > now) return [of(entry.kind)]
      return [of(entry.kind), { id, at: Math.max(at, periodEnd), trigger: 'AGREEMENT_CANCELLED', links }]
    }
    case 'INVOICE':
      // A line with an unknown state may not be an invoice at all.
      return ['DRAFT', 'VOID', 'UNKNOWN'].includes(source.status ?? 'OPEN') ? [] : [of('INVOICE')]
    default:
      return []
  }
}

function isTrigger(milestone: string | null): milestone is JourneyTrigger {
  return milestone !== null && milestones.has(milestone)
}

function decisionOf(row: Extract<JourneySource, { readonly entry: null }>): JourneyDecision {
  const { id, at, reason, actor, journeyJson } = row
  return {
    id,
    at,
    // Written from the closed list of the schema only.
    to: row.to as JourneyStage,
    reason,
    actor,
    journey: journeyJson === null ? null : readJourney(journeyJson),
  }
}

function transitionRow(
  subject: string,
  transition: Transition,
  entryById: ReadonlyMap<string, EntryRow>,
): TransitionRow {
  const { at, from, to, actor, reason } = transition
  const id = `transition:${to}:${transition.evidence[0] ?? ''}`
  return {
    __typename: 'JourneyTransition',
    id,
    subject,
    sk: sortKey(at, id),
    kind: 'JOURNEY_TRANSITION',
    occurredAt: at,
    at,
    from,
    to,
    actor,
    reason,
    // A decision is not an entry.
    evidence: transition.evidence.flatMap((entryId) => entryById.get(entryId) ?? []),
  }
}
