import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { codedError } from '../../errors.ts'
import type { Authority } from '../../process/authority.ts'
import { parseAuthority } from '../../process/authority.ts'
import { isLoopback } from '../../process/loopback.ts'
import { sendRefusal } from './answer.ts'

export interface HostRules {
  /** Hosts that are accepted besides the loopback names. One without a port is accepted on any port. */
  readonly allowedHosts: readonly Authority[]
  /** Origins whose pages may send requests although they are none of these hosts. */
  readonly corsOrigins: readonly string[]
  /** Paths that load balancers request by address. */
  readonly openPaths: readonly string[]
  readonly newId: () => string
}

/**
 * Accepts only requests for a host of this server. Otherwise, a page whose name an attacker points at 127.0.0.1 could read everything that
 * the server shows to anybody who reaches it, and the browser would count that as the page's own origin. Only the Host header reveals this.
 */
export function checkHost(listener: RequestListener, rules: HostRules): RequestListener {
  return (request, response) => {
    const fault = rules.openPaths.includes(request.url ?? '') ? null : faultOf(request, rules)
    if (fault === null) return listener(request, response)
    refuse(request, response, fault, rules.newId())
  }
}

function faultOf(request: IncomingMessage, { allowedHosts, corsOrigins }: HostRules): Error | null {
  const hosts = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length
  // Node keeps the first of two headers, but a proxy may have checked the other one.
  if (hosts > 1) return codedError('BAD_USER_INPUT', 'The request has more than one Host header: send exactly one.')
  // An absolute target would replace the Host header.
  if (!request.url?.startsWith('/') && request.url !== '*')
    return codedError('BAD_USER_INPUT', 'The request target is not a path: send only the path, such as /graphql.')
  const port = request.socket.localPort ?? 0
  const { host, origin } = request.headers
  if (host === undefined || !isOurs(parseAuthority(host), port, allowedHosts)) {
    const named = host === undefined ? 'a request without a Host header' : `the host "${host}"`
    const message = `This server does not answer ${named}. Use 127.0.0.1:${port} or localhost:${port}, or add the host to ALLOWED_HOSTS.`
    return codedError('FORBIDDEN', message, { http: { status: 421 } })
  }
  if (origin === undefined || corsOrigins.includes(origin) || isOurs(originAuthority(origin), port, allowedHosts))
    return null
  return codedError(
    'FORBIDDEN',
    'Pages of this origin may not send requests: if the origin is yours, add it to CORS_ORIGINS.',
  )
}

function originAuthority(origin: string): Authority | null {
  const [, authority] = /^https?:\/\/(.+)$/.exec(origin) ?? []
  return authority === undefined ? null : parseAuthority(authority)
}

function isOurs(asked: Authority | null, listening: number, allowed: readonly Authority[]): boolean {
  if (asked === null) return false
  // A browser omits the default port of its scheme. TLS, if there is any, ends before this server.
  const ports = asked.port === null ? [80, 443] : [asked.port]
  if (isLoopback(asked.host) && ports.includes(listening)) return true
  return allowed.some(({ host, port }) => host === asked.host && (port === null || ports.includes(port)))
}

function refuse(request: IncomingMessage, response: ServerResponse, fault: Error, requestId: string): void {
  response.setHeader('x-request-id', requestId)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cache-control', 'no-store')
  if (!request.complete) response.setHeader('connection', 'close')
  sendRefusal(response, fault, { requestId, type: 'application/json', hidesSchema: true, onFault: () => undefined })
}
