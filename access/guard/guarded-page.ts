import {
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql'
import type { GuardContext } from './guard-context.ts'
import { passing, typeNameOf } from './rows.ts'

/** A Relay connection. Cursors are sealed and the page is described only on request: GraphQL calls a property that is a function. */
export interface GuardedPage<R> {
  readonly edges: readonly GuardedEdge<R>[]
  readonly pageInfo: () => PageInfoRow
}

export class GuardedEdge<R> {
  readonly node: R
  readonly #list: List<R>

  constructor(node: R, list: List<R>) {
    this.node = node
    this.#list = list
  }

  cursor(): string {
    return this.#list.seal(this.#list.keyOf(this.node))
  }
}

export interface PageInfoRow {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: () => string | null
  readonly endCursor: () => string | null
}

/** A list as it is in the graph, before anybody decides who may know about which row. */
export interface List<R> {
  /** The number of edges on a page. */
  readonly size: number
  /** The order of the rows, which is unique within the list. */
  readonly keyOf: (row: R) => string
  /** What the list itself leaves out, besides what the guard leaves out. Null or absent: nothing. */
  readonly passes?: ((row: R) => boolean) | null
  /**
   * The most batches that are read for one page. A page that is not full by then states that more follow, and continues from there. 50 if
   * absent.
   */
  readonly maxReads?: number
  /** Rows after the key `after` in reading order. Null: from the beginning of the page. */
  readonly read: (after: string | null) => Promise<Batch<R>>
  /** The page ends before a cursor: it is read backwards and shown in the order of the list. */
  readonly isBackwards: boolean
  /** True if the page does not begin at the beginning of the list. */
  readonly hasCursor: boolean
  readonly seal: (key: string) => string
}

export interface Batch<R> {
  /** In reading order. */
  readonly rows: readonly R[]
  /** Nothing follows. */
  readonly isLast: boolean
  /** The key up to which rows were read, if that is further than the last row. */
  readonly lookedTo?: string
}

/** Whether the viewer may have a row of an object type, by the guard of one schema. */
export type MayHave = (typeName: string, row: unknown, context: GuardContext) => boolean | Promise<boolean>

const guards = new WeakMap<GraphQLSchema, MayHave>()
const pages = new WeakSet<object>()
const lists = new WeakSet<object>()

/** Set once per guarded schema. A schema without a guard shows every row. */
export function registerGuard(schema: GraphQLSchema, mayHave: MayHave): void {
  guards.set(schema, mayHave)
}

/**
 * The only way to create a connection. It leaves out what the viewer may not have, reads on until the page is full or the list ends, and
 * only then cuts the page. What is left out does not show anywhere: not in the number of edges, the cursors or hasNextPage. `info` is that
 * of the connection's field.
 */
export async function guardedPage<R>(
  list: List<R>,
  context: GuardContext,
  info: GraphQLResolveInfo,
): Promise<GuardedPage<R>> {
  const { passes = null, maxReads = 50 } = list
  const mayShow = filterOf(context, info)
  let open: readonly R[] = []
  let after: string | null = null
  let isLast = false
  for (let reads = 0; reads < maxReads && !isLast && open.length <= list.size; reads++) {
    const batch: Batch<R> = await list.read(after)
    const shown = await passing(passes === null ? batch.rows : batch.rows.filter(passes), mayShow)
    open = open.length === 0 ? shown : [...open, ...shown]
    const lastRow = batch.rows.at(-1)
    after = batch.lookedTo ?? (lastRow === undefined ? null : list.keyOf(lastRow))
    isLast = batch.isLast || after === null
  }
  return cut(list, open, isLast ? null : after)
}

/**
 * The same for a field that returns the first rows without cursors: `size` of those that the viewer may have. It reads batches until there
 * are enough.
 */
export async function guardedList<R>(
  batches: AsyncIterable<readonly R[]> | Iterable<readonly R[]>,
  size: number,
  context: GuardContext,
  info: GraphQLResolveInfo,
): Promise<readonly R[]> {
  const mayShow = filterOf(context, info)
  const open: R[] = []
  for await (const batch of batches) {
    open.push(...(await passing(batch, mayShow)))
    if (open.length >= size) break
  }
  const list = open.slice(0, size)
  lists.add(list)
  return list
}

type Filter = (row: unknown) => boolean | Promise<boolean>

/** Whether this module made the list: the guard returns no list of a field with `first` that was made elsewhere. */
export function isGuardedList(value: unknown): value is readonly unknown[] {
  return typeof value === 'object' && value !== null && lists.has(value)
}

/** Whether this module made the value: the guard returns no connection that was made elsewhere. */
export function isGuardedPage(value: unknown): value is GuardedPage<unknown> {
  return typeof value === 'object' && value !== null && pages.has(value)
}

export function isConnectionType({ name }: GraphQLNamedType): boolean {
  return name.endsWith('Connection')
}

function filterOf(context: GuardContext, info: GraphQLResolveInfo): Filter {
  const mayHave = guards.get(info.schema)
  if (mayHave === undefined) return () => true
  const returned = getNamedType(info.returnType)
  const type = isConnectionType(returned) ? nodeTypeOf(returned) : returned
  return (row) => mayHave(isAbstractType(type) ? typeNameOf(row) : type.name, row, context)
}

function nodeTypeOf(connection: GraphQLNamedType): GraphQLNamedType {
  const edge = isObjectType(connection) ? connection.getFields().edges : undefined
  const edgeType = edge === undefined ? undefined : getNamedType(edge.type)
  const node = isObjectType(edgeType) ? edgeType.getFields().node : undefined
  if (node === undefined) throw new TypeError(`${connection.name} has no edges with nodes`)
  return getNamedType(node.type)
}

/** `goesOnAt`: the key at which reading stopped before the list ended. */
function cut<R>(list: List<R>, open: readonly R[], goesOnAt: string | null): GuardedPage<R> {
  const hasMore = open.length > list.size || goesOnAt !== null
  const shown = open.slice(0, list.size)
  const nodes = list.isBackwards ? shown.toReversed() : shown
  const farEnd = open.length > list.size ? null : goesOnAt
  const page: GuardedPage<R> = {
    edges: nodes.map((node) => new GuardedEdge(node, list)),
    pageInfo: () => describe(list, nodes, hasMore, farEnd),
  }
  pages.add(page)
  return page
}

function describe<R>(
  { keyOf, isBackwards, hasCursor, seal }: List<R>,
  nodes: readonly R[],
  hasMore: boolean,
  farEnd: string | null,
): PageInfoRow {
  const cursorAt = (row: R | undefined) => (row === undefined ? null : seal(keyOf(row)))
  return {
    hasNextPage: isBackwards ? true : hasMore,
    hasPreviousPage: isBackwards ? hasMore : hasCursor,
    startCursor: () => (isBackwards && farEnd !== null ? seal(farEnd) : cursorAt(nodes[0])),
    endCursor: () => (!isBackwards && farEnd !== null ? seal(farEnd) : cursorAt(nodes.at(-1))),
  }
}
