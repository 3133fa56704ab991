import type { ServerResponse } from 'node:http'
import type { PointsAccount } from '../cost/points.ts'

/**
 * `RateLimit` and `RateLimit-Policy` as defined by draft-ietf-httpapi-ratelimit-headers: a quota `q` in `w` seconds, with `r` left for `t`
 * seconds.
 */
export function setPointsHeaders(response: ServerResponse, account: PointsAccount | null): void {
  const windows = account?.windows() ?? []
  if (windows.length === 0) return
  const seconds = (resetAt: number) => Math.max(0, Math.ceil((resetAt - Date.now()) / 1000))
  response.setHeader(
    'ratelimit',
    windows.map(({ name, remaining, resetAt }) => `"${name}";r=${remaining};t=${seconds(resetAt)}`).join(', '),
  )
  response.setHeader(
    'ratelimit-policy',
    windows.map(({ name, limit, seconds: window }) => `"${name}";q=${limit};w=${window}`).join(', '),
  )
}
