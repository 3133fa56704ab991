import type { IncomingMessage } from 'node:http'

const sane = /^[\w.:-]{8,128}$/

/** The caller's `x-request-id` where it is one, else a new one. It stands in the answer's header, in each error and in the log. */
export function requestIdOf(request: IncomingMessage, newId: () => string): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && sane.test(given) ? given : newId()
}
