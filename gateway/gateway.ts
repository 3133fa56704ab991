import { createGatewayRuntime, type GatewayConfigSupergraph } from '@graphql-hive/gateway-runtime'
import { unifiedGraphHandler } from '@graphql-hive/router-runtime'
import type { DocumentNode, ExecutionResult } from 'graphql'
import { type Limits, type SubgraphName, limits as usualLimits } from '../config.ts'
import { codedError } from '../errors.ts'
import type { CallContext, Caller, GraphQLParams } from './caller.ts'
import { readWeights } from './cost/weights.ts'
import { withPlainEnums } from './plain-enums.ts'
import { bubbleNulls } from './plugins/bubble-nulls.ts'
import { codeDocumentErrors } from './plugins/code-document-errors.ts'
import { separateIntrospection } from './plugins/introspection.ts'
import { limitCost } from './plugins/limit-cost.ts'
import { limitDocument } from './plugins/limit-document.ts'
import { limitMisses } from './plugins/limit-misses.ts'
import { limitPlanning, type Planning } from './plugins/limit-planning.ts'
import { limitShape } from './plugins/limit-shape.ts'
import { refuseMutationByGet } from './plugins/mutation-method.ts'
import { refuseInheritedNames } from './plugins/refuse-inherited-names.ts'
import { settleConditions } from './plugins/settle-conditions.ts'
import { faultsOfSubgraph } from './plugins/subgraph-faults.ts'
import type { SubgraphCall } from './subgraph-call.ts'
import { warmUpQuery } from './warm-up.ts'

export interface GatewayDeps {
  /** As composed; see supergraph.ts. */
  readonly supergraph: string
  readonly calls: Readonly<Partial<Record<SubgraphName, SubgraphCall>>>
  readonly createContext: (caller: Caller) => CallContext
  readonly limits?: Limits
  /** Fields of Query whose arguments name somebody; see look-up-fields.ts. */
  readonly lookUps?: ReadonlySet<string>
}

export interface Gateway {
  /** Errors in the result are as they arose: http/answer.ts makes them fit to go out. */
  execute(params: GraphQLParams, caller: Caller, method: string): Promise<ExecutionResult>
  close(): Promise<void>
}

interface OperationContext extends Planning {
  readonly method: string
  /** Null: planned for nobody, no subgraph is asked. */
  readonly asked: { readonly caller: Caller; readonly call: CallContext } | null
  /** A call failed, or answered null for an entity. */
  isIncomplete: boolean
}

/** Plans with the Rust planner and calls the subgraphs. Resolves when the supergraph is loaded. */
export async function createGateway({
  supergraph,
  calls,
  createContext,
  limits = usualLimits,
  lookUps = new Set(),
}: GatewayDeps): Promise<Gateway> {
  const runtime = createGatewayRuntime<OperationContext>({
    supergraph,
    unifiedGraphHandler: withPlainEnums(unifiedGraphHandler),
    transports: transportsTo(calls),
    plugins: () => [
      limitDocument(limits),
      limitShape(limits),
      refuseInheritedNames(),
      codeDocumentErrors(),
      refuseMutationByGet(),
      // Before whatever puts another document in its place: the last to set how to execute is the first to run.
      settleConditions(),
      separateIntrospection((context) => (context as OperationContext).asked?.caller.maySeeSchema === true),
      limitCost(
        readWeights(supergraph),
        (context) => (context as OperationContext).asked?.caller.points ?? null,
        limits,
      ),
      limitMisses(lookUps, (context) => (context as OperationContext).asked?.caller.misses ?? null),
      limitPlanning(limits.planningMs, (context) => context as OperationContext),
      bubbleNulls((context) => (context as OperationContext).isIncomplete),
    ],
    // Error texts, ids, pages and cross-origin headers are http/'s; its plugins would each cost a hook a request.
    maskedErrors: false,
    requestId: false,
    subgraphErrors: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    logging: false,
    // The planner joins the fetches of one step already; merging them again would print and parse each document anew.
    __experimental__batchExecution: false,
  })

  function run(params: GraphQLParams, method: string, asked: OperationContext['asked']) {
    const context = { method, asked, isIncomplete: false, onPlanned: null, headers: {} }
    // The HTTP layer is ours (the runtime's costs a quarter of a small request): its plugins see no request but this one.
    return runtime.getResultForParams(
      { params: { ...params }, request: postRequest },
      { ...context, request: postRequest },
    )
  }

  const query = warmUpQuery(await runtime.getSchema())
  if (query !== null) await run({ query }, 'POST', null)

  return {
    async execute(params, caller, method) {
      const call = createContext(caller)
      const result = await recorded(call, () => run(params, method, { caller, call }))
      if (result === undefined || Symbol.asyncIterator in result || Array.isArray(result))
        throw codedError('BAD_USER_INPUT', 'Streams are not served here.')
      return result
    },
    close: async () => runtime.dispose(),
  }
}

/** Nothing goes out, no fault either, before it is recorded who asked. */
async function recorded<T>({ trail }: CallContext, work: () => T): Promise<Awaited<T>> {
  try {
    return await work()
  } finally {
    await trail?.commit()
  }
}

const postRequest = new Request('http://gateway.invalid/graphql', { method: 'POST' })

/** The library's executor is generic in what the caller expects back, which nothing that runs a query can promise: hence the cast. */
function transportsTo(calls: GatewayDeps['calls']): NonNullable<GatewayConfigSupergraph['transports']> {
  const getSubgraphExecutor = ({ subgraphName }: { readonly subgraphName: string }) =>
    executorOf(subgraphName.toLowerCase(), calls)
  return { http: { getSubgraphExecutor } } as unknown as NonNullable<GatewayConfigSupergraph['transports']>
}

interface PlannedRequest {
  readonly document: DocumentNode
  // Typed by the library for any context and any variables.
  readonly variables?: Record<string, unknown>
  readonly operationName?: string | undefined
  readonly context?: OperationContext | undefined
}

function executorOf(name: string, calls: GatewayDeps['calls']) {
  const call = Object.hasOwn(calls, name) ? calls[name as SubgraphName] : undefined
  return async (request: PlannedRequest): Promise<ExecutionResult> => {
    const { context, document, variables, operationName } = request
    try {
      context?.onPlanned?.()
      if (context?.asked === null) return { data: null }
      if (call === undefined || context === undefined) throw new Error(`nothing runs the subgraph ${name}`)
      const result = await call(
        { document, ...(variables && { variables }), ...(operationName && { operationName }) },
        context.asked.call,
      )
      if (!isComplete(result)) context.isIncomplete = true
      return result
    } catch (error) {
      if (context !== undefined) context.isIncomplete = true
      return { errors: faultsOfSubgraph(name, document, error) }
    }
  }
}

/** An entity that a subgraph answers null for leaves a hole that only the supergraph's types can judge. */
function isComplete({ data }: ExecutionResult): boolean {
  if (data === null || data === undefined) return false
  for (const value of Object.values(data)) if (Array.isArray(value) && value.includes(null)) return false
  return true
}
