import type { IncomingMessage, ServerResponse } from 'node:http'

const allowedHeaders = 'authorization, content-type, accept, x-purpose, x-request-id, if-none-match, sec-gpc'
const exposedHeaders = 'x-request-id, ratelimit, ratelimit-policy, retry-after'

/**
 * Allows pages of the listed origins to read answers; origins are compared character by character. Returns true if it answered a preflight.
 * No cookie is ever read, so credentials are never allowed.
 */
export function answerCors(request: IncomingMessage, response: ServerResponse, origins: readonly string[]): boolean {
  const { origin } = request.headers
  const isPreflight =
    request.method === 'OPTIONS' &&
    origin !== undefined &&
    request.headers['access-control-request-method'] !== undefined
  if (origins.length > 0) response.appendHeader('vary', 'origin')
  if (origin !== undefined && origins.includes(origin)) {
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-expose-headers', exposedHeaders)
    if (isPreflight) {
      response.setHeader('access-control-allow-methods', 'GET, POST')
      response.setHeader('access-control-allow-headers', allowedHeaders)
      response.setHeader('access-control-max-age', '600')
    }
  }
  if (isPreflight) response.writeHead(204).end()
  return isPreflight
}
