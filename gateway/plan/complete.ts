import { type ExecutionResult, GraphQLError } from 'graphql'
import type { NormalisedOperation } from './normalise.ts'
import type { Shape, ShapeField, Wrapping } from './shape.ts'

type Path = readonly (string | number)[]
type Row = Readonly<Record<string, unknown>>

/**
 * Converts what the subgraphs returned under the planned keys into the answer in the caller's keys. It contains each selected field: one
 * that nobody returned and no error explains is a fault of the plan, and becomes an error with its path. A null where the schema allows
 * none is propagated to the next nullable position above, with an error, as the specification requires.
 */
export function complete(
  { shape, rootType, callerKeys, operation }: NormalisedOperation,
  raw: Row,
  faults: readonly GraphQLError[],
): ExecutionResult {
  const errors = faults.map((error) => inCallersKeys(error, callerKeys))
  let isAnswered = false
  const path: (string | number)[] = []

  function completeRow(row: Row, fields: readonly ShapeField[]): Record<string, unknown> {
    const completed: Record<string, unknown> = {}
    for (const field of fields) {
      const { key, planned, below, wrapping, values } = field
      let value = planned === null ? field.typename : row[planned]
      if (values !== null && !isAmong(value, values)) {
        errors.push(
          faultAt(
            [...path, key],
            `A subgraph returned a value for ${field.typename}.${key} that its type does not have.`,
          ),
        )
        value = null
      }
      const isLeaf = below === null && value !== null && value !== undefined
      if (isLeaf && planned !== null) isAnswered = true
      const answer = isLeaf ? value : completeField(value, field, wrapping)
      if (key === '__proto__') define(completed, answer)
      else completed[key] = answer
    }
    return completed
  }

  function completeField(value: unknown, { key, typename, below }: ShapeField, wrapping: Wrapping): unknown {
    path.push(key)
    if (value === undefined && !isExplained())
      errors.push(faultAt(path, `No subgraph returned ${typename}.${key}, which is part of the plan.`))
    const answer = completeValue(value ?? null, wrapping, below)
    path.pop()
    return answer
  }

  function completeValue(value: unknown, wrapping: Wrapping, below: Shape | null): unknown {
    const depth = path.length
    if (wrapping.isNonNull) {
      const answer = value === null ? null : completeNullable(value, wrapping, below)
      if (answer !== null) return answer
      if (!isExplained())
        errors.push(faultAt(path, `No subgraph returned a value for ${path.join('.')}, which must not be null.`))
      throw nullAbove
    }
    try {
      return value === null ? null : completeNullable(value, wrapping, below)
    } catch (error) {
      if (error !== nullAbove) throw error
      path.length = depth
      return null
    }
  }

  function completeNullable(value: unknown, { item }: Wrapping, below: Shape | null): unknown {
    if (below === null) return value
    if (item !== null) {
      if (!Array.isArray(value)) return mistaken('a list')
      if (value.length === 0) isAnswered = true
      const completed: unknown[] = []
      for (let index = 0; index < value.length; index++) {
        path.push(index)
        completed.push(completeValue(value[index] ?? null, item, below))
        path.pop()
      }
      return completed
    }
    if (typeof value !== 'object' || Array.isArray(value)) return mistaken('an object')
    // Not null: completeValue has checked that.
    const row = value as Row
    const fields = below.fieldsOf(row.__typename)
    return fields === null ? mistaken('an object of a type that is possible in this place') : completeRow(row, fields)
  }

  function mistaken(expected: string): null {
    errors.push(faultAt(path, `A subgraph returned something other than ${expected} for ${path.join('.')}.`))
    return null
  }

  /** Whether an error concerns this position, or one above or below it. */
  function isExplained(): boolean {
    return errors.some((error) => error.path?.every((part, at) => at >= path.length || path[at] === part) ?? false)
  }

  const fields = shape.fieldsOf(rootType) ?? []
  try {
    const data = completeRow(raw, fields)
    if (errors.length === 0) return { data }
    // A mutation was executed, whatever of it can be shown, except for one that returns nothing at all.
    if (operation.operation === 'mutation') isAnswered = Object.values(data).some((value) => value !== null)
    return !isAnswered && errors.every(isUnavailable) ? { errors } : { data, errors }
  } catch (error) {
    if (error !== nullAbove) throw error
    return errors.every(isUnavailable) ? { errors } : { data: null, errors }
  }
}

/** If no part could be reached, the request as a whole was not answered: it has no data, and gets the corresponding status. */
function isUnavailable(error: GraphQLError): boolean {
  return error.extensions.code === 'SERVICE_UNAVAILABLE'
}

/** Thrown up to the nearest nullable position. */
const nullAbove = new Error('null above')

/** Members of a list of enum values are checked. A field that nobody returned has no value yet. */
function isAmong(value: unknown, values: ReadonlySet<unknown>): boolean {
  if (Array.isArray(value)) return value.every((item) => isAmong(item, values))
  return value === null || value === undefined || values.has(value)
}

/** It has no code, so that it is reported to the operator of the server. */
function faultAt(path: Path, message: string): GraphQLError {
  return new GraphQLError(message, { path: [...path] })
}

function define(row: object, value: unknown): void {
  Object.defineProperty(row, '__proto__', { value, enumerable: true, configurable: true, writable: true })
}

function inCallersKeys(error: GraphQLError, callerKeys: ReadonlyMap<string, string>): GraphQLError {
  const { path } = error
  if (path === undefined || !path.some((part) => callerKeys.has(String(part)))) return error
  return relocated(
    error,
    path.map((part) => (typeof part === 'string' ? (callerKeys.get(part) ?? part) : part)),
  )
}

export function relocated(error: GraphQLError, path: Path): GraphQLError {
  const { message, nodes = null, source = null, positions = null, extensions } = error
  return new GraphQLError(message, { nodes, source, positions, extensions, path, originalError: error })
}
