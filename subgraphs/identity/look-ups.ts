import type { GraphQLResolveInfo } from 'graphql'
import { sourcesKnownAlone } from '../../access/viewer.ts'
import { limits } from '../../config.ts'
import { codedError } from '../../errors.ts'
import { normaliseIdentifier } from '../../resolution/normalise/identifier.ts'
import { recordIdOfRef } from '../../resolution/record-id.ts'
import type { RequestContext } from '../context.ts'
import { cursorsOf } from '../pages/cursors.ts'
import { keyPage, openKeyPage } from '../pages/key-page.ts'
import {
  type CustomerRow,
  customerByIdentifier,
  customersByIdentifier,
  type HolderRow,
  sightOfCustomers,
} from './customer-queries.ts'
import { findRecord } from './find-record.ts'
import { findableBy, isClosedKind } from './findable-by.ts'
import { openQuarantined, type QuarantinedRow } from './quarantine-queries.ts'
import type { QuarantinePage } from './rows.ts'
import type { QueryCustomerByIdentifierArgs, QueryQuarantineArgs, QueryRecordsArgs } from './types.generated.ts'

export async function oneByIdentifier(
  args: QueryCustomerByIdentifierArgs,
  context: RequestContext,
): Promise<CustomerRow | null> {
  const { key, isJunk } = normaliseIdentifier(args)
  const { reader, purpose, viewer } = context
  if (isJunk || isClosedKind(args.type, purpose)) return null
  // Who knows of some records only must not learn what the others hold.
  const found =
    viewer.sources === null && viewer.customerId === null
      ? await reader.row(customerByIdentifier, { purpose }).load(key)
      : null
  if (found !== null && (found.isOfRecord || found.kind === 'ANONYMOUS'))
    return (await findableBy(args.type, [found], context))[0] ?? null
  const holders = await findableBy(args.type, await knownHolders(key, context), context)
  // A record of an undeclared or isolated source that contradicts the others hides nobody.
  const declared = await whereKnown(holders, ({ declaredHolders }) => declaredHolders, context)
  const open = await whereKnown(holders, ({ openHolders }) => openHolders, context)
  const [first, second] = [declared, open].find((some) => some.length > 0) ?? holders
  if (second === undefined) return first ?? null
  throw codedError('CONFLICT', 'Several customers share this identifier: use customersByIdentifier instead.')
}

/** Those on whose known records the identifier is. */
export async function allByIdentifier(
  args: QueryCustomerByIdentifierArgs,
  context: RequestContext,
): Promise<readonly CustomerRow[]> {
  const { key, isJunk } = normaliseIdentifier(args)
  if (isJunk || isClosedKind(args.type, context.purpose)) return []
  const all = await findableBy(args.type, await knownHolders(key, context), context)
  const declared = await whereKnown(all, ({ declaredHolders }) => declaredHolders, context)
  const known = all.length > limits.pageSize && declared.length > 0 ? declared : all
  // How many others share it is not for the caller to learn.
  if (known.length > limits.pageSize)
    throw codedError('LIMIT_EXCEEDED', `More than ${limits.pageSize} customers share this identifier.`, {
      limit: 'pageSize',
    })
  return known.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** A caller who knows of some records only, or is the customer, sees no more of the customer than these tell: any of them will do. */
async function knownHolders(key: string, context: RequestContext): Promise<readonly HolderRow[]> {
  const { access, reader, viewer } = context
  const rows = await reader.rows(customersByIdentifier, sightOfCustomers(context)).load(key)
  const known = await whereKnown(rows, ({ holders }) => holders, context)
  if (viewer.customerId !== null || sourcesKnownAlone(viewer) !== null) return known
  const speak = await Promise.all(known.map(({ id, holders }) => access.speaksFor(id, holders)))
  return known.filter((_, index) => speak[index])
}

/** Rows of customers of whom the caller may know one of the records. */
async function whereKnown(
  rows: readonly HolderRow[],
  recordsOf: (row: HolderRow) => readonly string[],
  { access }: RequestContext,
): Promise<readonly HolderRow[]> {
  const isKnown = await Promise.all(
    rows.map(async (row) => recordsOf(row).some((await access.knownRecords(row.id)).has)),
  )
  return rows.filter((_, index) => isKnown[index])
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
    // A refused line is no customer's: a customer who signs in knows of none.
    if (context.viewer.customerId !== null) return []
    const [at = '0', id = ''] = after === '' ? [] : after.split(' ')
    const part = { source, only: context.viewer.sources, afterAt: Number(at), afterId: id, limit }
    return context.reader.read(openQuarantined, part)
  }
  return keyPage(page, { keyOf: ({ at, id }: QuarantinedRow) => `${at} ${id}`, read }, context, info)
}
