import type { GraphQLResolveInfo } from 'graphql'
import { type GuardedPage, guardedPage } from '../../access/guard/guarded-page.ts'
import type { RequestContext } from '../runtime/context.ts'
import type { Cursors } from './cursors.ts'
import { guardContextOf } from './guard-context-of.ts'
import { readLimitOf } from './page-size.ts'

/** Which part of a list, ordered by a key, to read. */
export interface KeyPage {
  readonly size: number
  /** Entries after this key. Empty for the first page. */
  readonly after: string
  /** One of few values, so that the reads of many requests join. */
  readonly limit: number
  readonly cursors: Cursors
}

export interface KeyRead<R> {
  readonly keyOf: (row: R) => string
  /** Rows after a key in order, `limit` of them unless the list ends before. An empty key: from the beginning. */
  readonly read: (after: string, limit: number) => Promise<readonly R[]>
  /** What the list itself leaves out, checked on rows that were read. Absent: nothing. */
  readonly passes?: (row: R) => boolean
}

/** Throws LIMIT_EXCEEDED or BAD_USER_INPUT. */
export function openKeyPage(
  { first, after }: { readonly first: number; readonly after?: string | null | undefined },
  cursors: Cursors,
): KeyPage {
  const limit = readLimitOf(first)
  return { size: first, after: after ? cursors.open(after) : '', limit, cursors }
}

export function keyPage<R>(
  { size, after: from, limit, cursors }: KeyPage,
  { keyOf, read, passes }: KeyRead<R>,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<GuardedPage<R>> {
  return guardedPage(
    {
      size,
      keyOf,
      passes: passes ?? null,
      async read(after) {
        const rows = await read(after ?? from, limit)
        return { rows, isLast: rows.length < limit }
      },
      isBackwards: false,
      hasCursor: from !== '',
      seal: cursors.seal,
    },
    guardContextOf(context),
    info,
  )
}
