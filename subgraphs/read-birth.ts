import type { ReadBirth } from '../access/consent/minors.ts'
import { mayBeHome } from '../resolution/golden-record/residence-address.ts'
import { birthDatesOf, type DateOrder } from '../resolution/normalise/birth-date.ts'
import { countryCodeOf } from '../resolution/normalise/country.ts'
import { placeOf } from './read-residence.ts'

/**
 * As resolution reads both: nothing is guessed. If the source declares no order of dates, `12-03-04` may begin with its year, too:
 * matching does not read it so, but somebody born in 2012 must not count as an adult.
 */
export const readBirth: ReadBirth = ({ attributes, dateOrder, defaultCountry }, now) => {
  // Written from the closed list of the source line only.
  const orders = dateOrder === null ? ([null, 'YMD'] as const) : [dateOrder as DateOrder]
  const thisYear = new Date(now).getUTCFullYear()
  const read = (written: unknown) => orders.flatMap((order) => birthDatesOf(written, order, thisYear))
  return {
    dates: [
      ...new Set(writtenIn(attributes.birthDate).flatMap((written) => datesOr(read(written), written, thisYear))),
    ],
    residence: countryOfResidence(attributes) ?? defaultCountry,
  }
}

/** The texts and numbers in a value, of which a list may have several. A date in parts is one text, as `2012-03-04`. */
function writtenIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(writtenIn)
  if (typeof value !== 'object' || value === null) return [value]
  const [year, month, day] = ['year', 'month', 'day'].map((part) => Reflect.get(value, part))
  if (year === undefined) return Object.values(value).flatMap(writtenIn)
  return [
    [year, month, day]
      .filter((part) => part !== undefined)
      .map(twoDigits)
      .join('-'),
  ]
}

function twoDigits(part: unknown): string {
  return String(part).padStart(2, '0')
}

/** Of a day that does not exist, such as 2016-02-31, at least the year is told. `15` is 2015, or 1915. */
function datesOr(dates: readonly string[], written: unknown, thisYear: number): readonly string[] {
  if (dates.length > 0) return dates
  const text = String(written ?? '').trim()
  const stamp = stampIn(text)
  if (stamp !== null) return [stamp]
  const age = ageForm.exec(text)?.slice(1).find(Boolean)
  // The latest year in which somebody of that age may have been born.
  if (age !== undefined) return [String(thisYear - Number(age))]
  const short = /^'?(\d\d)$/.exec(text)?.[1]
  if (short !== undefined) return [`20${short}`, `19${short}`].filter((year) => Number(year) <= thisYear)
  const years = new Set(text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [])
  return years.size === 1 ? [...years].filter((year) => Number(year) <= thisYear) : []
}

/** `20120512000000` and `/Date(1336780800000)/`, and the number of a day as spreadsheets store it: 41041. */
function stampIn(text: string): string | null {
  const digits = /^((?:19|20)\d\d)(\d\d)(\d\d)\d{6}$/.exec(text)
  if (digits !== null) return digits.slice(1).join('-')
  const milliseconds = /^\/Date\((-?\d{1,14})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1]
  if (milliseconds !== undefined) return dayOf(Number(milliseconds))
  const days = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0
  return days >= 10_000 && days < 60_000 ? dayOf((days - daysBefore1970) * 86_400_000) : null
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}

/** Spreadsheets count the days from 1899-12-30. */
const daysBefore1970 = 25_569

const ageForm =
  /^(?:(?:age|aged|alter)\W{0,3}(\d{1,3})(?:\s*\p{L}+)?|(\d{1,3})\s*-?(?:y|yo|yrs?|years?|jahre?|ans|a[n\u00f1]os|anni|jaar|lat|\u00e5r)(?:[\s-]?(?:old|alt))?\.?)$/iu

function countryOfResidence({ addresses }: Readonly<Record<string, unknown>>): string | null {
  if (!Array.isArray(addresses)) return null
  for (const address of addresses.filter(mayBeHome)) {
    if (typeof address !== 'object' || address === null) continue
    const written = [Reflect.get(address, 'countryCode'), Reflect.get(address, 'country')]
    const code = written.map((text) => (typeof text === 'string' ? countryCodeOf(text) : null)).find(Boolean)
    if (code) return placeOf(address, code)
  }
  return null
}
