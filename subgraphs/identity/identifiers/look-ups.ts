import type { GraphQLResolveInfo } from 'graphql'
import { sourcesKnownAlone } from '../../../access/viewer.ts'
import { limits } from '../../../config.ts'
import { codedError } from '../../../errors.ts'
import { normaliseIdentifier } from '../../../resolution/normalise/identifier.ts'
import { recordIdOfRef } from '../../../resolution/records/record-id.ts'
import { cursorsOf } from '../../pages/cursors.ts'
import { keyPage, openKeyPage } from '../../pages/key-page.ts'
import type { RequestContext } from '../../runtime/context.ts'
import {
  type CustomerRow,
  customerByIdentifier,
  customersByIdentifier,
  type HolderRow,
  visibilityOfCustomers,
} from '../customer-queries.ts'
import { findRecord } from '../records/find-record.ts'
import { openQuarantined, type QuarantinedRow } from '../records/quarantine-queries.ts'
import type { QuarantinePage } from '../rows.ts'
import type { QueryCustomerByIdentifierArgs, QueryQuarantineArgs, QueryRecordsArgs } from '../types.generated.ts'
import { findableBy, isClosedKind } from './findable-by.ts'

export async function oneByIdentifier(
  args: QueryCustomerByIdentifierArgs,
  context: RequestContext,
): Promise<CustomerRow | null> {
  const { key, isFiller } = normaliseIdentifier(args)
  const { reader, purpose, viewer } = context
  if (isFiller || isClosedKind(args.type, purpose)) return null
  // A caller who knows some records only must not learn what the others hold.
  const found =
    viewer.sources === null && viewer.customerId === null
      ? await reader.row(customerByIdentifier, { purpose }).load(key)
      : null
  if (found !== null && (found.isOfRecord || found.kind === 'ANONYMOUS'))
    return (await findableBy(args.type, [found], context))[0] ?? null
  const holders = await findableBy(args.type, await knownHolders(key, context), context)
  // A record of lower rank that contradicts the others hides nobody. A system of record that merely states the identifier does not outrank a
  // touchpoint that verified it: its customer may have entered somebody else's.
  const weightOf = (holder: HolderRow) => Math.min(rankOf(holder), verifiedRank)
  const most = Math.max(...holders.map(weightOf))
  const [first, second] = holders.filter((holder) => weightOf(holder) === most)
  if (second === undefined) return first ?? null
  throw codedError('CONFLICT', 'Several customers share this identifier: use customersByIdentifier instead.')
}

/** The customers whose known records hold the identifier. */
export async function allByIdentifier(
  args: QueryCustomerByIdentifierArgs,
  context: RequestContext,
): Promise<readonly CustomerRow[]> {
  const { key, isFiller } = normaliseIdentifier(args)
  if (isFiller || isClosedKind(args.type, context.purpose)) return []
  const all = await findableBy(args.type, await knownHolders(key, context), context)
  // Somebody who fills in many forms hides nobody: customers who are only named in forms are left out first.
  const [known = all] = [0, ...leastRanks]
    .map((least) => all.filter((holder) => rankOf(holder) >= least))
    .filter(({ length }) => length > 0 && length <= limits.pageSize)
  // How many others share it must not be revealed to the caller.
  if (known.length > limits.pageSize)
    throw codedError(
      'LIMIT_EXCEEDED',
      `More than ${limits.pageSize} customers share this identifier: look up the customer by another identifier.`,
      {
        limit: 'pageSize',
      },
    )
  return known.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Known to a declared source, to one that verified the identifier, to a system of record: see `holderRank`. */
const leastRanks = [2, 3, 4]
const verifiedRank = 3

function rankOf({ ranks }: HolderRow): number {
  return Math.max(...ranks)
}

/**
 * Customers with the records on which the caller may know the identifier to be. A caller who knows some records only, or is the customer,
 * sees no more of the customer than these state, so any of them is sufficient. For others, one of them must stand for the customer.
 */
async function knownHolders(key: string, context: RequestContext): Promise<readonly HolderRow[]> {
  const { access, reader, viewer } = context
  const rows = await reader.rows(customersByIdentifier, visibilityOfCustomers(context)).load(key)
  const known = (await Promise.all(rows.map((row) => withKnownHolders(row, context)))).filter(
    ({ holders }) => holders.length > 0,
  )
  if (viewer.customerId !== null || sourcesKnownAlone(viewer) !== null) return known
  const speak = await Promise.all(known.map(({ id, holders }) => access.speaksFor(id, holders)))
  return known.filter((_, index) => speak[index])
}

async function withKnownHolders(row: HolderRow, { access }: RequestContext): Promise<HolderRow> {
  const { has } = await access.knownRecords(row.id)
  const known = row.holders.flatMap((id, index) => (has(id) ? [[id, row.ranks[index] ?? 0] as const] : []))
  return { ...row, holders: known.map(([id]) => id), ranks: known.map(([, rank]) => rank) }
}

export async function recordsOf({ refs }: QueryRecordsArgs, context: RequestContext) {
  if (refs.length > limits.recordRefs)
    throw codedError('LIMIT_EXCEEDED', `\`refs\` is too long: at most ${limits.recordRefs} references are allowed.`, {
      limit: 'recordRefs',
    })
  return Promise.all(
    refs.map(async ({ source, sourceId }) => {
      const found = await findRecord(recordIdOfRef({ source, id: sourceId }), context)
      return found === null ? null : { ...found, isNamed: true }
    }),
  )
}

export function openQuarantine(
  args: QueryQuarantineArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<QuarantinePage> {
  const source = args.source ?? null
  const page = openKeyPage(args, cursorsOf(info, null, context, source ?? ''))
  const read = async (after: string, limit: number) => {
    // A refused line belongs to no customer: a customer who signs in sees none.
    if (context.viewer.customerId !== null) return []
    const [at = '0', id = ''] = after === '' ? [] : after.split(' ')
    const part = { source, only: context.viewer.sources, afterAt: Number(at), afterId: id, limit }
    return context.reader.read(openQuarantined, part)
  }
  return keyPage(page, { keyOf: ({ at, id }: QuarantinedRow) => `${at} ${id}`, read }, context, info)
}
