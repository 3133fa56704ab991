import type { FlattenNodePathSegment, OutputRewrite } from '@graphql-hive/router-query-planner'
import { GraphQLError, type GraphQLSchema, type SelectionSetNode } from 'graphql'
import { relocated } from './complete.ts'
import { type FetchedDocument, fillNulls } from './fetched.ts'
import { mergeInto, type Row } from './merge.ts'
import { fieldsOfPath } from './places.ts'
import type { Representations, Required } from './representations.ts'

/** What one list of entities in a call is about. */
export interface EntityPart extends Required {
  /** Of `_entities`. */
  readonly alias: string
  /** Of the representations. */
  readonly variable: string
  readonly paths: readonly FlattenNodePathSegment[][]
  readonly outputRewrites?: OutputRewrite[]
}

export interface AskedEntities {
  readonly part: EntityPart
  readonly entities: Representations
}

/** Puts each answered entity wherever it stands. */
export function putInPlace(
  answers: unknown,
  { values, places }: Representations,
  set: SelectionSetNode | undefined,
  fragments: FetchedDocument['fragments'],
  schema: GraphQLSchema,
): void {
  for (const index of values.keys()) {
    const entity: unknown = Array.isArray(answers) ? answers[index] : null
    // A list that is too short says nothing of its last ones: they are missed when the answer is completed.
    if (entity === undefined) continue
    for (const { row } of places[index] ?? []) {
      if (entity !== null) mergeInto(row, entity as Row)
      else if (set !== undefined) fillNulls(row, set, fragments, schema)
    }
  }
}

/** Each error wherever its entity stands; one that is about none in particular at the first path. */
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

/** Whether an error is about entities as a whole, and says why they are null. */
export function isTold(errors: readonly GraphQLError[]): boolean {
  return errors.some(({ path = [] }) => path.length <= 2)
}

/** Another subgraph told of them: erased in between, or asked for by a wrong key. No field of theirs is null without a word. */
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
