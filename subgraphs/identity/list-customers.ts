import type { GraphQLResolveInfo } from 'graphql'
import { cursorsOf } from '../pages/cursors.ts'
import { keyPage, openKeyPage } from '../pages/key-page.ts'
import type { RequestContext } from '../runtime/context.ts'
import {
  type CustomerRow,
  newestCustomers,
  newestVisibleCustomers,
  oldestCustomers,
  oldestVisibleCustomers,
  visibilityOfCustomers,
} from './customer-queries.ts'
import type { CustomerPage } from './rows.ts'
import type { CustomerKind, CustomerOrder, QueryCustomersArgs } from './types.generated.ts'

const highest = '\u{10ffff}'

/** One kind after the other, each ordered by id. Filters only by what is public, so that a page reveals nothing withheld. */
export function listCustomers(
  args: QueryCustomersArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<CustomerPage> {
  const order = args.orderBy ?? 'NEWEST'
  const wanted = args.filter?.kind ?? null
  const kinds: readonly CustomerKind[] = wanted === null ? ['KNOWN', 'ANONYMOUS'] : [wanted]
  const page = openKeyPage(args, cursorsOf(info, null, context, order, wanted ?? 'ALL'))
  const first = order === 'NEWEST' ? highest : ''

  async function read(place: string): Promise<readonly CustomerRow[]> {
    const [kind, id] = place === '' ? [kinds[0], first] : place.split(' ')
    const limit = page.size + 1
    const rows: CustomerRow[] = []
    for (const next of kinds.slice(place === '' ? 0 : kinds.indexOf(kind as CustomerKind))) {
      const after = next === kind && id !== undefined ? id : first
      rows.push(...(await customersOfKind(next, order, { after, limit: limit - rows.length }, context)))
      if (rows.length === limit) break
    }
    return rows
  }
  const keyOf = ({ kind, id }: CustomerRow) => `${kind} ${id}`
  return keyPage({ ...page, limit: page.size + 1 }, { keyOf, read }, context, info)
}

/** A customer for whom the token's own sources state no name is anonymous to it, even if others know more. */
async function customersOfKind(
  kind: CustomerKind,
  order: CustomerOrder,
  part: { readonly after: string; readonly limit: number },
  context: RequestContext,
): Promise<readonly CustomerRow[]> {
  const visibility = visibilityOfCustomers(context)
  const isNewest = order === 'NEWEST'
  if (visibility.sources === null && visibility.customerId === null)
    return context.reader.read(isNewest ? newestCustomers : oldestCustomers, { ...part, kind })
  const statement = isNewest ? newestVisibleCustomers : oldestVisibleCustomers
  const read = (only: { readonly kind: CustomerKind; readonly isTold: boolean | null }) =>
    context.reader.read(statement, { ...visibility, ...part, ...only })
  if (visibility.sources === null || visibility.isGolden) return read({ kind, isTold: null })
  if (kind === 'KNOWN') return read({ kind: 'KNOWN', isTold: true })
  const rows = (
    await Promise.all([read({ kind: 'ANONYMOUS', isTold: null }), read({ kind: 'KNOWN', isTold: false })])
  ).flat()
  const direction = isNewest ? -1 : 1
  return rows
    .map((row) => ({ ...row, kind }))
    .toSorted((a, b) => (a.id < b.id ? -direction : direction))
    .slice(0, part.limit)
}
