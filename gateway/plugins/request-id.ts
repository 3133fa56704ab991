import type { IncomingMessage } from 'node:http'

const sane = /^[\w.:-]{8,128}$/

export interface RequestIds {
  /** The caller's `x-request-id` if it is valid, otherwise a new one. It is in the answer's header, in each error and in the log. */
  readonly requestId: string
  /** Groups access records. Callers may send one id with many requests, or another caller's, so it is never theirs. */
  readonly auditId?: string
}

/** `auditId` is absent if `requestId` was generated here. */
export function requestIdsOf(request: IncomingMessage, newId: () => string): RequestIds {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && sane.test(given) ? { requestId: given, auditId: newId() } : { requestId: newId() }
}
