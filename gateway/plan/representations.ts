import type { InputRewrite, RequiresSelection } from '@graphql-hive/router-query-planner'
import type { GraphQLSchema } from 'graphql'
import { isRow, mergeInto, type Row } from './merge.ts'
import type { Place } from './places.ts'
import { isOneOf, rewrite } from './rewrites.ts'

/** The entities that one call requests: each one once, however often it occurs in the answer. */
export interface Representations {
  readonly values: readonly Row[]
  /** The positions of each of `values`. */
  readonly places: readonly (readonly Place[])[]
}

export interface Required {
  readonly requires?: RequiresSelection[]
  readonly inputRewrites?: InputRewrite[]
}

export function representationsOf(
  places: readonly Place[],
  { requires = [], inputRewrites = [] }: Required,
  schema: GraphQLSchema,
): Representations {
  const indexByText = new Map<string, number>()
  const values: Row[] = []
  const placesByIndex: Place[][] = []
  for (const place of places) {
    const value = project(requires, place.row, schema)
    if (value === null) continue
    value.__typename ??= place.row.__typename
    rewrite(value, inputRewrites, schema)
    // Keys are in the order of the plan, so equal representations are equal texts.
    const text = JSON.stringify(value)
    const index = indexByText.get(text)
    if (index !== undefined) placesByIndex[index]?.push(place)
    else {
      indexByText.set(text, values.length)
      values.push(value)
      placesByIndex.push([place])
    }
  }
  return { values, places: placesByIndex }
}

/** Null if there is nothing to find the entity by. */
function project(requires: readonly RequiresSelection[], row: Row, schema: GraphQLSchema): Row | null {
  if (typeof row.__typename !== 'string') return null
  const value = required(requires, row, schema)
  return Object.keys(value).some((key) => key !== '__typename') ? value : null
}

function required(requires: readonly RequiresSelection[], row: Row, schema: GraphQLSchema): Row {
  const value: Row = {}
  for (const selection of requires) {
    if (selection.kind === 'Field') {
      const key = selection.alias ?? selection.name
      const answered = row[selection.name] ?? row[key]
      if (answered === null || answered === undefined) continue
      const { selections } = selection
      value[key] = selections === undefined ? answered : below(selections, answered, schema)
    } else if (selection.kind === 'InlineFragment') {
      const { __typename: name } = row
      const applies = typeof name !== 'string' || isOneOf(name, [selection.typeCondition], schema)
      if (applies) mergeInto(value, required(selection.selections, row, schema))
    }
  }
  return value
}

function below(selections: readonly RequiresSelection[], value: unknown, schema: GraphQLSchema): unknown {
  if (Array.isArray(value)) return value.map((item) => below(selections, item, schema))
  return isRow(value) ? required(selections, value, schema) : value
}
