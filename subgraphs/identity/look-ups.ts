import type { GraphQLResolveInfo } from 'graphql'
import { limits } from '../../config.ts'
import { codedError } from '../../errors.ts'
import { normaliseIdentifier } from '../../resolution/normalise/identifier.ts'
import { recordIdOfRef } from '../../resolution/record-id.ts'
import type { RequestContext } from '../context.ts'
import { cursorsOf } from '../pages/cursors.ts'
import { keyPage, openKeyPage } from '../pages/key-page.ts'
import { type CustomerRow, customerByIdentifier, customersByIdentifier } from './customer-queries.ts'
import { openQuarantined, type QuarantinedRow } from './quarantine-queries.ts'
import { recordsById } from './record-queries.ts'
import type { QuarantinePage } from './rows.ts'
import type { QueryCustomerByIdentifierArgs, QueryQuarantineArgs, QueryRecordsArgs } from './types.generated.ts'

export async function oneByIdentifier(
  args: QueryCustomerByIdentifierArgs,
  context: RequestContext,
): Promise<CustomerRow | null> {
  const { key, isJunk } = normaliseIdentifier(args)
  if (isJunk) return null
  const found = await context.reader.row(customerByIdentifier, { purpose: context.purpose }).load(key)
  if (found !== null) return found
  const [first, second] = await allByIdentifier(args, context)
  if (second === undefined) return first ?? null
  throw codedError('CONFLICT', 'Several customers share this identifier: ask customersByIdentifier.')
}

export async function allByIdentifier(
  args: QueryCustomerByIdentifierArgs,
  { reader, viewer, purpose }: RequestContext,
): Promise<readonly CustomerRow[]> {
  const { key, isJunk } = normaliseIdentifier(args)
  if (isJunk) return []
  const { sources, customerId } = viewer
  const rows = await reader.rows(customersByIdentifier, { sources, customerId, purpose }).load(key)
  if (rows.length > limits.pageSize)
    throw codedError('LIMIT_EXCEEDED', `More than ${limits.pageSize} customers share this identifier.`, {
      limit: 'pageSize',
    })
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

export async function recordsOf({ refs }: QueryRecordsArgs, { reader, viewer, access }: RequestContext) {
  if (refs.length > limits.recordRefs)
    throw codedError('LIMIT_EXCEEDED', `At most ${limits.recordRefs} references.`, { limit: 'recordRefs' })
  const { sources, customerId } = viewer
  const withReference = access.hasScopes([['identity:steward']])
  const loader = reader.row(recordsById, { sources, customerId, withReference })
  return Promise.all(refs.map(({ source, sourceId }) => loader.load(recordIdOfRef({ source, id: sourceId }))))
}

export function openQuarantine(
  args: QueryQuarantineArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<QuarantinePage> {
  const source = args.source ?? null
  const page = openKeyPage(args, cursorsOf(info, null, context, source ?? ''))
  const read = (after: string, limit: number) => {
    const [at = '0', id = ''] = after === '' ? [] : after.split(' ')
    const part = { source, only: context.viewer.sources, afterAt: Number(at), afterId: id, limit }
    return context.reader.read(openQuarantined, part)
  }
  return keyPage(page, { keyOf: ({ at, id }: QuarantinedRow) => `${at} ${id}`, read }, context, info)
}
