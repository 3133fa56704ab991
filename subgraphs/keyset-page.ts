import { limits } from '../config.ts'
import { codedError } from '../errors.ts'
import { compareSortKeys } from './fact.ts'

/** A row of a stream, newest first by `sk`. */
export interface StreamRow {
  readonly sk: string
}

export interface PageArguments {
  readonly first: number
  readonly after?: string | null | undefined
  readonly before?: string | null | undefined
}

/** What part of a stream to read: `above` < sk < `below`, at most `limit` rows a record. */
export interface Page {
  readonly size: number
  /** NEWER: the entries just above a cursor, to be read from the oldest on. */
  readonly direction: 'OLDER' | 'NEWER'
  readonly above: string
  readonly below: string
  /** Of few values, so that the reads of many requests join. */
  readonly limit: number
}

export interface Edge<R> {
  readonly node: R
}

export interface Connection<R> {
  readonly edges: readonly Edge<R>[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

/** Below and above every sort key: those begin with a digit. */
export const lowest = ''
export const highest = '~'

/** Page sizes that reads are rounded up to, each with one row more that tells whether there is a next page. */
const readLimits = [10, 25, 50, limits.pageSize].map((size) => size + 1)

/** Throws LIMIT_EXCEEDED or BAD_USER_INPUT. */
export function openPage({ first, after, before }: PageArguments): Page {
  if (first < 1) throw codedError('BAD_USER_INPUT', '`first` must be 1 or more.')
  const limit = readLimits.find((size) => size > first)
  if (limit === undefined)
    throw codedError(
      'LIMIT_EXCEEDED',
      `\`first\` must be at most ${limits.pageSize}: ask for the next page with \`after\`.`,
    )
  if (before && after) throw codedError('BAD_USER_INPUT', 'Give `after` or `before`, not both.')
  if (before) return { size: first, direction: 'NEWER', above: readCursor(before), below: highest, limit }
  return { size: first, direction: 'OLDER', above: lowest, below: after ? readCursor(after) : highest, limit }
}

export interface TimeArguments {
  /** Inclusive. */
  readonly since?: Date | string | number | null | undefined
  /** Exclusive. */
  readonly until?: Date | string | number | null | undefined
}

/** The part of a page within a span of time: sort keys begin with the time, so that both are bounds of one seek. */
export function withinTime(page: Page, { since, until }: TimeArguments): Page {
  const from = since ? new Date(since).toISOString() : lowest
  const to = until ? new Date(until).toISOString() : highest
  return { ...page, above: from > page.above ? from : page.above, below: to < page.below ? to : page.below }
}

/** Merges the rows of a customer's records, each in order already, and cuts the page. */
export function toConnection<R extends StreamRow>(rows: readonly R[], page: Page): Connection<R> {
  const isOlder = page.direction === 'OLDER'
  const merged = rows.toSorted((a, b) => (isOlder ? compareSortKeys(b.sk, a.sk) : compareSortKeys(a.sk, b.sk)))
  const cut = merged.slice(0, page.size)
  const nodes = isOlder ? cut : cut.reverse()
  const hasMore = merged.length > page.size
  const [first, last] = [nodes[0], nodes.at(-1)]
  return {
    edges: nodes.map((node) => ({ node })),
    pageInfo: {
      hasNextPage: isOlder ? hasMore : true,
      hasPreviousPage: isOlder ? page.below !== highest : hasMore,
      startCursor: first === undefined ? null : toCursor(first.sk),
      endCursor: last === undefined ? null : toCursor(last.sk),
    },
  }
}

/** Resolver of an edge's `cursor`. */
export function cursorOf({ node }: Edge<StreamRow>): string {
  return toCursor(node.sk)
}

function toCursor(sk: string): string {
  return Buffer.from(sk).toString('base64url')
}

function readCursor(cursor: string): string {
  const sk = Buffer.from(cursor, 'base64url').toString()
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_/.test(sk))
    throw codedError(
      'BAD_USER_INPUT',
      'This is no cursor of this list: take `endCursor`, `startCursor` or `cursor` of an answer.',
    )
  return sk
}
