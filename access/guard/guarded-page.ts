import {
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql'
import type { GuardContext } from './guard-context.ts'
import { typeNameOf } from './rows.ts'

/** A Relay connection. The cursors are sealed when somebody asks for them: GraphQL calls a property that is a function. */
export interface GuardedPage<R> {
  readonly edges: readonly GuardedEdge<R>[]
  readonly pageInfo: PageInfoRow
}

export interface GuardedEdge<R> {
  readonly node: R
  readonly cursor: () => string
}

export interface PageInfoRow {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: () => string | null
  readonly endCursor: () => string | null
}

/** A list as it lies in the graph, before anybody decides who may know of what. */
export interface List<R> {
  /** Edges on a page. */
  readonly size: number
  /** The order of the rows, unique within the list. */
  readonly keyOf: (row: R) => string
  /** What the list itself leaves out, beside what the guard does. Null or absent: nothing. */
  readonly passes?: ((row: R) => boolean) | null
  /** Batches read for one page; a page that is not full by then says so and goes on from there. 50 where absent. */
  readonly maxReads?: number
  /** Rows after the key `after` in the order in which the page is read; null: from where the page begins. */
  readonly read: (after: string | null) => Promise<Batch<R>>
  /** The page lies before a cursor: it is read backwards and shown in the list's order. */
  readonly isBackwards: boolean
  /** The page does not begin at the list's own beginning. */
  readonly hasCursor: boolean
  readonly seal: (key: string) => string
}

export interface Batch<R> {
  /** In the order in which the page is read. */
  readonly rows: readonly R[]
  /** Nothing follows. */
  readonly isLast: boolean
  /** Up to which key was looked, where that is further than the last row. */
  readonly lookedTo?: string
}

/** Whether the viewer may have a row of an object type, by the guard of one schema. */
export type MayHave = (typeName: string, row: unknown, context: GuardContext) => boolean | Promise<boolean>

const guards = new WeakMap<GraphQLSchema, MayHave>()
const pages = new WeakSet<object>()
const lists = new WeakSet<object>()

/** Told once per guarded schema; a schema that nothing guards shows every row. */
export function registerGuard(schema: GraphQLSchema, mayHave: MayHave): void {
  guards.set(schema, mayHave)
}

/**
 * The only way to a connection: leaves out what the viewer may not have, reads on until the page is full or the list ends, and cuts the page
 * then. What is left out shows nowhere: not in the number of edges, the cursors or hasNextPage. `info` is that of the connection's field.
 */
export async function guardedPage<R>(
  list: List<R>,
  context: GuardContext,
  info: GraphQLResolveInfo,
): Promise<GuardedPage<R>> {
  const { passes = null, maxReads = 50 } = list
  const mayShow = filterOf(context, info)
  const open: R[] = []
  let after: string | null = null
  let isLast = false
  for (let reads = 0; reads < maxReads && !isLast && open.length <= list.size; reads++) {
    const batch: Batch<R> = await list.read(after)
    open.push(...(await openOf(passes === null ? batch.rows : batch.rows.filter(passes), mayShow)))
    const lastRow = batch.rows.at(-1)
    after = batch.lookedTo ?? (lastRow === undefined ? null : list.keyOf(lastRow))
    isLast = batch.isLast || after === null
  }
  return cut(list, open, isLast ? null : after)
}

/**
 * The same for a field that answers the first so many rows without cursors: `size` of those that the viewer may have. Batches are taken
 * until there are as many.
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
    open.push(...(await openOf(batch, mayShow)))
    if (open.length >= size) break
  }
  const list = open.slice(0, size)
  lists.add(list)
  return list
}

type Filter = (row: unknown) => boolean | Promise<boolean>

async function openOf<R>(rows: readonly R[], mayShow: Filter): Promise<readonly R[]> {
  const decided = rows.map(mayShow)
  const shown = decided.some((one) => one instanceof Promise) ? await Promise.all(decided) : decided
  return rows.filter((_, index) => shown[index])
}

/** Whether a list was made here: the guard answers none of a field with `first` that was not. */
export function isGuardedList(value: unknown): value is readonly unknown[] {
  return typeof value === 'object' && value !== null && lists.has(value)
}

/** Whether a value was made here: the guard answers no connection that was not. */
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

/** `goesOnAt`: where looking ended before the list did. */
function cut<R>(
  { size, keyOf, isBackwards, hasCursor, seal }: List<R>,
  open: readonly R[],
  goesOnAt: string | null,
): GuardedPage<R> {
  const hasMore = open.length > size || goesOnAt !== null
  const shown = open.slice(0, size)
  const nodes = isBackwards ? shown.toReversed() : shown
  const farEnd = open.length > size || goesOnAt === null ? null : goesOnAt
  const cursorAt = (row: R | undefined) => (row === undefined ? null : seal(keyOf(row)))
  const page: GuardedPage<R> = {
    edges: nodes.map((node) => ({ node, cursor: () => seal(keyOf(node)) })),
    pageInfo: {
      hasNextPage: isBackwards ? true : hasMore,
      hasPreviousPage: isBackwards ? hasMore : hasCursor,
      startCursor: () => (isBackwards && farEnd !== null ? seal(farEnd) : cursorAt(nodes[0])),
      endCursor: () => (!isBackwards && farEnd !== null ? seal(farEnd) : cursorAt(nodes.at(-1))),
    },
  }
  pages.add(page)
  return page
}
