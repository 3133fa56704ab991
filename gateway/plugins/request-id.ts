import type { IncomingMessage } from 'node:http'

const sane = /^[\w.:-]{8,128}$/

export interface RequestIds {
  /** The caller's `x-request-id` where it is one, else a new one. It stands in the answer's header, in each error and in the log. */
  readonly requestId: string
  /** What access records are kept together by. Callers may send one id with many requests, or another caller's: it is never theirs. */
  readonly auditId?: string
}

/** `auditId` is absent where `requestId` was made here. */
export function requestIdsOf(request: IncomingMessage, newId: () => string): RequestIds {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && sane.test(given) ? { requestId: given, auditId: newId() } : { requestId: newId() }
}
