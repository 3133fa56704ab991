import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'

/** How many look-ups of one user may still find nobody. */
export interface MissesAccount {
  /** Epoch milliseconds until which there are none left; null while there are some. */
  spentUntil(): Promise<number | null>
  spend(misses: number): Promise<void>
}

/** `amount` within the limiter's window. */
export function createMissesAccount(limiter: RateLimiterAbstract, key: string, amount: number): MissesAccount {
  return {
    async spentUntil() {
      const state: RateLimiterRes | null = await limiter.get(key)
      return state !== null && state.consumedPoints >= amount ? Date.now() + state.msBeforeNext : null
    },
    async spend(misses) {
      // Counted after the answer, since nobody knows before: what is under way at the same moment may exceed the amount by itself.
      await limiter.penalty(key, misses)
    },
  }
}
