import { codedError } from '../../errors.ts'
import type { RequestContext } from '../context.ts'
import { type CustomerRow, newestCustomers, oldestCustomers } from './customer-queries.ts'
import { openKeyPage, toKeyConnection } from './page.ts'
import type { CustomerPage } from './rows.ts'
import type { CustomerKind, QueryCustomersArgs } from './types.generated.ts'

const highest = '\u{10ffff}'

/** One kind after the other, each in order of id. Filters only by what is public, so that a page tells nothing withheld. */
export async function listCustomers(
  args: QueryCustomersArgs,
  { reader, viewer }: RequestContext,
): Promise<CustomerPage> {
  const page = openKeyPage(args)
  const order = args.orderBy ?? 'NEWEST'
  const kinds: readonly CustomerKind[] = args.filter?.kind ? [args.filter.kind] : ['KNOWN', 'ANONYMOUS']
  const cursor = page.after === '' ? null : readCursor(page.after, order)
  if (cursor !== null && !kinds.includes(cursor.kind)) throw wrongCursor()
  const { sources, customerId } = viewer
  const statement = order === 'NEWEST' ? newestCustomers : oldestCustomers
  const rows: CustomerRow[] = []
  for (const kind of cursor === null ? kinds : kinds.slice(kinds.indexOf(cursor.kind))) {
    const first = order === 'NEWEST' ? highest : ''
    const after = cursor?.kind === kind ? cursor.id : first
    const limit = page.size + 1 - rows.length
    rows.push(...(await reader.read(statement, { kind, after, limit, sources, customerId })))
    if (rows.length > page.size) break
  }
  return toKeyConnection(rows, page, ({ kind, id }) => `${order} ${kind} ${id}`)
}

function readCursor(text: string, order: string): { readonly kind: CustomerKind; readonly id: string } {
  const [, writtenOrder, kind, id] = /^(NEWEST|OLDEST) (KNOWN|ANONYMOUS) (.+)$/.exec(text) ?? []
  if (writtenOrder !== order || (kind !== 'KNOWN' && kind !== 'ANONYMOUS') || id === undefined) throw wrongCursor()
  return { kind, id }
}

function wrongCursor() {
  return codedError('BAD_USER_INPUT', 'This is no cursor of this list in this order: take `endCursor` of its answer.')
}
