import type { GraphQLResolveInfo } from 'graphql'
import type { RequestContext } from '../context.ts'
import { cursorsOf } from '../pages/cursors.ts'
import { keyPage, openKeyPage } from '../pages/key-page.ts'
import { type CustomerRow, newestCustomers, oldestCustomers } from './customer-queries.ts'
import type { CustomerPage } from './rows.ts'
import type { CustomerKind, QueryCustomersArgs } from './types.generated.ts'

const highest = '\u{10ffff}'

/** One kind after the other, each in order of id. Filters only by what is public, so that a page shows nothing withheld. */
export function listCustomers(
  args: QueryCustomersArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<CustomerPage> {
  const order = args.orderBy ?? 'NEWEST'
  const wanted = args.filter?.kind ?? null
  const kinds: readonly CustomerKind[] = wanted === null ? ['KNOWN', 'ANONYMOUS'] : [wanted]
  const page = openKeyPage(args, cursorsOf(info, null, context, order, wanted ?? 'ALL'))
  const { sources, customerId } = context.viewer
  const statement = order === 'NEWEST' ? newestCustomers : oldestCustomers
  const first = order === 'NEWEST' ? highest : ''

  async function read(place: string): Promise<readonly CustomerRow[]> {
    const [kind, id] = place === '' ? [kinds[0], first] : place.split(' ')
    const limit = page.size + 1
    const rows: CustomerRow[] = []
    for (const next of kinds.slice(place === '' ? 0 : kinds.indexOf(kind as CustomerKind))) {
      const after = next === kind && id !== undefined ? id : first
      const part = { kind: next, after, limit: limit - rows.length, sources, customerId }
      rows.push(...(await context.reader.read(statement, part)))
      if (rows.length === limit) break
    }
    return rows
  }
  const keyOf = ({ kind, id }: CustomerRow) => `${kind} ${id}`
  return keyPage({ ...page, limit: page.size + 1 }, { keyOf, read }, context, info)
}
