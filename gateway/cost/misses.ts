import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'

/** How many more look-ups of one user may find nobody. */
export interface MissesAccount {
  /** Null while some are left, otherwise the time (epoch milliseconds) until which there are none. */
  spentUntil(): Promise<number | null>
  spend(misses: number): Promise<void>
}

/** `amount` within the window of the limiter. */
export function createMissesAccount(limiter: RateLimiterAbstract, key: string, amount: number): MissesAccount {
  return {
    async spentUntil() {
      const state: RateLimiterRes | null = await limiter.get(key)
      return state !== null && state.consumedPoints >= amount ? Date.now() + state.msBeforeNext : null
    },
    async spend(misses) {
      // Counted after the answer, because the result is not known before: requests that run at the same moment may exceed the amount.
      await limiter.penalty(key, misses)
    },
  }
}
