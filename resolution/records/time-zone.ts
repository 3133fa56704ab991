/** The zones that Node itself knows. A formatter is slow to create and quick to use. */
const formatterByZone = new Map<string, Intl.DateTimeFormat>()
const msPerDay = 86_400_000
/** Every place had its local mean time, the same on every day. */
const beforeZones = Date.UTC(1800, 0, 1)

/** Whether `name` is a time zone of the IANA database. An offset such as `+02:00` is not: it does not know summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    formatterOf(name)
    return true
  } catch {
    return false
  }
}

/**
 * `written` with the offset that `zone` had at that time, if it states none; a date becomes its midnight. A time that the clocks skipped
 * moves forward by as much as they did. A time that they showed twice is the first one.
 */
export function withOffset(written: string, zone: string): string {
  if (zone === 'UTC' || /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(written)) return written
  const local = written.includes('T') ? written.replace(/T\d\d:\d\d$/, '$&:00') : `${written}T00:00:00`
  const wallClock = Date.parse(`${local}Z`)
  const offset = offsetAtWallClock(wallClock, zone)
  // Before time zones, there were local mean times, whose offsets have seconds.
  return offset % 60_000 === 0 ? `${local}${isoOffset(offset)}` : new Date(wallClock - offset).toISOString()
}

/** The calendar day at `at` in `zone`, in days since 1970. */
export function dayIn(at: number, zone: string): number {
  return Math.floor((at + offsetAt(at, zone)) / msPerDay)
}

/** A change of clocks lies between the day before and the day after, or nowhere near. */
function offsetAtWallClock(wallClock: number, zone: string): number {
  const before = offsetAt(wallClock - msPerDay, zone)
  const after = offsetAt(wallClock + msPerDay, zone)
  if (before === after || offsetAt(wallClock - before, zone) === before) return before
  return offsetAt(wallClock - after, zone) === after ? after : before
}

/** The milliseconds by which `zone` is ahead of UTC. */
function offsetAt(at: number, zone: string): number {
  if (zone === 'UTC') return 0
  const parts: Record<string, number> = {}
  const moment = Math.max(at, beforeZones)
  for (const { type, value } of formatterOf(zone).formatToParts(moment)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1_000) * 1_000
}

const shownParts = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatterByZone.get(zone)
  if (known !== undefined) return known
  const formatter = new Intl.DateTimeFormat('en-u-ca-iso8601', { ...shownParts, timeZone: zone })
  formatterByZone.set(zone, formatter)
  return formatter
}

function isoOffset(offset: number): string {
  const minutes = Math.abs(offset) / 60_000
  const two = (value: number) => String(value).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
