import CircuitBreaker from 'opossum'
import { codedError } from '../../errors.ts'
import { CallersGone } from '../../graph/graph-errors.ts'
import type { SubgraphCall } from './subgraph-call.ts'

export interface BreakerSettings {
  /** If half of this many calls within 10 s got no answer, no further calls are made. */
  readonly leastCalls?: number
  /** The time until one call is let through to test whether the subgraph is back. */
  readonly resetMs?: number
}

export interface BrokenCall {
  readonly call: SubgraphCall
  readonly isOpen: () => boolean
  /** Ends its timers. */
  readonly stop: () => void
}

/** A call that fails at once while its subgraph does not answer, so that neither caller nor subgraph waits. */
export function withBreaker(name: string, call: SubgraphCall, settings: BreakerSettings = {}): BrokenCall {
  const { leastCalls = 10, resetMs = 3_000 } = settings
  const breaker = new CircuitBreaker(call, {
    // The call has its own timeout, which also ends it.
    timeout: false,
    volumeThreshold: leastCalls,
    errorThresholdPercentage: 50,
    rollingCountTimeout: 10_000,
    resetTimeout: resetMs,
    // A caller who disconnected is no evidence about the subgraph.
    errorFilter: (error: unknown) => error instanceof CallersGone,
  })
  return {
    async call(request, context) {
      try {
        return await breaker.fire(request, context)
      } catch (error) {
        if (!CircuitBreaker.isOurError(error as Error)) throw error
        throw codedError(
          'SERVICE_UNAVAILABLE',
          `The subgraph ${name} does not respond: try again.`,
          { subgraph: name },
          error,
        )
      }
    },
    isOpen: () => breaker.opened,
    stop: () => breaker.shutdown(),
  }
}
