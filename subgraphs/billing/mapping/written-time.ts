export type DateOrder = 'YMD' | 'DMY' | 'MDY'

/** A date, and what follows it. Its parts are separated by marks such as `/`, `.`, `-` and `\u5e74`. */
const dateFirst = /^(\d{1,4})([^\d:,]{1,3})(\d{1,2})([^\d:,]{1,3})(\d{1,4})(?:[.\u65e5]|\s*$|(?=[T,\s]))(.*)$/s
const timeOfDay =
  /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}(?:[.,]\d{1,9})?))?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/

/**
 * The ISO 8601 date or time of a date or time as an export writes it, in the zone that it states, or without one. Undefined for an empty
 * text. Throws SyntaxError for a text that cannot be read as a whole: half a time is another time.
 */
export function toTime(text: string, order: DateOrder): string | undefined {
  if (text === '') return undefined
  const [, a = '', first = '', b = '', second = '', c = '', rest = ''] = dateFirst.exec(text) ?? []
  // A text that begins with a year is read as such, whatever the order of the others.
  const read: DateOrder = /^\d{4}$/.test(a) ? 'YMD' : order
  const of = (letter: 'Y' | 'M' | 'D') => [a, b, c][read.indexOf(letter)] ?? ''
  const [year, month, day] = [of('Y'), of('M').padStart(2, '0'), of('D').padStart(2, '0')]
  const date = `${year}-${month}-${day}`
  if (first.trim() === '' && second.trim() !== '') throw fault(text, order)
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !isDay(date)) throw fault(text, order)
  const written = rest.replace(/^[T,\s]+/, '').trim()
  return written === '' ? date : withTime(text, date, written)
}

function withTime(text: string, date: string, written: string): string {
  const [, hours = '', minutes = '', seconds = '', half, zone = ''] = timeOfDay.exec(written) ?? []
  const isPast = half?.toLowerCase() === 'p'
  const hour = Number(hours)
  const isTime = half === undefined ? hour <= 24 : hour >= 1 && hour <= 12
  const isMidnight = hour === 24 && !/[1-9]/.test(`${minutes}${seconds}`)
  if (
    hours === '' ||
    !isTime ||
    Number(minutes) > 59 ||
    Number(seconds.slice(0, 2)) > 59 ||
    (hour === 24 && !isMidnight)
  )
    throw new SyntaxError(
      `${text} is not a time that is read: write the time of day as 14:30, 14:30:59 or 2:30 PM, and a zone as Z or +01:00`,
    )
  const full = half === undefined ? hour % 24 : (hour % 12) + (isPast ? 12 : 0)
  const day = isMidnight && half === undefined ? nextDay(date) : date
  const offset = /^[+-]/.test(zone) ? zone.replace(/^(...):?(\d\d)?$/, (_, h, m = '00') => `${h}:${m}`) : zone && 'Z'
  const second = seconds === '' ? '00' : seconds.replace(',', '.')
  return `${day}T${String(full).padStart(2, '0')}:${minutes}:${second}${offset}`
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function fault(text: string, order: DateOrder): SyntaxError {
  return new SyntaxError(`${text} is not a date (${order})`)
}
