import type { GraphQLResolveInfo } from 'graphql'
import { type GuardedPage, guardedPage } from '../../access/guard/guarded-page.ts'
import { codedError } from '../../errors.ts'
import { compareSortKeys } from '../facts/fact.ts'
import type { RequestContext } from '../runtime/context.ts'
import type { Cursors } from './cursors.ts'
import { guardContextOf } from './guard-context-of.ts'
import { readLimitOf } from './page-size.ts'

/** A row of a stream, newest first by `sk`. */
export interface StreamRow {
  readonly sk: string
}

export interface PageArguments {
  readonly first: number
  readonly after?: string | null | undefined
  readonly before?: string | null | undefined
}

export interface TimeArguments {
  /** Inclusive. */
  readonly since?: Date | string | number | null | undefined
  /** Exclusive. */
  readonly until?: Date | string | number | null | undefined
}

/** Which part of a stream to read: `above` < sk < `below`, at most `limit` rows per record. */
export type StreamPart = {
  readonly above: string
  readonly below: string
  /** One of few values, so that the reads of many requests join. */
  readonly limit: number
}

export interface StreamPage extends StreamPart {
  readonly size: number
  /** NEWER: the entries just above a cursor, read from the oldest on. */
  readonly direction: 'OLDER' | 'NEWER'
  readonly hasCursor: boolean
  readonly cursors: Cursors
}

/** Below and above every sort key, because those begin with a digit. */
export const lowest = ''
export const highest = '~'

/** The part of a stream that the arguments request. Throws LIMIT_EXCEEDED or BAD_USER_INPUT. */
export function openStreamPage(
  { first, after, before, since, until }: PageArguments & TimeArguments,
  cursors: Cursors,
): StreamPage {
  const limit = readLimitOf(first)
  if (before && after) throw codedError('BAD_USER_INPUT', 'Give `after` or `before`, not both.')
  const from = since ? new Date(since).toISOString() : lowest
  const to = until ? new Date(until).toISOString() : highest
  const above = before ? cursors.open(before) : lowest
  const below = after ? cursors.open(after) : highest
  return {
    size: first,
    direction: before ? 'NEWER' : 'OLDER',
    // Sort keys begin with the time, so that both are bounds of one index seek.
    above: from > above ? from : above,
    below: to < below ? to : below,
    limit,
    hasCursor: Boolean(after),
    cursors,
  }
}

/**
 * `read` returns the rows of a part, of several records in any order, each up to the limit. `passes`: what is left out besides what the
 * guard leaves out. Null: nothing.
 */
export function streamPage<R extends StreamRow>(
  { above, below, limit, size, direction, hasCursor, cursors }: StreamPage,
  read: (part: StreamPart) => Promise<readonly R[]>,
  context: RequestContext,
  info: GraphQLResolveInfo,
  passes: ((row: R) => boolean) | null = null,
): Promise<GuardedPage<R>> {
  const isOlder = direction === 'OLDER'
  return guardedPage(
    {
      size,
      keyOf: ({ sk }) => sk,
      async read(after) {
        const part = after === null ? { above, below } : isOlder ? { above, below: after } : { above: after, below }
        const rows = inOrder(await read({ ...part, limit }), isOlder ? newestFirst : oldestFirst)
        // Each record is read up to the limit: beyond it, rows of some records are missing between those of others.
        return { rows: rows.slice(0, limit), isLast: rows.length < limit }
      },
      isBackwards: !isOlder,
      hasCursor,
      seal: cursors.seal,
      passes,
    },
    guardContextOf(context),
    info,
  )
}

function newestFirst(a: StreamRow, b: StreamRow): number {
  return compareSortKeys(b.sk, a.sk)
}

function oldestFirst(a: StreamRow, b: StreamRow): number {
  return compareSortKeys(a.sk, b.sk)
}

/** The rows themselves if they are already in order, as those of a single record are. */
function inOrder<R>(rows: readonly R[], compare: (a: R, b: R) => number): readonly R[] {
  const isSorted = rows.every((row, index) => {
    const former = rows[index - 1]
    return former === undefined || compare(former, row) <= 0
  })
  return isSorted ? rows : rows.toSorted(compare)
}

/** The rows of a part, from rows that are all loaded already. */
export function withinPart<R extends StreamRow>(rows: readonly R[], { above, below }: StreamPart): readonly R[] {
  return rows.filter(({ sk }) => compareSortKeys(sk, above) > 0 && compareSortKeys(sk, below) < 0)
}
