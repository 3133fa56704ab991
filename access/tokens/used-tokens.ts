import type { Redis } from 'ioredis'

/** The tokens that were used before. */
export interface UsedTokens {
  /** True the first time for `id`, which is remembered until `until`, in epoch seconds. */
  claim(id: string, until: number): Promise<boolean>
}

/** For this process alone. */
export function rememberHere(now: () => Date): UsedTokens {
  const seen = new Map<string, number>()
  return {
    async claim(id, until) {
      const seconds = now().getTime() / 1000
      // In order of arrival, which is the order of expiry within the tolerance: the old ones are at the front.
      for (const [oldest, expired] of seen) {
        if (expired > seconds) break
        seen.delete(oldest)
      }
      if (seen.has(id)) return false
      seen.set(id, until)
      return true
    },
  }
}

/** Shared by all replicas of a subgraph. While Redis is down, each replica remembers its own, which is better than refusing everybody. */
export function rememberTogether(redis: Pick<Redis, 'set'>, now: () => Date): UsedTokens {
  const here = rememberHere(now)
  return {
    async claim(id, until) {
      if (!(await here.claim(id, until))) return false
      const seconds = Math.max(1, Math.ceil(until - now().getTime() / 1000))
      try {
        return (await redis.set(`gateway-token:${id}`, '1', 'EX', seconds, 'NX')) === 'OK'
      } catch {
        // The connection itself reports to the log.
        return true
      }
    },
  }
}
