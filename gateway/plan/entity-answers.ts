import type { FlattenNodePathSegment, OutputRewrite } from '@graphql-hive/router-query-planner'
import { GraphQLError, type GraphQLSchema, type SelectionSetNode } from 'graphql'
import { relocated } from './complete.ts'
import { type FetchedDocument, fillNulls } from './fetched.ts'
import { mergeInto, type Row } from './merge.ts'
import { fieldsOfPath } from './places.ts'
import type { Representations, Required } from './representations.ts'

/** What one list of entities in a call is about. */
export interface EntityPart extends Required {
  /** The errors of `_entities`. */
  readonly alias: string
  /** The representations. */
  readonly variable: string
  readonly paths: readonly FlattenNodePathSegment[][]
  readonly outputRewrites?: OutputRewrite[]
}

export interface AskedEntities {
  readonly part: EntityPart
  readonly entities: Representations
}

/** Puts each returned entity at every position where it occurs. */
export function putInPlace(
  answers: unknown,
  { values, places }: Representations,
  set: SelectionSetNode | undefined,
  fragments: FetchedDocument['fragments'],
  schema: GraphQLSchema,
): void {
  for (const index of values.keys()) {
    const entity: unknown = Array.isArray(answers) ? answers[index] : null
    // A list that is too short omits its last entities. They are reported when the answer is completed.
    if (entity === undefined) continue
    for (const { row } of places[index] ?? []) {
      if (entity !== null) mergeInto(row, entity as Row)
      else if (set !== undefined) fillNulls(row, set, fragments, schema)
    }
  }
}

/** Puts each error where its entity is, and one that concerns no particular entity at the first path. */
export function errorsInPlace(
  errors: readonly GraphQLError[],
  asked: readonly AskedEntities[],
): readonly GraphQLError[] {
  return errors.flatMap((error) => {
    const [alias, index, ...rest] = error.path ?? []
    const one = asked.find(({ part }) => part.alias === alias)
    const places = typeof index === 'number' ? one?.entities.places[index] : undefined
    if (places !== undefined) return places.map(({ path }) => relocated(error, [...path, ...rest]))
    return [relocated(error, fieldsOfPath((one ?? asked[0])?.part.paths[0] ?? []))]
  })
}

/** Whether an error concerns entities as a whole, and explains why they are null. */
export function isTold(errors: readonly GraphQLError[]): boolean {
  return errors.some(({ path = [] }) => path.length <= 2)
}

/**
 * Another subgraph referred to them: they were erased in the meantime, or requested by a wrong key. None of their fields may be null
 * without an error.
 */
export function unknownEntities(
  subgraph: string,
  answers: unknown,
  { values, places }: Representations,
): readonly GraphQLError[] {
  if (!Array.isArray(answers)) return []
  return values.flatMap(({ __typename: type }, index) => {
    if (answers[index] !== null) return []
    const message = `The subgraph ${subgraph} does not know this ${String(type)}.`
    const extensions = { code: 'NOT_FOUND', subgraph }
    return (places[index] ?? []).map(({ path }) => new GraphQLError(message, { path, extensions }))
  })
}
