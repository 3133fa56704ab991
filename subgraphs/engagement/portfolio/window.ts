import { codedError } from '../../../errors.ts'

const dayMs = 24 * 60 * 60 * 1_000
const maxDays = 366

/** Bounds of sort keys: `above` < sk < `below`. */
export interface Window {
  readonly above: string
  readonly below: string
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

/** Whole days, `YYYY-MM-DD`, both inclusive. Throws BAD_USER_INPUT or LIMIT_EXCEEDED. */
export function openWindow(since: string, until: string): Window {
  const from = Date.parse(since)
  const to = Date.parse(until) + dayMs
  if (!(from < to)) throw codedError('BAD_USER_INPUT', '`until` must not be before `since`: exchange the two.')
  if (to - from > maxDays * dayMs)
    throw codedError('LIMIT_EXCEEDED', `\`window\` may span at most ${maxDays} days: ask for a shorter period.`, {
      limit: 'windowDays',
    })
  return { above: new Date(from).toISOString(), below: new Date(to).toISOString(), from, to }
}

/** Throws BAD_USER_INPUT. */
export function checkDays(days: number, name: string): void {
  if (days < 1 || days > 730) throw codedError('BAD_USER_INPUT', `\`${name}\` must be between 1 and 730; got ${days}.`)
}
