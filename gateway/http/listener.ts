import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { VerifyToken } from '../../access/tokens.ts'
import { purposeOf } from '../../access/viewer.ts'
import { limits } from '../../config.ts'
import { codedError } from '../../errors.ts'
import type { Gateway } from '../gateway.ts'
import type { RequestMetrics } from '../metrics.ts'
import { authenticate } from '../plugins/authenticate.ts'
import { requestIdOf } from '../plugins/request-id.ts'
import { type Answer, acceptedType, sendRefusal, sendResult } from './answer.ts'
import { readParams } from './read-params.ts'

/** A page or check beside the endpoint. Returns without answering where the request is not for it. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

export interface ListenerDeps {
  readonly gateway: Gateway
  readonly verifyToken: VerifyToken
  readonly metrics: RequestMetrics
  /** By path. */
  readonly routes: Readonly<Record<string, Route>>
  /** A browser's GET of the endpoint; null where there is no playground. */
  readonly playground: Route | null
  readonly newId: () => string
  readonly onFault: (requestId: string, fault: unknown) => void
}

/** GraphQL over HTTP at /graphql. Every answer is JSON with a code and the request's id, or data. */
export function createListener(deps: ListenerDeps): RequestListener {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = requestIdOf(request, deps.newId)
    response.setHeader('x-request-id', requestId)
    response.setHeader('x-content-type-options', 'nosniff')
    const answer: { -readonly [key in keyof Answer]: Answer[key] } = {
      requestId,
      type: 'application/json',
      onFault: (fault) => deps.onFault(requestId, fault),
    }
    try {
      const path = pathOf(request)
      if (request.rawHeaders.length > limits.headers * 2)
        throw codedError('LIMIT_EXCEEDED', `At most ${limits.headers} headers.`, { http: { status: 431 } })
      const route = Object.hasOwn(deps.routes, path) ? deps.routes[path] : undefined
      if (route !== undefined) return await route(request, response)
      if (path !== '/graphql') throw codedError('NOT_FOUND', 'There is nothing here: the endpoint is /graphql.')
      if (deps.playground !== null && isBrowser(request)) return await deps.playground(request, response)
      response.setHeader('cache-control', 'private, no-store')
      answer.type = acceptedType(request)
      await answerGraphQL(request, response, answer)
    } catch (error) {
      // A broken or over-long body is still on its way: the connection cannot be used again.
      if (!request.complete) response.setHeader('connection', 'close')
      sendRefusal(response, error, answer)
    }
  }

  async function answerGraphQL(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
    const stop = deps.metrics.start()
    const viewer = await authenticate(request, deps.verifyToken)
    const header = request.headers['x-purpose']
    const purpose = purposeOf(viewer, typeof header === 'string' ? header : null)
    const params = await readParams(request, urlOf(request))
    const hasSignal = request.headers['sec-gpc'] === '1'
    const caller = { viewer, purpose, requestId: answer.requestId, hasSignal }
    const result = await deps.gateway.execute(params, caller, request.method ?? 'GET')
    sendResult(response, result, answer)
    stop(params, response.statusCode, result)
  }

  return (request, response) => {
    handle(request, response).catch((fault: unknown) => {
      deps.onFault('-', fault)
      response.destroy()
    })
  }
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

function urlOf(request: IncomingMessage): URL {
  // Only the query string is looked at, and only of a GET.
  return request.method === 'GET' ? new URL(request.url ?? '/', 'http://gateway.invalid') : emptyUrl
}

const emptyUrl = new URL('http://gateway.invalid/graphql')

/** A browser's address bar, not a program: asks for a page and for no operation. */
function isBrowser(request: IncomingMessage): boolean {
  if (request.method !== 'GET' || !request.headers.accept?.includes('text/html')) return false
  return !/[?&]query=/.test(request.url ?? '')
}
