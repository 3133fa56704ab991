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
  const short = /^\s*'?(\d\d)\s*$/.exec(String(written ?? ''))?.[1]
  if (short !== undefined) return [`20${short}`, `19${short}`].filter((year) => Number(year) <= thisYear)
  const years = String(written ?? '').match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []
  return years.length === 1 && Number(years[0]) <= thisYear ? years : []
}

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
