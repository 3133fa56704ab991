import { limits } from '../../config.ts'
import { codedError } from '../../errors.ts'

/** What part of a list in order of a key to read. */
export interface KeyPage {
  readonly size: number
  /** Entries after this key; empty for the first page. */
  readonly after: string
  /** Of few values, so that the reads of many requests join. */
  readonly limit: number
}

export interface KeyConnection<R> {
  readonly edges: readonly { readonly node: R; readonly cursor: string }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

/** Page sizes that reads are rounded up to, each with one row more that tells whether there is a next page. */
const readLimits = [10, 25, 50, limits.pageSize].map((size) => size + 1)

/** Throws LIMIT_EXCEEDED or BAD_USER_INPUT. */
export function openKeyPage(args: { readonly first: number; readonly after?: string | null | undefined }): KeyPage {
  const { first } = args
  if (first < 1 || first > limits.pageSize)
    throw codedError('LIMIT_EXCEEDED', `first must be 1 to ${limits.pageSize}.`, { limit: 'pageSize' })
  const limit = readLimits.find((size) => size > first) ?? limits.pageSize + 1
  return { size: first, after: args.after ? readCursor(args.after) : '', limit }
}

/** Rows come in order of key, up to the page's limit. */
export function toKeyConnection<R>(rows: readonly R[], page: KeyPage, keyOf: (row: R) => string): KeyConnection<R> {
  const edges = rows.slice(0, page.size).map((node) => ({ node, cursor: toCursor(keyOf(node)) }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.size,
      hasPreviousPage: page.after !== '',
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

function toCursor(key: string): string {
  return Buffer.from(`k:${key}`).toString('base64url')
}

function readCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString()
  if (text.startsWith('k:') && text.length > 2) return text.slice(2)
  throw codedError('BAD_USER_INPUT', 'This is no cursor of this list: take `endCursor` or `cursor` of an answer.')
}
