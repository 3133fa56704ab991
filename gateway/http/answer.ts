import type { ServerResponse } from 'node:http'
import { type ExecutionResult, GraphQLError } from 'graphql'
import { type ErrorCode, statusByCode } from '../../errors.ts'
import { answerErrors } from '../plugins/errors.ts'
import type { AnswerType } from './accepted-type.ts'
import { sendCompressed } from './compress.ts'

export interface Answer {
  readonly requestId: string
  readonly type: AnswerType
  /** Messages contain no field, type or argument that the caller did not write. */
  readonly hidesSchema: boolean
  readonly onFault: (fault: unknown) => void
}

/** The result of an operation. A request that was refused as a whole has no data, and the status of its first code. */
export function sendResult(response: ServerResponse, result: ExecutionResult, answer: Answer): void {
  const { errors, data, extensions } = result
  const told = errors?.length ? answerErrors(errors, data, answer) : undefined
  const status = data !== undefined ? 200 : statusOf(errors?.[0], answer.type)
  setWaiting(response, errors?.[0])
  // A mutation sent by GET.
  if (status === 405) response.setHeader('allow', 'POST')
  const body = {
    ...(told !== undefined && { errors: told }),
    ...(data !== undefined && { data }),
    ...(extensions !== undefined && { extensions }),
  }
  send(response, status, answer.type, JSON.stringify(body))
}

function setWaiting(response: ServerResponse, error: unknown): void {
  const seconds = error instanceof GraphQLError ? error.extensions.retryAfterSeconds : undefined
  if (typeof seconds === 'number') response.setHeader('retry-after', seconds)
}

/** A request that was refused before it reached the schema. */
export function sendRefusal(response: ServerResponse, error: unknown, answer: Answer): void {
  const errors = answerErrors([error], undefined, answer)
  const code = errors[0]?.extensions.code ?? 'INTERNAL_SERVER_ERROR'
  setWaiting(response, error)
  if (code === 'UNAUTHENTICATED')
    response.setHeader(
      'www-authenticate',
      `Bearer realm="graphql"${hasToken(response) ? ', error="invalid_token"' : ''}`,
    )
  send(response, ownStatus(error) ?? statusByCode[code], answer.type, JSON.stringify({ errors }))
}

function hasToken({ req }: ServerResponse): boolean {
  return req.headers.authorization !== undefined
}

function statusOf(error: unknown, type: AnswerType): number {
  const own = ownStatus(error)
  if (own !== null) return own
  const first = error instanceof AggregateError ? error.errors[0] : error
  const code = first instanceof GraphQLError ? first.extensions.code : undefined
  // As the specification demands: a well-formed request with an invalid document is 200 in the older media type.
  if (code === 'BAD_USER_INPUT') return type === 'application/json' ? 200 : 400
  return typeof code === 'string' && Object.hasOwn(statusByCode, code)
    ? statusByCode[code as ErrorCode]
    : statusByCode.INTERNAL_SERVER_ERROR
}

function ownStatus(error: unknown): number | null {
  const http = error instanceof GraphQLError ? error.extensions.http : undefined
  // `spec` marks errors of the runtime for invalid documents, whose status depends on the media type: see statusOf.
  if (typeof http !== 'object' || http === null || 'spec' in http || !('status' in http)) return null
  return typeof http.status === 'number' ? http.status : null
}

function send(response: ServerResponse, status: number, type: AnswerType, body: string): void {
  response.setHeader('content-type', `${type}; charset=utf-8`)
  if (status === 503 && !response.hasHeader('retry-after')) response.setHeader('retry-after', 1)
  sendCompressed(response, status, body)
}
