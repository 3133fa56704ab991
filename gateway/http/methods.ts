import type { IncomingMessage, ServerResponse } from 'node:http'
import { codedError } from '../../errors.ts'

const allowed = 'GET, POST'

/**
 * Refuses every method that the endpoint does not support, with status 405 and the list of those that it supports. Returns true if it
 * answered itself: a plain OPTIONS needs nothing else. HEAD is not supported: it would run the whole query, record what it reads and spend
 * points, only to discard the answer. Health checks use /healthcheck.
 */
export function answerMethod({ method }: IncomingMessage, response: ServerResponse): boolean {
  if (method === 'GET' || method === 'POST') return false
  response.setHeader('allow', allowed)
  if (method !== 'OPTIONS')
    throw codedError('BAD_USER_INPUT', 'This method is not supported: use GET or POST.', { http: { status: 405 } })
  response.writeHead(204).end()
  return true
}
