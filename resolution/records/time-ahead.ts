import { limits } from '../../config.ts'
import { toMillis } from './line-parts.ts'

/** Whether a time is further ahead of another than the clocks of two systems may differ. UTC milliseconds. */
export function isAhead(at: number, arrivedAt: number): boolean {
  return at > arrivedAt + limits.clockSkewMs
}

/**
 * A written time as UTC milliseconds. One in the future counts as the time of arrival: otherwise, a wrong clock, or a sender who lies,
 * would win over everything that arrives later.
 */
export function believedTime(written: string, arrivedAt: number): number {
  const at = toMillis(written)
  return isAhead(at, arrivedAt) ? arrivedAt : at
}

/** The times that are in the future, as written, such as `observedAt 9999-12-31`. Null if there are none. */
export function timesAhead(
  written: Readonly<Record<string, string | undefined>>,
  arrivedAt: number,
): readonly string[] | null {
  let ahead: string[] | null = null
  for (const name in written) {
    const time = written[name]
    if (time === undefined || !isAhead(toMillis(time), arrivedAt)) continue
    ahead = [...(ahead ?? []), `${name} ${time}`]
  }
  return ahead
}

/** The message to the sender about such times. */
export function tellTimesAhead(ahead: readonly string[]): string {
  return `These times lie ahead of the time of arrival, which counts instead: ${ahead.join(', ')}. Check the clock of the source.`
}
