import { limits } from '../../config.ts'
import { toMillis } from './line-parts.ts'

/** Whether a time lies further ahead of another than the clocks of two systems may differ. UTC milliseconds. */
export function isAhead(at: number, arrivedAt: number): boolean {
  return at > arrivedAt + limits.clockSkewMs
}

/**
 * A written time as UTC milliseconds. One that lies ahead counts as the time of arrival: otherwise a clock that is wrong, or a
 * sender who lies, would beat everything that arrives later.
 */
export function believedTime(written: string, arrivedAt: number): number {
  const at = toMillis(written)
  return isAhead(at, arrivedAt) ? arrivedAt : at
}

/** The times that lie ahead as they were written, `observedAt 9999-12-31`; null where none does. */
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

/** What a sender is told about such times. */
export function tellTimesAhead(ahead: readonly string[]): string {
  return `These times lie ahead of the time of arrival, which counts instead: ${ahead.join(', ')}. Check the clock of the source.`
}
