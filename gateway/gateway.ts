import { createGatewayRuntime } from '@graphql-hive/gateway-runtime'
import { type ExecutionResult, OperationTypeNode } from 'graphql'
import { type Limits, type SubgraphName, limits as usualLimits } from '../config.ts'
import { codedError } from '../errors.ts'
import type { CallContext, Caller, GraphQLParams } from './caller.ts'
import type { checkValues } from './checked-values.ts'
import { readWeights } from './cost/weights.ts'
import { createDeadline, type Deadline, tooLate } from './deadline.ts'
import { createLookUpFields } from './look-up-fields.ts'
import type { FetchRequest } from './plan/execute-plan.ts'
import { planHandler } from './plan/handler.ts'
import type { normalise } from './plan/normalise.ts'
import { codeDocumentErrors } from './plugins/code-document-errors.ts'
import { guardIntrospection } from './plugins/introspection.ts'
import { limitCost } from './plugins/limit-cost.ts'
import { limitDocument } from './plugins/limit-document.ts'
import { limitLookUps } from './plugins/limit-look-ups.ts'
import { limitMisses } from './plugins/limit-misses.ts'
import { limitShape } from './plugins/limit-shape.ts'
import { limitValues } from './plugins/limit-values.ts'
import { refuseMutationByGet } from './plugins/mutation-method.ts'
import { refuseInheritedNames } from './plugins/refuse-inherited-names.ts'
import { faultsOfSubgraph } from './plugins/subgraph-faults.ts'
import type { SubgraphCall } from './subgraph-calls/subgraph-call.ts'
import { warmUpQuery } from './warm-up.ts'

export interface GatewayDeps {
  /** The composed supergraph; see supergraph.ts. */
  readonly supergraph: string
  readonly calls: Readonly<Partial<Record<SubgraphName, SubgraphCall>>>
  readonly createContext: (caller: Caller) => CallContext
  readonly limits?: Limits
  /** Fields of Query whose arguments name somebody; see look-up-fields.ts. */
  readonly lookUps?: ReadonlySet<string>
  /** Replaces the normalisation of operations before planning. Only tests set it. */
  readonly normalise?: typeof normalise
  /** Replaces the check of scalar values. Only tests set it. */
  readonly checkValues?: typeof checkValues
}

export interface Gateway {
  /** Errors in the result are as they occurred. http/answer.ts makes them public. */
  execute(params: GraphQLParams, caller: Caller, method: string): Promise<ExecutionResult>
  close(): Promise<void>
}

interface OperationContext {
  readonly method: string
  /** Null: the operation is planned for nobody, and no subgraph is called. */
  readonly asked: { readonly caller: Caller; readonly call: CallContext; readonly deadline: Deadline } | null
}

/** Plans with the Rust planner and calls the subgraphs. Resolves once the supergraph is loaded. */
export async function createGateway({
  supergraph,
  calls,
  createContext,
  limits = usualLimits,
  lookUps = new Set(),
  normalise,
  checkValues,
}: GatewayDeps): Promise<Gateway> {
  const lookUpFieldsOf = createLookUpFields(lookUps)
  const runtime = createGatewayRuntime<OperationContext>({
    supergraph,
    unifiedGraphHandler: planHandler<OperationContext>({
      planningMs: limits.planningMs,
      fetcherOf: ({ asked }) => (asked === null ? null : (name, request) => fetchFrom(calls, name, request, asked)),
      ...(normalise && { normalise }),
      ...(checkValues && { checkValues }),
    }),
    plugins: () => [
      limitDocument(limits),
      limitShape(limits),
      refuseInheritedNames(),
      codeDocumentErrors(),
      refuseMutationByGet(),
      limitValues(limits),
      guardIntrospection((context) => (context as OperationContext).asked?.caller.maySeeSchema === true),
      limitCost(
        readWeights(supergraph),
        (context) => (context as OperationContext).asked?.caller.points ?? null,
        limits,
      ),
      limitLookUps(lookUpFieldsOf, (context) => (context as OperationContext).asked?.caller.lookUps ?? null),
      limitMisses(lookUpFieldsOf, (context) => (context as OperationContext).asked?.caller.misses ?? null),
    ],
    // http/ handles error texts, ids, pages and cross-origin headers. The runtime's plugins for them would each cost a hook per request.
    maskedErrors: false,
    requestId: false,
    subgraphErrors: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    logging: false,
    // The planner already joins the fetches of one step. Merging them again would print and parse each document again.
    __experimental__batchExecution: false,
  })

  function run(params: GraphQLParams, method: string, asked: OperationContext['asked']) {
    const context = { method, asked, headers: {} }
    // The HTTP layer is ours, because the runtime's costs a quarter of a small request. Its plugins see no other request than this one.
    return runtime.getResultForParams(
      { params: { ...params }, request: postRequest },
      { ...context, request: postRequest },
    )
  }

  const query = warmUpQuery(await runtime.getSchema())
  if (query !== null) await run({ query }, 'POST', null)

  return {
    async execute(params, caller, method) {
      const deadline = createDeadline(limits.requestTimeoutMs, caller.signal)
      const call = createContext({ ...caller, signal: deadline.signal })
      const result = await recorded(call, () => run(params, method, { caller, call, deadline })).finally(deadline.lift)
      if (deadline.isOver()) throw tooLate(limits.requestTimeoutMs)
      if (result === undefined || Symbol.asyncIterator in result || Array.isArray(result))
        throw codedError('BAD_USER_INPUT', 'Streaming responses are not supported: accept application/json.')
      return result
    },
    close: async () => runtime.dispose(),
  }
}

/** Nothing leaves, not even an error, before the caller has been recorded. */
async function recorded<T>({ trail }: CallContext, work: () => T): Promise<Awaited<T>> {
  try {
    return await work()
  } finally {
    await trail?.commit()
  }
}

const postRequest = new Request('http://gateway.invalid/graphql', { method: 'POST' })

function isMutation({ document }: FetchRequest): boolean {
  return document.definitions.some((node) => 'operation' in node && node.operation === OperationTypeNode.MUTATION)
}

async function fetchFrom(
  calls: GatewayDeps['calls'],
  subgraph: string,
  request: FetchRequest,
  { call: context, deadline }: NonNullable<OperationContext['asked']>,
): Promise<ExecutionResult> {
  const name = subgraph.toLowerCase()
  try {
    const call = Object.hasOwn(calls, name) ? calls[name as SubgraphName] : undefined
    if (call === undefined) throw new Error(`nothing runs the subgraph ${name}`)
    return await deadline.inTime(() => {
      if (isMutation(request)) deadline.lift()
      return call(request, context)
    })
  } catch (error) {
    return { errors: faultsOfSubgraph(name, request.document, error) }
  }
}
