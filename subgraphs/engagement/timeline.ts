import { codedError } from '../../errors.ts'
import type { RequestContext } from '../context.ts'
import { type Connection, openPage, type Page, toConnection, withinTime } from '../keyset-page.ts'
import { factFilter, readOpenRows } from '../read-open-rows.ts'
import { accessByKind, storedKinds, type TypedKind, typedKinds } from './entry-kinds.ts'
import { loadJourneys, type TransitionRow, tooMuch } from './journey/journeys.ts'
import {
  type EntryRow,
  newerTimelineByCustomerId,
  newerTimelineOfKindsByCustomerId,
  type StreamPart,
  type TouchpointRow,
  timelineByCustomerId,
  timelineOfKindsByCustomerId,
  touchpointsByCustomerId,
  touchpointsOfChannelsByCustomerId,
  touchpointsOfNamesByCustomerId,
} from './queries.ts'
import type { CustomerRow } from './rows.ts'
import type { CustomerTimelineArgs, CustomerTouchpointsArgs } from './types.generated.ts'

/** Each name is a seek a record. */
const maxNames = 100

export async function touchpoints(
  { id }: CustomerRow,
  args: CustomerTouchpointsArgs,
  { reader, access }: RequestContext,
): Promise<Connection<TouchpointRow>> {
  const page = openPage(args)
  if ((args.names?.length ?? 0) > maxNames)
    throw codedError('LIMIT_EXCEEDED', `\`names\` holds at most ${maxNames} names: leave it out and filter the answer.`)
  const names = sorted(args.names)
  const channels = sorted(args.channels)
  const isOpen = await factFilter<TouchpointRow>(access, id, ['BEHAVIOURAL'], () => 'BEHAVIOURAL')
  const rows = await readOpenRows(withinTime(page, args), isOpen, (part) => {
    if (names !== null) return reader.rows(touchpointsOfNamesByCustomerId, { ...part, names, channels }).load(id)
    return channels === null
      ? reader.rows(touchpointsByCustomerId, part).load(id)
      : reader.rows(touchpointsOfChannelsByCustomerId, { ...part, channels }).load(id)
  })
  return toConnection(rows, page)
}

export async function timeline(
  { id }: CustomerRow,
  args: CustomerTimelineArgs,
  context: RequestContext,
  now: number,
): Promise<Connection<EntryRow | TransitionRow>> {
  const page = openPage(args)
  const part = withinTime(page, args)
  const { kinds: wanted } = args
  const asked = wanted ? typedKinds.filter((kind) => wanted.includes(kind)) : typedKinds
  const kinds = await openKinds(id, asked, context)
  const categories = [...new Set(kinds.flatMap((kind) => accessByKind[kind].category ?? []))]
  const isOpen = await factFilter<EntryRow>(context.access, id, categories, ({ kind }) => accessByKind[kind].category)
  const [entries, transitions] = await Promise.all([
    loadEntries(id, kinds, part, isOpen, context),
    kinds.includes('JOURNEY_TRANSITION') ? loadTransitions(id, part, context, now, wanted != null) : [],
  ])
  return toConnection<EntryRow | TransitionRow>([...entries, ...transitions], page)
}

async function loadEntries(
  id: string,
  open: readonly TypedKind[],
  page: Page,
  isOpen: ((row: EntryRow) => boolean) | null,
  { reader }: RequestContext,
): Promise<readonly EntryRow[]> {
  const kinds = storedKinds.filter((kind) => open.includes(kind))
  if (kinds.length === 0) return []
  const isOlder = page.direction === 'OLDER'
  return readOpenRows(page, isOpen, ({ above, below, limit }) => {
    const part: StreamPart = { above, below, limit }
    if (kinds.length === storedKinds.length)
      return reader.rows(isOlder ? timelineByCustomerId : newerTimelineByCustomerId, { ...part, kinds }).load(id)
    return reader
      .rows(isOlder ? timelineOfKindsByCustomerId : newerTimelineOfKindsByCustomerId, { ...part, kinds })
      .load(id)
  })
}

/**
 * Steps of the customer's journeys within the page's bounds. They are few and worked out whole. The first visit tells its own story;
 * where journeys are too much to work out, a timeline that did not ask for them by name does without.
 */
async function loadTransitions(
  id: string,
  { above, below }: Page,
  context: RequestContext,
  now: number,
  isAsked: boolean,
): Promise<readonly TransitionRow[]> {
  const journeys = await loadJourneys(id, context, now)
  if (journeys === null && isAsked) throw tooMuch()
  return (journeys ?? [])
    .flatMap(({ transitions }) => transitions)
    .filter(({ to, sk }) => to !== 'ANONYMOUS' && sk > above && sk < below)
}

/** The kinds whose entries this request may know of, in the table's order. */
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
