import type { GatewayConfigSupergraph } from '@graphql-hive/gateway-runtime'
import { type DocumentNode, type ExecutionResult, execute, getVariableValues } from 'graphql'
import { checkValues } from '../checked-values.ts'
import { publicSchema } from '../public-schema.ts'
import { complete } from './complete.ts'
import { executePlan, type FetchRequest } from './execute-plan.ts'
import { normalise } from './normalise.ts'
import { createOperations } from './operations.ts'
import { createPlanner } from './planner.ts'

type Handler = NonNullable<GatewayConfigSupergraph['unifiedGraphHandler']>

export interface HandlerDeps<C> {
  readonly planningMs: number
  /** Null: the operation is planned, and no subgraph is called. Never rejects. */
  readonly fetcherOf: (context: C) => ((subgraph: string, request: FetchRequest) => Promise<ExecutionResult>) | null
  /** Only tests omit it. */
  readonly normalise?: typeof normalise
  /** Only tests omit it. */
  readonly checkValues?: typeof checkValues
}

interface Request<C> {
  readonly document: DocumentNode
  readonly operationName?: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly context: C
}

/** Serves the supergraph: each operation is normalised, planned, executed by the subgraphs and completed. */
export function planHandler<C>({
  planningMs,
  fetcherOf,
  normalise: make = normalise,
  checkValues: check = checkValues,
}: HandlerDeps<C>): Handler {
  return ({ unifiedGraph, getUnifiedGraphSDL }) => {
    const supergraph = getUnifiedGraphSDL()
    const schema = check(publicSchema(supergraph))
    const operationOf = createOperations(schema, make)
    const planOf = createPlanner(supergraph, planningMs)

    async function answer({ document, operationName, variables: given = {}, context }: Request<C>) {
      const operation = operationOf(document, operationName, given)
      const planned = planOf(operation)
      const plan = planned instanceof Promise ? await planned : planned
      const fetch = fetcherOf(context)
      if (fetch === null) return { data: null }
      const definitions = operation.operation.variableDefinitions ?? []
      const variables = getVariableValues(schema, definitions, given).coerced ?? {}
      const { data, errors } =
        plan === null ? nothing : await executePlan(plan, { schema: unifiedGraph, variables, fetch })
      const { introspection } = operation
      const told =
        introspection === null ? {} : await execute({ schema, document: introspection, variableValues: given })
      return complete(operation, { ...data, ...told.data }, [...errors, ...(told.errors ?? [])])
    }

    return {
      unifiedGraph: schema,
      // The library types its requests for any context. Ours is the one that gateway.ts creates.
      executor: ((request: unknown) => answer(request as Request<C>)) as never,
      getSubgraphSchema: (name) => {
        throw new Error(`the gateway has no schema of ${name}`)
      },
    }
  }
}

const nothing = { data: {}, errors: [] }
