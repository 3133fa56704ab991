import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Budget } from '../../access/budget.ts'
import type { Admitted, PointsBucket } from '../../access/clients.ts'
import { openRedis } from '../open-redis.ts'
import { createLookUpsAccount, createSeenLookUps, type LookUpsAccount } from './look-ups.ts'
import { createMissesAccount, type MissesAccount } from './misses.ts'

/** The state of one bucket after the request's points were deducted. */
export interface PointsWindow {
  readonly name: 'client' | 'user'
  readonly limit: number
  readonly seconds: number
  readonly remaining: number
  /** When the bucket is full again, in epoch milliseconds. */
  readonly resetAt: number
}

/** The buckets that one request pays from. */
export interface PointsAccount {
  /** Deducts `points` from each bucket, or from none. Returns the window that has too few, or null if they were deducted. */
  take(points: number): Promise<PointsWindow | null>
  /** Refunds the points that the answer did not need. */
  refund(points: number): Promise<void>
  /** The last known state. Empty before `take`. */
  windows(): readonly PointsWindow[]
  /** The state of the bucket with the fewest points left. Null before `take`. */
  budget(): Budget | null
}

export interface Points {
  /** Null if the client has no limit. */
  open(admitted: Admitted): PointsAccount | null
  misses(admitted: Admitted): MissesAccount
  lookUps(admitted: Admitted): LookUpsAccount
  close(): Promise<void>
}

export interface PointsDeps {
  /** Null: this process counts for itself. */
  readonly redisUrl: string | null
  readonly onFault: (fault: unknown) => void
}

/** Buckets of a fixed window. While Redis is down, each process counts for itself, which is better than refusing everybody or nobody. */
export function createPoints({ redisUrl, onFault }: PointsDeps): Points {
  const redis = redisUrl === null ? null : openRedis(redisUrl, onFault)
  const limiters = new Map<string, RateLimiterAbstract>()
  const seenLookUps = createSeenLookUps()

  function limiterOf({ amount, seconds }: PointsBucket, kind = 'points'): RateLimiterAbstract {
    const keyPrefix = `${kind}:${amount}/${seconds}`
    const known = limiters.get(keyPrefix)
    if (known !== undefined) return known
    const options = { points: amount, duration: seconds, keyPrefix }
    const memory = new RateLimiterMemory(options)
    const limiter =
      redis === null ? memory : new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory })
    limiters.set(keyPrefix, limiter)
    return limiter
  }

  return {
    open({ client: { points }, viewer }) {
      const accounts: Account[] = []
      if (points.client !== undefined)
        accounts.push({
          name: 'client',
          key: viewer.clientId,
          bucket: points.client,
          limiter: limiterOf(points.client),
        })
      if (points.user !== undefined)
        accounts.push({
          name: 'user',
          key: JSON.stringify([viewer.clientId, viewer.subject]),
          bucket: points.user,
          limiter: limiterOf(points.user),
        })
      return accounts.length === 0 ? null : createAccount(accounts)
    },
    misses({ client: { misses }, viewer: { clientId, subject } }) {
      return createMissesAccount(limiterOf(misses, 'misses'), JSON.stringify([clientId, subject]), misses.amount)
    },
    lookUps({ client: { lookUps }, viewer: { clientId, subject } }) {
      const user = JSON.stringify([clientId, subject])
      return createLookUpsAccount(limiterOf(lookUps, 'look-ups'), user, lookUps.seconds, seenLookUps)
    },
    async close() {
      redis?.disconnect()
    },
  }
}

interface Account {
  readonly name: 'client' | 'user'
  readonly key: string
  readonly bucket: PointsBucket
  readonly limiter: RateLimiterAbstract
}

function createAccount(accounts: readonly Account[]): PointsAccount {
  let windows: readonly PointsWindow[] = []
  let cost = 0

  async function giveBack(
    { limiter, key }: Account,
    points: number,
    { resetAt }: PointsWindow,
  ): Promise<number | null> {
    // Points of an earlier window are not refunded: they would be a gift to the next one.
    if (Date.now() >= resetAt) return null
    const state = await limiter.reward(key, points)
    if (state.consumedPoints < 0) await limiter.penalty(key, -state.consumedPoints)
    return state.remainingPoints
  }

  return {
    async take(points) {
      cost = points
      const taken: { readonly account: Account; readonly window: PointsWindow }[] = []
      for (const account of accounts) {
        const { window, isEnough } = await consume(account, points)
        if (isEnough) {
          taken.push({ account, window })
          continue
        }
        // The library also counts refused points, which would reduce what smaller requests of the same window may use.
        const left = await giveBack(account, points, window)
        for (const one of taken) await giveBack(one.account, points, one.window)
        windows = [left === null ? window : { ...window, remaining: left }]
        return windows[0] ?? null
      }
      windows = taken.map(({ window }) => window)
      return null
    },
    async refund(points) {
      if (points <= 0) return
      windows = await Promise.all(
        windows.map(async (window) => {
          const account = accounts.find(({ name }) => name === window.name)
          const remaining = account === undefined ? null : await giveBack(account, points, window)
          return remaining === null ? window : { ...window, remaining }
        }),
      )
    },
    windows: () => windows,
    budget() {
      const [least] = [...windows].sort((a, b) => a.remaining - b.remaining)
      return least === undefined
        ? null
        : { limit: least.limit, remaining: least.remaining, resetAt: least.resetAt, cost }
    },
  }
}

async function consume({ limiter, key, name, bucket }: Account, points: number) {
  const toWindow = (state: RateLimiterRes): PointsWindow => ({
    name,
    limit: bucket.amount,
    seconds: bucket.seconds,
    remaining: state.remainingPoints,
    resetAt: Date.now() + state.msBeforeNext,
  })
  try {
    return { window: toWindow(await limiter.consume(key, points)), isEnough: true }
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return { window: toWindow(refusal), isEnough: false }
  }
}
