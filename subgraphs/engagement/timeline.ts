import type { GraphQLResolveInfo } from 'graphql'
import type { GuardedPage } from '../../access/guard/guarded-page.ts'
import { codedError } from '../../errors.ts'
import { factFilter } from '../facts/fact-filter.ts'
import { isKnownChange } from '../known-changes.ts'
import { ownerRows } from '../owner-statement.ts'
import { cursorsOf } from '../pages/cursors.ts'
import { openStreamPage, type StreamPage, type StreamPart, streamPage, withinPart } from '../pages/stream-page.ts'
import type { RequestContext } from '../runtime/context.ts'
import { accessByKind, recordKinds, type TypedKind, typedKinds } from './entry-kinds.ts'
import { loadJourneys, type TransitionRow, tooMuch } from './journey/journeys.ts'
import { openNames } from './open-name.ts'
import {
  changesByCustomerId,
  type EntryRow,
  newerTimelineByCustomerId,
  newerTimelineOfKindsByCustomerId,
  type TouchpointRow,
  timelineByCustomerId,
  timelineOfKindsByCustomerId,
  touchpointsByCustomerId,
  touchpointsOfChannelsByCustomerId,
  touchpointsOfNamesByCustomerId,
} from './queries.ts'
import type { CustomerRow } from './rows.ts'
import type { CustomerTimelineArgs, CustomerTouchpointsArgs } from './types.generated.ts'

/** Each name is one index seek per record. */
const maxNames = 100

export async function touchpoints(
  { id }: CustomerRow,
  args: CustomerTouchpointsArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<GuardedPage<TouchpointRow>> {
  const page = openStreamPage(args, cursorsOf(info, id, context))
  if ((args.names?.length ?? 0) > maxNames)
    throw codedError(
      'LIMIT_EXCEEDED',
      `\`names\` must contain at most ${maxNames} names: leave it out and filter the answer.`,
    )
  const asked = sorted(args.names)
  const names = asked && (await openNames(asked, id, context))
  const channels = sorted(args.channels)
  const isOpen = await factFilter<TouchpointRow>(context.access, id, ['BEHAVIOURAL'], () => 'BEHAVIOURAL')
  const read = (part: StreamPart) => {
    if (names !== null) return ownerRows(touchpointsOfNamesByCustomerId, { ...part, names, channels }, id, context)
    return channels === null
      ? ownerRows(touchpointsByCustomerId, part, id, context)
      : ownerRows(touchpointsOfChannelsByCustomerId, { ...part, channels }, id, context)
  }
  return streamPage(page, read, context, info, isOpen)
}

export async function timeline(
  { id }: CustomerRow,
  args: CustomerTimelineArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
  now: number,
): Promise<GuardedPage<EntryRow | TransitionRow>> {
  const page = openStreamPage(args, cursorsOf(info, id, context))
  const { kinds: wanted } = args
  const asked = wanted ? typedKinds.filter((kind) => wanted.includes(kind)) : typedKinds
  const kinds = await openKinds(id, asked, context)
  const categories = [...new Set(kinds.flatMap((kind) => accessByKind[kind].category ?? []))]
  const isOpen = await factFilter<EntryRow>(context.access, id, categories, ({ kind }) => accessByKind[kind].category)
  const readEntries = entriesReader(id, kinds, page.direction, context)
  const readChanges = changesReader(id, kinds, page.direction, context)
  const transitions = kinds.includes('JOURNEY_TRANSITION')
    ? await loadTransitions(id, context, now, wanted != null)
    : []
  const unknown = new Set<string>()
  return streamPage<EntryRow | TransitionRow>(
    page,
    async (part) => {
      const [entries, changes] = await Promise.all([readEntries(part), readChanges(part)])
      for (const change of await unknownChanges(changes, context)) unknown.add(change)
      return [...entries, ...changes, ...withinPart(transitions, part)]
    },
    context,
    info,
    (row) => row.kind === 'JOURNEY_TRANSITION' || (!unknown.has(row.id) && (isOpen === null || isOpen(row))),
  )
}

/** Ids of those that concern a record that the caller may not know about. */
async function unknownChanges(changes: readonly EntryRow[], context: RequestContext): Promise<readonly string[]> {
  const ids = changes.map(({ id }) => id)
  const isKnown = await Promise.all(ids.map((id) => isKnownChange(id, context)))
  return ids.filter((_, index) => !isKnown[index])
}

function entriesReader(
  id: string,
  open: readonly TypedKind[],
  direction: StreamPage['direction'],
  context: RequestContext,
): (part: StreamPart) => Promise<readonly EntryRow[]> {
  const kinds = recordKinds.filter((kind) => open.includes(kind))
  if (kinds.length === 0) return async () => []
  const isOlder = direction === 'OLDER'
  const isAll = kinds.length === recordKinds.length
  const [older, newer] = isAll
    ? [timelineByCustomerId, newerTimelineByCustomerId]
    : [timelineOfKindsByCustomerId, newerTimelineOfKindsByCustomerId]
  return (part) => ownerRows(isOlder ? older : newer, { ...part, kinds }, id, context)
}

function changesReader(
  id: string,
  open: readonly TypedKind[],
  direction: StreamPage['direction'],
  { reader }: RequestContext,
): (part: StreamPart) => Promise<readonly EntryRow[]> {
  if (!open.includes('IDENTITY_CHANGE')) return async () => []
  return (part) => reader.rows(changesByCustomerId, { ...part, isNewestFirst: direction === 'OLDER' }).load(id)
}

/**
 * Steps of the customer's journeys. There are few, and they are computed as a whole. The first visit has its own entry. If there is too
 * much to compute, a timeline that did not request them by name omits them.
 */
async function loadTransitions(
  id: string,
  context: RequestContext,
  now: number,
  isAsked: boolean,
): Promise<readonly TransitionRow[]> {
  const journeys = await loadJourneys(id, context, now)
  if (journeys === null && isAsked) throw tooMuch()
  return (journeys ?? []).flatMap(({ transitions }) => transitions).filter(({ to }) => to !== 'ANONYMOUS')
}

/** The kinds whose entries this request may know about, in the order of the table. */
async function openKinds(
  subject: string,
  kinds: readonly TypedKind[],
  { access }: RequestContext,
): Promise<readonly TypedKind[]> {
  const isOpen = await Promise.all(
    kinds.map((kind) => {
      const { scopes, category } = accessByKind[kind]
      return access.hasScopes(scopes) && (category === null || access.allows(subject, category))
    }),
  )
  return kinds.filter((_, index) => isOpen[index])
}

/** One order for the same set, so that equal filters share a batch. */
function sorted<T extends string>(values: readonly T[] | null | undefined): readonly T[] | null {
  return values ? [...new Set(values)].sort() : null
}
