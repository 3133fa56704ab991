import type { IncomingMessage } from 'node:http'
import type { VerifyToken } from '../../access/tokens/tokens.ts'
import type { Viewer } from '../../access/viewer.ts'
import { codedError } from '../../errors.ts'

/**
 * The viewer of the request's bearer token. Throws UNAUTHENTICATED. The header also keeps other sites out: a browser sends it across
 * origins only after a preflight, and no cookie is ever read.
 */
export async function authenticate(request: IncomingMessage, verifyToken: VerifyToken): Promise<Viewer> {
  const header = request.headers.authorization
  if (header === undefined)
    throw codedError('UNAUTHENTICATED', 'The request has no token: send the header authorization: Bearer <token>.')
  // Node silently keeps the first of two headers, but proxies may have checked the other one.
  if (countHeaders(request, 'authorization') > 1)
    throw codedError('UNAUTHENTICATED', 'The request has more than one authorization header: send exactly one.')
  const [, token] = bearer.exec(header) ?? []
  if (token === undefined)
    throw codedError(
      'UNAUTHENTICATED',
      'The authorization header is not a bearer token: send authorization: Bearer <token>.',
    )
  return verifyToken(token)
}

/** RFC 9110: the scheme is case-insensitive, and one or more spaces follow it. */
const bearer = /^bearer +(.*)$/i

function countHeaders({ rawHeaders }: IncomingMessage, name: string): number {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) if (rawHeaders[index]?.toLowerCase() === name) count++
  return count
}
