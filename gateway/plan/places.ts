import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner'
import type { GraphQLSchema } from 'graphql'
import { isRow, type Row } from './merge.ts'
import { isOneOf } from './rewrites.ts'

export type Path = readonly (string | number)[]

/** An object of the answer that is being merged, and its position. */
export interface Place {
  readonly row: Row
  readonly path: Path
}

/** The objects at a path of the plan. */
export function placesAt(
  data: Row,
  segments: readonly FlattenNodePathSegment[],
  schema: GraphQLSchema,
): readonly Place[] {
  const places: Place[] = []
  const path: (string | number)[] = []

  function walk(value: unknown, index: number): void {
    if (Array.isArray(value)) {
      // The plan may name one of the lists in a list.
      const inside = segments[index] === '@' ? index + 1 : index
      for (let at = 0; at < value.length; at++) {
        path.push(at)
        walk(value[at], inside)
        path.pop()
      }
      return
    }
    if (!isRow(value)) return
    const segment = segments[index]
    if (segment === undefined) places.push({ row: value, path: [...path] })
    else if (segment === '@') walk(value, index + 1)
    else if ('Field' in segment) {
      path.push(segment.Field)
      walk(value[segment.Field], index + 1)
      path.pop()
    } else if (typeof value.__typename !== 'string' || isOneOf(value.__typename, segment.TypeCondition, schema))
      walk(value, index + 1)
  }

  walk(data, 0)
  return places
}

/** The fields of the path without its lists: the position of an error that states nothing more precise. */
export function fieldsOfPath(segments: readonly FlattenNodePathSegment[]): Path {
  return segments.flatMap((segment) => (segment !== '@' && 'Field' in segment ? [segment.Field] : []))
}
