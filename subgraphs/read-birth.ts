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
  return {
    dates: [...new Set(orders.flatMap((order) => birthDatesOf(attributes.birthDate, order, thisYear)))],
    residence: countryOfResidence(attributes) ?? defaultCountry,
  }
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
