import { setTimeout as sleep } from 'node:timers/promises'
import { context as otel, propagation } from '@opentelemetry/api'
import { type DocumentNode, type ExecutionResult, GraphQLError, OperationTypeNode, print } from 'graphql'
import { parse } from 'secure-json-parse'
import type { GatewayTokens } from '../../access/tokens/gateway-tokens.ts'
import type { SubgraphName } from '../../config.ts'
import { codedError } from '../../errors.ts'
import { CallersGone } from '../../graph/graph-errors.ts'
import type { ExecutableSubgraph, SubgraphRequest } from '../../subgraphs/runtime/executable.ts'
import type { CallContext } from '../caller.ts'

/** One way to run a subgraph's part of a plan. Rejects, with a code, only if the subgraph as a whole did not answer. */
export type SubgraphCall = (request: SubgraphRequest, context: CallContext) => Promise<ExecutionResult>

/** The document is the plan's own, parsed once. The context is passed as the same object. */
export function callInProcess(executable: ExecutableSubgraph): SubgraphCall {
  return (request, context) => executable.execute(request, context)
}

export interface RemoteCallSettings {
  readonly tokens: GatewayTokens
  /** The timeout of a query, including its second attempt. */
  readonly timeoutMs: number
  /** Without it, timeoutMs. */
  readonly mutationTimeoutMs?: number
  /**
   * The timeout of a query that the subgraph has not answered yet: both the subgraph and the database make their plans, which takes seconds
   * on a busy machine. Without it, timeoutMs.
   */
  readonly firstTimeoutMs?: number
}

/**
 * POST to a subgraph's own server, with a gateway token that covers the body. A query whose connection broke is sent once more. A mutation
 * never is, because nobody knows how far it got.
 */
export function callOverHttp(name: SubgraphName, url: string, settings: RemoteCallSettings): SubgraphCall {
  const { tokens, timeoutMs, mutationTimeoutMs = timeoutMs, firstTimeoutMs = timeoutMs } = settings
  const printedByDocument = new WeakMap<object, Printed>()

  function printedOf({ document }: SubgraphRequest): Printed {
    let printed = printedByDocument.get(document)
    if (printed === undefined) {
      printed = { text: print(document), isMutation: isMutation(document), isAnswered: false }
      printedByDocument.set(document, printed)
    }
    return printed
  }

  return async (request, context) => {
    const { variables, operationName } = request
    const printed = printedOf(request)
    const { text, isMutation, isAnswered } = printed
    const body = JSON.stringify({ query: text, variables, operationName })
    const { viewer, purpose, hasSignal, requestId, auditId } = context
    const trace: Record<string, string> = {}
    propagation.inject(otel.active(), trace)
    const budget = context.budget?.() ?? undefined
    const claims = { viewer, purpose, hasSignal, requestId, auditId, bookmarks: context.bookmarks(), budget, trace }
    const queryTimeoutMs = isAnswered ? timeoutMs : firstTimeoutMs
    const timeout = AbortSignal.timeout(isMutation ? mutationTimeoutMs : queryTimeoutMs)
    const gone = isMutation ? null : context.gone()
    const signal = gone === null ? timeout : AbortSignal.any([timeout, gone])
    const attempts = isMutation ? 1 : 2
    for (let attempt = 1; ; attempt++) {
      try {
        // Each attempt has its own token, because the subgraph accepts none twice.
        const token = await tokens.mint(name, claims, body)
        const answer = await post(url, { token, body, requestId, trace, signal })
        printed.isAnswered = true
        const marks = answer.extensions?.bookmark
        if (Array.isArray(marks)) context.addBookmarks(marks.filter((mark) => typeof mark === 'string'))
        return {
          ...(answer.data === undefined ? {} : { data: answer.data }),
          ...(answer.errors === undefined ? {} : { errors: answer.errors.map(toError) }),
        }
      } catch (error) {
        if (gone?.aborted) throw new CallersGone(error)
        if (attempt >= attempts || signal.aborted || error instanceof Refusal)
          throw codedError(
            'SERVICE_UNAVAILABLE',
            `The subgraph ${name} does not respond: try again.`,
            { subgraph: name },
            error,
          )
        // Spread over time: a subgraph that just disappeared has many callers.
        await sleep(20 + Math.random() * 60)
      }
    }
  }
}

interface Printed {
  readonly text: string
  readonly isMutation: boolean
  isAnswered: boolean
}

/** A plan's document contains one operation. */
function isMutation(document: DocumentNode): boolean {
  return document.definitions.some((node) => 'operation' in node && node.operation === OperationTypeNode.MUTATION)
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

/** The subgraph answered, and would answer the same again. */
class Refusal extends Error {}

interface Post {
  readonly token: string
  readonly body: string
  readonly requestId: string
  readonly trace: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

async function post(url: string, { token, body, requestId, trace, signal }: Post): Promise<RemoteAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      // For proxies on the way. The subgraph trusts only the token's copy.
      ...trace,
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      authorization: `Bearer ${token}`,
      'x-request-id': requestId,
    },
    body,
    redirect: 'error',
    signal,
  })
  // 401 means that the keys of gateway and subgraph differ, which the caller cannot fix.
  if (response.status === 401) throw new Refusal('status 401')
  // Libraries behind this copy objects key by key: `__proto__` would become a prototype.
  const answer: unknown = parse(await response.text(), undefined, {
    protoAction: 'remove',
    constructorAction: 'ignore',
  })
  if (!isAnswer(answer)) throw new Error(`status ${response.status}`)
  return answer
}

function isAnswer(value: unknown): value is RemoteAnswer {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value)
}

function toError({ message, path, extensions }: RemoteError): GraphQLError {
  return new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions: { ...extensions } }) })
}
