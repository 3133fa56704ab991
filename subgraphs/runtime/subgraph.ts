import type { GraphQLScalarType } from 'graphql'
import type { z } from 'zod'
import type { RowCategory } from '../../access/guard/guard-context.ts'
import type { Secrets } from '../../access/secrets.ts'
import type { SubgraphName } from '../../config.ts'
import type { Batcher } from '../../graph/batch.ts'
import type { Graph } from '../../graph/run.ts'
import type { Protections } from '../aggregates/protections.ts'

/** What the composition root passes to a subgraph. `now` and `newId` are arguments so that tests are exact. */
export interface SubgraphDeps {
  readonly graph: Graph
  readonly batcher: Batcher
  readonly now: () => Date
  readonly newId: () => string
  /**
   * The deployment's secrets: they seal cursors, derive the errors of figures about many people, and replace values that must not be shown.
   */
  readonly secrets: Secrets
  /** The protections of figures about many people. All if absent. */
  readonly protections?: Protections
}

/** What resolvers get. They write through the request, which knows the caller (`RequestContext.write`). */
export interface ResolverDeps extends Omit<SubgraphDeps, 'graph'> {
  readonly graph: Omit<Graph, 'write'>
}

/** One domain: its schema, its resolvers, and the ingest lines that it owns. The same in process and over HTTP. */
export interface Subgraph {
  readonly name: SubgraphName
  /** schema.graphql with the shared value types appended. */
  readonly sdl: string
  readonly resolvers: SubgraphResolvers
  /** For fields tagged `@personalData(by: ROW)`: the category of one row, by schema coordinate. */
  readonly rowCategories: Readonly<Record<string, RowCategory>>
  /** The ingest lines it owns. */
  readonly lines: LineTypes
}

/** Typed per subgraph by its generated `Resolvers`; loose here, where all four meet. */
export type SubgraphResolvers = Readonly<Record<string, GraphQLScalarType | TypeResolvers>>
export type TypeResolvers = Readonly<Record<string, unknown>>

export interface LineType<L> {
  readonly shape: z.ZodType<L>
  /** Writes all of `lines` in one transaction and returns one result per line, in order. */
  readonly write: (lines: readonly L[]) => Promise<WrittenLines>
  /** Values of a line's free parts that were stored but could not be read, so that no figure uses them. */
  readonly unread?: (line: L) => readonly UnreadValue[]
  /** Keys of `properties` that are read as times. */
  readonly propertyTimes?: readonly string[]
}

export interface UnreadValue {
  /** Such as `properties.status`. */
  readonly place: string
  /** As text, shortened. */
  readonly value: string
}

/** By line kind. A writer accepts only lines that its own shape parsed, which the map cannot express. */
export type LineTypes = Readonly<Record<string, AnyLineType>>
export interface AnyLineType {
  readonly shape: z.ZodType
  readonly write: (lines: readonly never[]) => Promise<WrittenLines>
  readonly unread?: (line: never) => readonly UnreadValue[]
  readonly propertyTimes?: readonly string[]
}

export interface WrittenLines {
  readonly results: readonly (LineResult | LineRefusal)[]
  readonly bookmarks: readonly string[]
}

/** The line is well-formed, but its source may not state this, or its id names a fact of another owner. Nothing of it is written. */
export interface LineRefusal {
  readonly status: 'NOT_ALLOWED' | 'ID_TAKEN'
  /** The reason, and the remedy. */
  readonly message: string
}

/** ACCEPTED: new. UPDATED: newer than the stored version, which is kept as history. DUPLICATE: nothing changed. */
export interface LineResult {
  readonly status: 'ACCEPTED' | 'UPDATED' | 'DUPLICATE'
  /** Times of the line that were in the future, as written: the time of arrival counted instead. Null or absent if there were none. */
  readonly timesAhead?: readonly string[] | null
}
