import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql'
import type { Limits } from '../../config.ts'
import { codedError } from '../../errors.ts'
import { estimate, toPoints, type Variables, weigh } from '../cost/measure-cost.ts'
import { type CostNode, planCost } from '../cost/plan-cost.ts'
import type { PointsAccount, PointsWindow } from '../cost/points.ts'
import type { Weights } from '../cost/weights.ts'

/** The content of `extensions.cost`, in points. */
export interface CostReport {
  readonly requestedQueryCost: number
  /** Null if nothing was executed. */
  readonly actualQueryCost: number | null
  /** The bucket with the fewest points left. Absent if the client has no limit. */
  readonly throttleStatus?: {
    readonly maximumAvailable: number
    readonly currentlyAvailable: number
    /** When the bucket is full again, in ISO 8601. */
    readonly resetAt: string
  }
}

/**
 * Refuses an operation that may cost too much, and one for which its client or user has too few points, before it is planned. The runtime's
 * own demand control counts each subgraph call when it is made, and a fragment once however often it is spread.
 */
export function limitCost(
  weights: Weights,
  accountOf: (context: object) => PointsAccount | null,
  most: Limits,
): GatewayPlugin {
  const planByDocument = new WeakMap<DocumentNode, Map<string, CostNode>>()

  function planOf(schema: GraphQLSchema, document: DocumentNode, name: string | null | undefined): CostNode | null {
    let plans = planByDocument.get(document)
    if (plans === undefined) {
      plans = new Map()
      planByDocument.set(document, plans)
    }
    const known = plans.get(name ?? '')
    if (known !== undefined) return known
    const operation = getOperationAST(document, name)
    if (operation === null || operation === undefined) return null
    const plan = planCost(schema, weights, document, operation)
    plans.set(name ?? '', plan)
    return plan
  }

  return {
    onExecute({ args, context, setResultAndStopExecution }) {
      const plan = planOf(args.schema, args.document, args.operationName)
      if (plan === null) return
      // Sizes are read from numbers only, whatever else the caller sent.
      const { weight, nodes } = estimate(plan, (args.variableValues ?? {}) as Variables)
      const points = toPoints(weight)
      if (nodes > most.nodes) throw exceeded('nodes', most.nodes, nodes)
      if (points > most.cost) throw exceeded('cost', most.cost, points)
      const account = accountOf(context)
      const whenDone = {
        onExecuteDone({ result, setResult }: ExecuteDone) {
          if (Symbol.asyncIterator in result) return
          const actual = Math.min(points, toPoints(weigh(plan, result.data)))
          const answer = () =>
            setResult({ ...result, extensions: { ...result.extensions, cost: report(points, actual, account) } })
          return account === null ? answer() : account.refund(points - actual).then(answer)
        },
      }
      if (account === null) return whenDone
      return account.take(points).then((window) => {
        if (window === null) return whenDone
        const cost = report(points, null, account)
        setResultAndStopExecution({ errors: [tooFew(points, window)], extensions: { cost } })
      })
    },
  }
}

type OnExecute = NonNullable<GatewayPlugin['onExecute']>
type ExecuteHooks = Exclude<Awaited<ReturnType<OnExecute>>, void>
type ExecuteDone = Parameters<NonNullable<ExecuteHooks['onExecuteDone']>>[0]

function report(requestedQueryCost: number, actualQueryCost: number | null, account: PointsAccount | null): CostReport {
  const least = account?.budget() ?? null
  return {
    requestedQueryCost,
    actualQueryCost,
    ...(least !== null && {
      throttleStatus: {
        maximumAvailable: least.limit,
        currentlyAvailable: least.remaining,
        resetAt: new Date(least.resetAt).toISOString(),
      },
    }),
  }
}

function exceeded(limit: string, most: number, requested: number) {
  return codedError(
    'LIMIT_EXCEEDED',
    `The operation may return too much: ${limit} may be at most ${most}. Ask for fewer fields or shorter lists.`,
    {
      limit,
      most,
      requested,
    },
  )
}

function tooFew(points: number, { name, limit, resetAt }: PointsWindow) {
  if (points > limit)
    return codedError(
      'LIMIT_EXCEEDED',
      `The operation costs more points than this ${name} can have: ${limit}. Ask for fewer fields or shorter lists.`,
      {
        limit: 'points',
        most: limit,
        requested: points,
      },
    )
  return codedError(
    'RATE_LIMITED',
    `This ${name} has too few points left: try again after the time in the header retry-after.`,
    {
      retryAfterSeconds: Math.max(1, Math.ceil((resetAt - Date.now()) / 1000)),
    },
  )
}
