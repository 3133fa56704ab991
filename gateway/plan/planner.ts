import { type PlanNode, QueryPlanner } from '@graphql-hive/router-query-planner'
import { print } from 'graphql'
import { codedError } from '../../errors.ts'
import type { NormalisedOperation } from './normalise.ts'

/** Created once per operation. Null if there is nothing to plan. */
export type PlanOf = (operation: NormalisedOperation) => PlanNode | null | Promise<PlanNode | null>

/**
 * Refuses an operation that is not planned in time. The planner works beside the event loop and cannot be stopped. The answer does not wait
 * for it, and the next request for the same operation finds the plan that came too late.
 */
export function createPlanner(supergraph: string, planningMs: number): PlanOf {
  const planner = new QueryPlanner(supergraph)
  const plans = new WeakMap<NormalisedOperation, PlanNode | null | Promise<PlanNode | null>>()

  async function plan(operation: NormalisedOperation): Promise<PlanNode | null> {
    if (operation.document === null) return null
    const name = operation.operation.name?.value
    const { node = null } = await planner.planAsync(print(operation.document), name, new Set(), 0)
    plans.set(operation, node)
    return node
  }

  return (operation) => {
    let planned = plans.get(operation)
    if (planned === undefined) {
      planned = plan(operation)
      plans.set(operation, planned)
      // A plan that failed once is tried again.
      planned.catch(() => plans.delete(operation))
    }
    return planned instanceof Promise ? plannedInTime(planned, planningMs) : planned
  }
}

/** Rejects with LIMIT_EXCEEDED if the plan takes longer. */
export async function plannedInTime<T>(planned: Promise<T>, planningMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    // After a pause of the event loop, a plan that was ready in time is processed first.
    timer = setTimeout(() => setImmediate(() => setImmediate(() => reject(tooLate(planningMs)))), planningMs)
  })
  try {
    return await Promise.race([planned, late])
  } finally {
    clearTimeout(timer)
  }
}

function tooLate(most: number) {
  const message = `The operation is too complex: it was not planned within ${most} ms.`
  return codedError('LIMIT_EXCEEDED', message, { limit: 'planningMs', most })
}
