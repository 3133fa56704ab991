import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'

/** How many more different people one user may look up. */
export interface LookUpsAccount {
  /**
   * Counts each look-up that this user has not made before in the period. Returns null if enough are left, otherwise the time (epoch
   * milliseconds) until which there are too few.
   */
  take(lookUps: readonly string[]): Promise<number | null>
}

/** What users have looked up in the present period, by user, as hashes. Nothing is kept of earlier periods. */
export type SeenLookUps = LRUCache<string, { readonly until: number; readonly seen: Set<string> }>

/** If there are more users than this at once, the one who has been idle longest is forgotten, and pays again for repeated look-ups. */
const mostUsers = 10_000

export function createSeenLookUps(): SeenLookUps {
  return new LRUCache({ max: mostUsers })
}

export function createLookUpsAccount(
  limiter: RateLimiterAbstract,
  key: string,
  seconds: number,
  seenByUser: SeenLookUps,
): LookUpsAccount {
  function seenNow(): Set<string> {
    const now = Date.now()
    const known = seenByUser.get(key)
    if (known !== undefined && known.until > now) return known.seen
    const seen = new Set<string>()
    seenByUser.set(key, { until: now + seconds * 1000, seen })
    return seen
  }

  return {
    async take(lookUps) {
      const seen = seenNow()
      const wanted = new Set(lookUps.map((lookUp) => hash('sha1', lookUp, 'base64url')))
      const fresh = [...wanted].filter((lookUp) => !seen.has(lookUp))
      if (fresh.length === 0) return null
      try {
        await limiter.consume(key, fresh.length)
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        // The library also counts refused points, which would reduce what smaller look-ups may use.
        await limiter.reward(key, fresh.length)
        return Date.now() + refusal.msBeforeNext
      }
      for (const lookUp of fresh) seen.add(lookUp)
      return null
    },
  }
}
