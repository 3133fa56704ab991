import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { GraphQLError } from 'graphql'
import { callerOf } from '../../access/viewer.ts'
import { limits } from '../../config.ts'
import { codedError, toCodedError } from '../../errors.ts'
import { goneSignal } from '../../subgraphs/runtime/gone-signal.ts'
import type { Caller, GraphQLParams } from '../caller.ts'
import type { Gateway } from '../gateway.ts'
import type { OperationUse } from '../operations/operation-use.ts'
import { resolveOperation } from '../operations/resolve-operation.ts'
import { noOperations, type StoredOperations } from '../operations/stored-operations.ts'
import { type RequestIds, requestIdsOf } from '../plugins/request-id.ts'
import type { Observe } from '../telemetry/observe.ts'
import { acceptedType } from './accepted-type.ts'
import { type Admission, admit } from './admit.ts'
import { type Answer, sendRefusal, sendResult } from './answer.ts'
import { createArrivingBodies } from './arriving-bodies.ts'
import { answerCors } from './cors.ts'
import { overloaded, placeOf } from './load-gate.ts'
import { answerMethod } from './methods.ts'
import { setPointsHeaders } from './points-headers.ts'
import { readParams } from './read-params.ts'

/** A page or check beside the endpoint. Returns without an answer if the request is not for it. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

export interface ListenerDeps extends Admission {
  readonly gateway: Gateway
  /** Notified of each request of the endpoint. */
  readonly metrics: Observe
  /** By path. */
  readonly routes: Readonly<Record<string, Route>>
  /** Handles a browser's GET of the endpoint. Null if there is no playground. */
  readonly playground: Route | null
  /** Origins whose pages may send requests. Absent: none. */
  readonly corsOrigins?: readonly string[]
  readonly operations?: StoredOperations
  readonly operationUse?: OperationUse
  /** The time in which a body must arrive; 10 s if absent. */
  readonly slowestBodyMs?: number
  readonly newId: () => string
  readonly onFault: (requestId: string, fault: unknown) => void
}

/** GraphQL over HTTP at /graphql. Every answer is JSON: either data, or an error with a code and the request's id. */
export function createListener(deps: ListenerDeps): RequestListener {
  const bodies = createArrivingBodies(limits.concurrentRequests)

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const ids = requestIdsOf(request, deps.newId)
    const { requestId } = ids
    response.setHeader('x-request-id', requestId)
    response.setHeader('x-content-type-options', 'nosniff')
    const answer: { -readonly [key in keyof Answer]: Answer[key] } = {
      requestId,
      type: 'application/json',
      hidesSchema: true,
      onFault: (fault) => deps.onFault(requestId, fault),
    }
    try {
      const path = pathOf(request)
      if (request.rawHeaders.length > limits.headers * 2)
        throw codedError('LIMIT_EXCEEDED', `The request has too many headers: at most ${limits.headers} are allowed.`, {
          http: { status: 431 },
        })
      if (path === '/graphql' && answerCors(request, response, deps.corsOrigins ?? [])) return
      const route = Object.hasOwn(deps.routes, path) ? deps.routes[path] : undefined
      if (route !== undefined) return await route(request, response)
      if (path !== '/graphql') throw codedError('NOT_FOUND', 'This path does not exist: the endpoint is /graphql.')
      if (answerMethod(request, response)) return
      if (deps.playground !== null && isBrowser(request)) return await deps.playground(request, response)
      response.setHeader('cache-control', 'private, no-store')
      answer.type = acceptedType(request)
      await answerGraphQL(request, response, answer, ids)
    } catch (error) {
      refuse(request, response, error, answer)
    }
  }

  function refuse(request: IncomingMessage, response: ServerResponse, error: unknown, answer: Answer): void {
    // The rest of a broken or over-long body is still arriving, so the connection cannot be used again.
    if (!request.complete) response.setHeader('connection', 'close')
    sendRefusal(response, error, answer)
  }

  /** Somebody whose body is not here yet takes no place from those whose requests can be answered. */
  async function receive(request: IncomingMessage, { viewer }: Caller): Promise<GraphQLParams> {
    const read = () => readParams(request, urlOf(request), deps.slowestBodyMs)
    // Many clients send the body in a packet of its own, right after the headers.
    if (!request.complete) await new Promise(setImmediate)
    if (request.complete) return read()
    const place = placeOf(request)
    place?.give()
    const asked = await bodies.receive(callerOf(viewer), read)
    if (place !== undefined && !(await place.retake())) throw overloaded()
    return asked
  }

  async function answerGraphQL(
    request: IncomingMessage,
    response: ServerResponse,
    answer: Answer,
    ids: RequestIds,
  ): Promise<void> {
    const end = deps.metrics.start()
    const seen: { requestId: string; params: GraphQLParams; clientId?: string } = {
      requestId: answer.requestId,
      params: {},
    }
    try {
      const { caller, client } = await admit(request, deps, ids)
      const signal = goneSignal(response)
      seen.clientId = caller.viewer.clientId
      const asked = await receive(request, caller)
      const { params, stored } = resolveOperation(asked, client, deps.operations ?? noOperations)
      seen.params = params
      if (stored !== null) deps.operationUse?.note(stored.id)
      const result = await deps.gateway.execute(params, { ...caller, signal }, request.method ?? 'GET')
      setPointsHeaders(response, caller.points ?? null)
      sendResult(response, result, { ...answer, hidesSchema: caller.maySeeSchema !== true })
      end({ ...seen, status: response.statusCode, result })
    } catch (thrown) {
      if (response.headersSent) throw thrown
      const error = toCodedError(thrown)
      refuse(request, response, error, answer)
      end({ ...seen, status: response.statusCode, result: { errors: [toGraphQLError(error)] } })
    }
  }

  return (request, response) => {
    handle(request, response).catch((fault: unknown) => {
      deps.onFault('-', fault)
      response.destroy()
    })
  }
}

function toGraphQLError(error: unknown): GraphQLError {
  return error instanceof GraphQLError ? error : new GraphQLError('fault')
}

function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

function urlOf(request: IncomingMessage): URL {
  // Reads only the query string, and only for a GET.
  return request.method === 'GET' ? new URL(request.url ?? '/', 'http://gateway.invalid') : emptyUrl
}

const emptyUrl = new URL('http://gateway.invalid/graphql')

/** The address bar of a browser, not a program: it accepts a page and sends no operation. */
function isBrowser(request: IncomingMessage): boolean {
  if (request.method !== 'GET' || !request.headers.accept?.includes('text/html')) return false
  return !/[?&](query|documentId|extensions)=/.test(request.url ?? '')
}
