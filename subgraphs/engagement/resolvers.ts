import type { Channel } from '../channels.ts'
import type { RequestContext } from '../context.ts'
import { type Connection, cursorOf, highest, lowest, openPage, type PageArguments, toConnection } from '../keyset-page.ts'
import type { MoneyRow } from '../money.ts'
import type { SubgraphResolvers } from '../subgraph.ts'
import {
  type EntryRow,
  entriesByCustomerId,
  entriesOfKindsByCustomerId,
  newerEntriesByCustomerId,
  newerEntriesOfKindsByCustomerId,
  type StreamPart,
  type TouchpointRow,
  touchpointById,
  touchpointsByCustomerId,
  touchpointsOfChannelsByCustomerId,
} from './queries.ts'
import { accessByKind, type Campaign, type TypedKind, touchpointTitle, typedKinds } from './rules.ts'

interface CustomerRow {
  readonly id: string
}

interface TouchpointArguments extends PageArguments {
  readonly channels?: readonly Channel[] | null
  readonly names?: readonly string[] | null
  readonly since?: Date | null
  readonly until?: Date | null
}

interface TimelineArguments extends PageArguments {
  readonly kinds?: readonly string[] | null
}

export const resolvers: SubgraphResolvers = {
  Customer: {
    __resolveReference: ({ id }: CustomerRow): CustomerRow => ({ id }),
    touchpoints,
    timeline,
  },
  Touchpoint: {
    __resolveReference: ({ id }: { readonly id: string }, { reader }: RequestContext) =>
      reader.row(touchpointById, {}).load(id),
    title: ({ name }: TouchpointRow) => touchpointTitle(name),
    campaign: ({ campaignJson }: TouchpointRow): Campaign | null => parse(campaignJson),
    cost: ({ costMinor, costCurrency }: TouchpointRow): MoneyRow | null =>
      costMinor === null || costCurrency === null ? null : { amountMinor: costMinor, currency: costCurrency },
    properties: ({ propertiesJson }: TouchpointRow) => parse(propertiesJson),
  },
  TouchpointEdge: { cursor: cursorOf },
  TimelineEdge: { cursor: cursorOf },
  TimelineEntry: { __resolveType: ({ __typename }: EntryRow) => __typename },
}

async function touchpoints(
  { id }: CustomerRow,
  args: TouchpointArguments,
  { reader }: RequestContext,
): Promise<Connection<TouchpointRow>> {
  const page = openPage(args)
  const until = args.until ? args.until.toISOString() : highest
  const part = {
    // A time is the lower bound of all sort keys that begin with it.
    above: args.since ? args.since.toISOString() : lowest,
    below: until < page.below ? until : page.below,
    limit: page.limit,
    names: sorted(args.names),
  }
  const channels = sorted(args.channels)
  const rows =
    channels === null
      ? await reader.rows(touchpointsByCustomerId, part).load(id)
      : await reader.rows(touchpointsOfChannelsByCustomerId, { ...part, channels }).load(id)
  return toConnection(rows, page)
}

async function timeline(
  { id }: CustomerRow,
  args: TimelineArguments,
  context: RequestContext,
): Promise<Connection<EntryRow>> {
  const page = openPage(args)
  const { kinds: wanted } = args
  const asked = wanted ? typedKinds.filter((kind) => wanted.includes(kind)) : typedKinds
  const kinds = await openKinds(id, asked, context)
  if (kinds.length === 0) return toConnection<EntryRow>([], page)
  const part: StreamPart = { above: page.above, below: page.below, limit: page.limit }
  const isOlder = page.direction === 'OLDER'
  const rows =
    kinds.length === typedKinds.length
      ? await context.reader.rows(isOlder ? entriesByCustomerId : newerEntriesByCustomerId, part).load(id)
      : await context.reader
          .rows(isOlder ? entriesOfKindsByCustomerId : newerEntriesOfKindsByCustomerId, { ...part, kinds })
          .load(id)
  return toConnection(rows, page)
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

function parse<T>(json: string | null): T | null {
  // Written by our own JSON.stringify only.
  return json === null ? null : (JSON.parse(json) as T)
}
