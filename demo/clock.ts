/** The end of the demo's history, unless the caller names another. */
export const demoUntil = new Date('2026-11-01T00:00:00Z')

/** Converts a time before the end into a UTC instant with seconds, as ingest lines state it. */
export type Clock = {
  readonly until: number
  /** `days` before the end; `seconds` moves it within the day. */
  readonly ago: (days: number, seconds?: number) => string
  /** Days from `instant` to the end; negative after it. */
  readonly daysSince: (instant: string) => number
}

export const secondsPerDay = 86_400

export function createClock(until: Date): Clock {
  const end = until.getTime()
  return {
    until: end,
    ago: (days, seconds = 0) => instantOf(end - (days * secondsPerDay - seconds) * 1000),
    daysSince: (instant) => (end - Date.parse(instant)) / (secondsPerDay * 1000),
  }
}

/** `days` and `seconds` after `instant`. */
export function later(instant: string, days: number, seconds = 0): string {
  return instantOf(Date.parse(instant) + (days * secondsPerDay + seconds) * 1000)
}

/** The same day `months` later, or that month's last day. */
export function monthsLater(instant: string, months: number): string {
  const from = new Date(instant)
  const day = from.getUTCDate()
  const to = new Date(from)
  to.setUTCDate(1)
  to.setUTCMonth(from.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate()
  to.setUTCDate(Math.min(day, lastDay))
  return instantOf(to.getTime())
}

function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
