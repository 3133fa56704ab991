import { type ExecutionResult, GraphQLError, print } from 'graphql'
import type { GatewayTokens } from '../access/gateway-tokens.ts'
import type { SubgraphName } from '../config.ts'
import { codedError } from '../errors.ts'
import type { ExecutableSubgraph, SubgraphRequest } from '../subgraphs/executable.ts'
import type { CallContext } from './caller.ts'

/** One way to run a subgraph's part of a plan. Rejects, with a code, only where the subgraph as a whole gave no answer. */
export type SubgraphCall = (request: SubgraphRequest, context: CallContext) => Promise<ExecutionResult>

/** The document is the plan's own, parsed once; the context goes over as the object it is. */
export function callInProcess(executable: ExecutableSubgraph): SubgraphCall {
  return (request, context) => executable.execute(request, context)
}

export interface RemoteCallSettings {
  readonly tokens: GatewayTokens
  readonly timeoutMs: number
}

/** POST to a subgraph's own server, vouched for by a gateway token that covers the body. */
export function callOverHttp(name: SubgraphName, url: string, { tokens, timeoutMs }: RemoteCallSettings): SubgraphCall {
  const textByDocument = new WeakMap<object, string>()

  function textOf({ document }: SubgraphRequest): string {
    let text = textByDocument.get(document)
    if (text === undefined) {
      text = print(document)
      textByDocument.set(document, text)
    }
    return text
  }

  return async (request, context) => {
    const { variables, operationName } = request
    const body = JSON.stringify({ query: textOf(request), variables, operationName })
    const { viewer, purpose, hasSignal, requestId } = context
    const token = await tokens.mint(
      name,
      { viewer, purpose, hasSignal, requestId, bookmarks: context.bookmarks() },
      body,
    )
    const answer = await post(name, url, token, body, requestId, timeoutMs)
    const marks = answer.extensions?.bookmark
    if (Array.isArray(marks)) context.addBookmarks(marks.filter((mark) => typeof mark === 'string'))
    return {
      ...(answer.data === undefined ? {} : { data: answer.data }),
      ...(answer.errors === undefined ? {} : { errors: answer.errors.map(toError) }),
    }
  }
}

interface RemoteError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

interface RemoteAnswer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly RemoteError[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

async function post(name: string, url: string, token: string, body: string, requestId: string, timeoutMs: number) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${token}`,
        'x-request-id': requestId,
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const answer: unknown = await response.json()
    // 401 means that the keys of gateway and subgraph differ: nothing the caller could mend.
    if (response.status === 401 || !isAnswer(answer)) throw new Error(`status ${response.status}`)
    return answer
  } catch (error) {
    throw codedError('SERVICE_UNAVAILABLE', `The subgraph ${name} does not answer.`, { subgraph: name }, error)
  }
}

function isAnswer(value: unknown): value is RemoteAnswer {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value)
}

function toError({ message, path, extensions }: RemoteError): GraphQLError {
  return new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions: { ...extensions } }) })
}
