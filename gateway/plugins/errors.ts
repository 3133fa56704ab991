import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { type ErrorCode, isErrorCode, maskedMessage } from '../../errors.ts'
import { hideNames } from './hide-names.ts'

export interface AnsweredError extends GraphQLFormattedError {
  readonly extensions: { readonly code: ErrorCode; readonly requestId: string; readonly [key: string]: unknown }
}

export interface ErrorManner {
  readonly requestId: string
  readonly onFault: (fault: unknown) => void
  /** See hideNames. */
  readonly hidesSchema: boolean
}

/**
 * Errors as they are returned: a code of the closed list, the request id, no stack, and no text that was not written for callers. What the
 * guard withheld in several calls becomes one error per schema coordinate and code. Errors are in the order of the answer's fields,
 * whichever call returned first.
 */
export function answerErrors(errors: readonly unknown[], data: unknown, manner: ErrorManner): readonly AnsweredError[] {
  const sorted = errors.flatMap(flatten).sort((a, b) => comparePaths(pathOf(a), pathOf(b), data))
  const answered: AnsweredError[] = []
  const withheld = new Map<string, { readonly index: number; count: number; readonly seen: Set<unknown> }>()
  for (const error of sorted) {
    const group = withheldKey(error)
    if (group === null) {
      answered.push(answerError(error, manner))
      continue
    }
    const { key, count, identity } = group
    const known = withheld.get(key)
    if (known === undefined) {
      withheld.set(key, { index: answered.length, count, seen: new Set([identity]) })
      answered.push(answerError(error, manner))
    } else if (!known.seen.has(identity)) {
      known.seen.add(identity)
      known.count += count
    }
  }
  for (const { index, count } of withheld.values()) {
    const error = answered[index]
    if (error !== undefined) answered[index] = { ...error, extensions: { ...error.extensions, count } }
  }
  return answered
}

function flatten(error: unknown): readonly unknown[] {
  return error instanceof AggregateError ? error.errors.flatMap(flatten) : [error]
}

function answerError(error: unknown, { requestId, onFault, hidesSchema }: ErrorManner): AnsweredError {
  if (!(error instanceof GraphQLError) || !isErrorCode(error.extensions.code)) {
    onFault(error)
    const path = pathOf(error)
    const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId } as const
    return { message: maskedMessage, ...(path !== undefined && { path }), extensions }
  }
  if (error.extensions.code === 'INTERNAL_SERVER_ERROR' || error.extensions.code === 'SERVICE_UNAVAILABLE')
    onFault(error)
  const { message, path, locations, extensions } = error
  const { code, http: _, originalError: __, stacktrace: ___, ...told } = extensions
  return {
    message: hidesSchema ? hideNames(error) : message,
    // Locations in a subgraph's document would point nowhere.
    ...(path === undefined && locations !== undefined && { locations }),
    ...(path !== undefined && { path }),
    extensions: { ...told, code: error.extensions.code, requestId },
  }
}

/** If an entity occurs in several positions, its one error is copied to each. The copies share their extensions, and count once. */
function withheldKey(error: unknown) {
  if (!(error instanceof GraphQLError)) return null
  const { coordinate, code, count } = error.extensions
  if (typeof coordinate !== 'string' || typeof count !== 'number') return null
  return { key: `${coordinate} ${String(code)}`, count, identity: originOf(error) }
}

/** The error before the planner moved it to its position in the answer. */
function originOf(error: GraphQLError): unknown {
  return error.originalError instanceof GraphQLError ? originOf(error.originalError) : error
}

type Path = readonly (string | number)[]

function pathOf(error: unknown): Path | undefined {
  return error instanceof GraphQLError ? error.path : undefined
}

/** Errors without a path come first. */
function comparePaths(left: Path | undefined, right: Path | undefined, data: unknown): number {
  let place: unknown = data
  const a = left ?? []
  const b = right ?? []
  for (const [index, part] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    if (part !== other) return rank(part, place) - rank(other, place) || String(part).localeCompare(String(other))
    place = isObject(place) ? place[part] : undefined
  }
  return a.length - b.length
}

function rank(part: string | number, place: unknown): number {
  if (typeof part === 'number') return part
  return isObject(place) ? Object.keys(place).indexOf(part) : -1
}

function isObject(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null
}
