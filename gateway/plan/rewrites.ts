import type { FetchNodePathSegment, FetchRewrite } from '@graphql-hive/router-query-planner'
import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql'

/** Applies the plan's rewrites to `value`: to representations before a call, or to answers after it. */
export function rewrite(value: unknown, rewrites: readonly FetchRewrite[], schema: GraphQLSchema): void {
  for (const step of rewrites) {
    if ('KeyRenamer' in step) {
      const { path, renameKeyTo } = step.KeyRenamer
      at(value, path, 0, schema, (row, key) => {
        if (!Object.hasOwn(row, key)) return
        // The replaced value was a key of the entity, so another entity would be requested.
        if (Object.hasOwn(row, renameKeyTo)) throw new Error(`the plan gives two fields the key ${renameKeyTo}`)
        row[renameKeyTo] = row[key]
        delete row[key]
      })
    } else {
      const { path, setValueTo } = 'ValueSetter' in step ? step.ValueSetter : step
      at(value, path, 0, schema, (row, key) => {
        row[key] = setValueTo
      })
    }
  }
}

type Row = Record<string, unknown>

function at(
  value: unknown,
  path: readonly FetchNodePathSegment[],
  index: number,
  schema: GraphQLSchema,
  act: (row: Row, key: string) => void,
): void {
  const segment = path[index]
  if (segment === undefined || typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) at(item, path, index, schema, act)
    return
  }
  // Anything that is neither null nor a list is what a subgraph returned for a selection set.
  const row = value as Row
  if ('TypenameEquals' in segment) {
    const { __typename: name } = row
    if (typeof name === 'string' && !isOneOf(name, segment.TypenameEquals, schema)) return
    at(row, path, index + 1, schema, act)
  } else if (index === path.length - 1) act(row, segment.Key)
  else at(row[segment.Key], path, index + 1, schema, act)
}

/** Whether objects of the type are of one of these types. */
export function isOneOf(name: string, conditions: readonly string[], schema: GraphQLSchema): boolean {
  if (conditions.includes(name)) return true
  const type = schema.getType(name)
  return (
    isObjectType(type) &&
    conditions.some((condition) => {
      const wider = schema.getType(condition)
      return isAbstractType(wider) && schema.isSubType(wider, type)
    })
  )
}
