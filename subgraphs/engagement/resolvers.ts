import { codedError } from '../../errors.ts'
import type { RequestContext } from '../context.ts'
import { type Connection, cursorOf, highest, lowest, openPage, toConnection } from '../keyset-page.ts'
import { accessByKind, type TypedKind, typedKinds } from './entry-kinds.ts'
import {
  type EntryRow,
  newerTimelineByCustomerId,
  newerTimelineOfKindsByCustomerId,
  type StreamPart,
  type TouchpointRow,
  timelineByCustomerId,
  timelineOfKindsByCustomerId,
  touchpointById,
  touchpointsByCustomerId,
  touchpointsOfChannelsByCustomerId,
} from './queries.ts'
import type { CustomerRow } from './rows.ts'
import { type Campaign, touchpointTitle } from './rules.ts'
import type { CustomerTimelineArgs, CustomerTouchpointsArgs, Resolvers } from './types.generated.ts'

export const resolvers = {
  Customer: {
    __resolveReference: ({ id }) => ({ id }),
    touchpoints,
    timeline,
  },
  Touchpoint: {
    __resolveReference: ({ id }, { reader }) => reader.row(touchpointById, {}).load(id),
    title: ({ name }) => touchpointTitle(name),
    campaign: ({ campaignJson }) => parse<Campaign>(campaignJson),
    cost: ({ costMinor, costCurrency }) =>
      costMinor === null || costCurrency === null ? null : { amountMinor: costMinor, currency: costCurrency },
    properties: ({ propertiesJson }) => parse(propertiesJson),
  },
  TouchpointEdge: { cursor: cursorOf },
  TimelineEdge: { cursor: cursorOf },
  TimelineEntry: { __resolveType: ({ __typename }) => __typename },
} satisfies Resolvers

/** Each name is compared with each touchpoint on the way. */
const maxNames = 100

async function touchpoints(
  { id }: CustomerRow,
  args: CustomerTouchpointsArgs,
  { reader }: RequestContext,
): Promise<Connection<TouchpointRow>> {
  const page = openPage(args)
  if ((args.names?.length ?? 0) > maxNames)
    throw codedError('LIMIT_EXCEEDED', `\`names\` holds at most ${maxNames} names: leave it out and filter the answer.`)
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
  args: CustomerTimelineArgs,
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
      ? await context.reader.rows(isOlder ? timelineByCustomerId : newerTimelineByCustomerId, part).load(id)
      : await context.reader
          .rows(isOlder ? timelineOfKindsByCustomerId : newerTimelineOfKindsByCustomerId, { ...part, kinds })
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
