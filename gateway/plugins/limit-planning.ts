import type { GatewayPlugin } from '@graphql-hive/gateway-runtime'
import type { DocumentNode } from 'graphql'
import { codedError } from '../../errors.ts'

export interface Planning {
  /** Called with the first call of a subgraph: the plan is made. */
  onPlanned: (() => void) | null
}

/**
 * Refuses an operation that is not planned in time. The planner works beside the event loop and cannot be stopped: the answer is
 * not kept waiting for it. A document that was planned once is in the planner's cache.
 */
export function limitPlanning(planningMs: number, planningOf: (context: object) => Planning): GatewayPlugin {
  const planned = new WeakSet<DocumentNode>()
  return {
    onExecute({ args, context, executeFn, setExecuteFn }) {
      if (planned.has(args.document)) return
      setExecuteFn(async (given) => {
        const planning = planningOf(context)
        let timer: NodeJS.Timeout | undefined
        const late = new Promise<never>((_resolve, reject) => {
          // After a pause of the event loop a plan that was ready in time is heard of first.
          timer = setTimeout(() => setImmediate(() => setImmediate(() => reject(tooLate(planningMs)))), planningMs)
        })
        planning.onPlanned = () => {
          clearTimeout(timer)
          planned.add(args.document)
        }
        try {
          return await Promise.race([executeFn(given), late])
        } finally {
          clearTimeout(timer)
        }
      })
    },
  }
}

function tooLate(most: number) {
  const message = `The operation is too complex: it was not planned within ${most} ms.`
  return codedError('LIMIT_EXCEEDED', message, { limit: 'planningMs', most })
}
