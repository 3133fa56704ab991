import { cleanText } from './clean-text.ts'
import { isFillerText } from './fillers/filler-text.ts'
import { daysBegun, momentOf } from './instant.ts'
import { monthNamed } from './month-names.ts'

/** The days, months or years that a birth date as written may mean: ISO, `1980-01-31`, `1980-01` or `1980`. Empty: unreadable. */
export type BirthDates = readonly string[]

export type DateOrder = 'DMY' | 'MDY' | 'YMD'

/**
 * Nothing is guessed: `3/1/70` is two days in each of two centuries, fewer if `order` (the source's) or the calendar decides. `thisYear`
 * ends the range of two-digit years. `country`: the place where a date that came as a moment, `1984-12-31T23:00Z`, was midnight.
 */
export function birthDatesOf(
  written: unknown,
  order: DateOrder | null,
  thisYear: number,
  country: string | null = null,
): BirthDates {
  const text = typeof written === 'number' ? String(written) : typeof written === 'string' ? cleanText(written) : ''
  const dates = datesOf(inLatinDigits(text.toLowerCase()), order, thisYear, country)
  return [...new Set(dates)].toSorted()
}

/** True for what programs and forms write if no date is known: the first and last days of calendars and of programs' clocks. */
export function isFillerDate(written: unknown, readings: BirthDates): boolean {
  if (readings.length > 0) return readings.every((reading) => fillers.has(reading))
  const text = String(written ?? '')
  if (isFillerText(text)) return true
  const digits = text.replace(/[t ].*$/i, '').replace(/\D/g, '')
  return digits !== '' && (/^(\d)\1*$/.test(digits) || firstOrLastDay.test(digits))
}

/** A year in which no living person was born is a typing error, unless a clock begins there: 1601-01-01, 1753-01-01, 9999-12-31. */
const firstOrLastDay = /^(0000|0001|9999)|^1[0-7]\d\d0101$|^15821015$|^01011[0-7]\d\d$|(0000|0001|9999)$/

const fillers: ReadonlySet<string> = new Set(
  '1899-12-30 1899-12-31 1900-01-01 1901-01-01 1904-01-01 1970-01-01 2000-01-01'.split(' '),
)

/** Arabic, Persian and Indian digits, and letters that were typed for one: `l983-07-O4`. */
function inLatinDigits(text: string): string {
  const latin = /^[!-~]*$/.test(text) ? text : text.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
  return /^(?=.*\d)[\dol./-]+$/.test(latin) ? latin.replaceAll('o', '0').replaceAll('l', '1') : latin
}

/** Every script has its ten digits in a row that begins with its zero. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return value
}

function datesOf(text: string, order: DateOrder | null, thisYear: number, country: string | null): readonly string[] {
  const moment = momentOf(text)
  if (moment !== null) return daysBegun(moment, country).flatMap((day) => datesOf(day, order, thisYear, country))
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[t ].*)?)?)?$/.exec(text)
  if (iso !== null) return partial(iso[1], iso[2], iso[3], thisYear)
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (compact !== null) return partial(compact[1], compact[2], compact[3], thisYear)
  const parts = text
    .replace(/ \d{1,2}:\d{2}(:\d{2})?( [ap]m)?$/, '')
    .replace(/(?<=\d)\s*[\u5e74\u6708\u65e5\ub144\uc6d4\uc77c]/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
  // `240783`, as in forms with six boxes.
  const isRun = parts.length === 1 && /^\d{6}$/.test(parts[0] ?? '')
  if (isRun) parts.splice(0, 1, ...(parts[0]?.match(/\d\d/g) ?? []))
  const monthAt = parts.findLastIndex((part) => monthOf(part) !== null)
  if (monthAt >= 0) return withMonthName(parts, monthAt, thisYear)
  const [a = '', b = '', c = ''] = parts
  if (parts.length === 2 && /^\d{1,2}$/.test(a) && /^\d{4}$/.test(b))
    return partial(b, a.padStart(2, '0'), undefined, thisYear)
  if (parts.length !== 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return []
  const readings: Readonly<Record<DateOrder, readonly string[]>> = {
    DMY: days(c, b, a, thisYear),
    MDY: days(c, a, b, thisYear),
    YMD: days(a, b, c, thisYear),
  }
  if (order !== null && readings[order].length > 0) return readings[order]
  if (a.length === 4) return readings.YMD
  return [...readings.DMY, ...readings.MDY, ...(isRun ? readings.YMD : [])]
}

/** `24-May-11`, `May 24, 1911`, `24. Mai 1911`: the year is the last number, the day the other. */
function withMonthName(parts: readonly string[], monthAt: number, thisYear: number): readonly string[] {
  const month = String(monthOf(parts[monthAt] ?? ''))
  const [first, second] = parts
    .filter((_, index) => index !== monthAt)
    .map((part) => part.replace(/(?<=\d)\p{L}{1,3}$/u, ''))
    // The day of the week, and small words such as `de`.
    .filter((part) => /^\d+$/.test(part))
  if (first === undefined) return []
  if (second === undefined) return partial(first, month.padStart(2, '0'), undefined, thisYear)
  return first.length === 4 ? days(first, month, second, thisYear) : days(second, month, first, thisYear)
}

function partial(year = '', month: string | undefined, day: string | undefined, thisYear: number): readonly string[] {
  const number = Number(year)
  if (!(number >= 1850 && number <= thisYear)) return []
  // 00 stands for an unknown part.
  if (month === undefined || month === '00') return [year]
  if (day === undefined || day === '00') return Number(month) <= 12 ? [`${year}-${month}`] : []
  return days(year, month, day, thisYear)
}

function days(year: string, month: string, day: string, thisYear: number): readonly string[] {
  const [monthNumber, dayNumber] = [Number(month), Number(day)]
  return yearsOf(year, thisYear)
    .filter((number) => isDay(number, monthNumber, dayNumber))
    .map((number) => `${number}-${month.padStart(2, '0').slice(-2)}-${day.padStart(2, '0').slice(-2)}`)
}

function yearsOf(year: string, thisYear: number): readonly number[] {
  if (!/^(\d{2}|\d{4})$/.test(year)) return []
  const years = year.length === 4 ? [Number(year)] : [1900 + Number(year), 2000 + Number(year)]
  return years.filter((number) => number >= 1850 && number <= thisYear)
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** English, German, French, Spanish, Italian and Portuguese by their first letters. */
const months: readonly RegExp[] = [
  /^(jan|gen|ene)/,
  /^(feb|fev|f\u00e9v)/,
  /^(mar|mrz|m\u00e4r)/,
  /^(apr|avr|abr)/,
  /^(may|mai|mag)/,
  /^(jun|juin|giu)/,
  /^(jul|juil|lug)/,
  /^(aug|ago|aou|ao\u00fb)/,
  /^(sep|set)/,
  /^(oct|okt|ott|out)/,
  /^(nov)/,
  /^(dec|dez|dic|d\u00e9c)/,
]

function monthOf(word: string): number | null {
  if (!/^\p{L}{3,}$/u.test(word)) return null
  const named = monthNamed(word)
  if (named !== null) return named
  const index = months.findIndex((pattern) => pattern.test(word))
  return index < 0 ? null : index + 1
}
