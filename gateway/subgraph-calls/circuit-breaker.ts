import CircuitBreaker from 'opossum'
import { codedError } from '../../errors.ts'
import { CallersGone } from '../../graph/graph-errors.ts'
import type { SubgraphCall } from './subgraph-call.ts'

export interface BreakerSettings {
  /** After so many calls within 10 s, half of which gave no answer, no further ones are made. */
  readonly leastCalls?: number
  /** Until one call is let through to see whether the subgraph is back. */
  readonly resetMs?: number
}

export interface BrokenCall {
  readonly call: SubgraphCall
  readonly isOpen: () => boolean
  /** Ends its timers. */
  readonly stop: () => void
}

/** A call that fails at once while its subgraph gives no answers: neither caller nor subgraph pays for waiting. */
export function withBreaker(name: string, call: SubgraphCall, settings: BreakerSettings = {}): BrokenCall {
  const { leastCalls = 10, resetMs = 3_000 } = settings
  const breaker = new CircuitBreaker(call, {
    // The call has a timeout of its own, which also ends it.
    timeout: false,
    volumeThreshold: leastCalls,
    errorThresholdPercentage: 50,
    rollingCountTimeout: 10_000,
    resetTimeout: resetMs,
    // Whose caller has gone tells nothing of the subgraph.
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
