import { GraphQLError, type GraphQLErrorExtensions } from 'graphql'
import { CallersGone, GraphError, InternalGraphError, WriteConflict } from './graph/graph-errors.ts'

/** The closed list of `extensions.code`, with the HTTP status of a request that is refused as a whole. */
export const statusByCode = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  PURPOSE_REQUIRED: 403,
  CONSENT_REQUIRED: 403,
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 400,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
} as const

/** What a caller reads about a fault of ours. The log has the details, by request id. */
export const maskedMessage = 'Something went wrong on our side. Quote the request id when you report it.'

export type ErrorCode = keyof typeof statusByCode

/** Codes of the libraries below us -> ours. A code in neither table is INTERNAL_SERVER_ERROR. */
export const codeByLibraryCode: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  GRAPHQL_PARSE_FAILED: 'BAD_USER_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'NOT_FOUND',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
  UNAUTHORIZED_FIELD_OR_TYPE: 'FORBIDDEN',
  TIMEOUT_ERROR: 'SERVICE_UNAVAILABLE',
  DOWNSTREAM_SERVICE_ERROR: 'SERVICE_UNAVAILABLE',
  RESPONSE_VALIDATION_FAILED: 'INTERNAL_SERVER_ERROR',
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(statusByCode, code)
}

/** The code of the closed list that stands for `code`. */
export function toErrorCode(code: unknown): ErrorCode {
  if (isErrorCode(code)) return code
  return typeof code === 'string' ? (codeByLibraryCode[code] ?? 'INTERNAL_SERVER_ERROR') : 'INTERNAL_SERVER_ERROR'
}

/** An error that a caller may read: its message is returned unmasked. */
export function codedError(
  code: ErrorCode,
  message: string,
  extensions: GraphQLErrorExtensions = {},
  cause?: unknown,
): GraphQLError {
  return new GraphQLError(message, {
    extensions: { ...extensions, code },
    ...(cause instanceof Error ? { originalError: cause } : {}),
  })
}

/** An error of the graph as one that a caller may read; any other error passes unchanged. The only place that maps them to codes. */
export function toCodedError(error: unknown): unknown {
  if (!(error instanceof GraphError)) return error
  const code = codeOfGraphError(error)
  if (error instanceof InternalGraphError)
    return codedError(code, error.message, { statement: error.statement }, error.cause)
  if (error instanceof WriteConflict)
    return codedError(code, error.message, { retryAfterSeconds: error.retryAfterSeconds }, error.cause)
  return codedError(code, error.message, {}, error instanceof CallersGone ? error : error.cause)
}

function codeOfGraphError(error: GraphError): ErrorCode {
  return error instanceof InternalGraphError ? 'INTERNAL_SERVER_ERROR' : 'SERVICE_UNAVAILABLE'
}

/** The code of an error. Null for an error without a known code (a bug of ours). */
export function codeOf(error: unknown): ErrorCode | null {
  if (error instanceof GraphError) return codeOfGraphError(error)
  const code = error instanceof GraphQLError ? error.extensions.code : undefined
  return isErrorCode(code) ? code : null
}
