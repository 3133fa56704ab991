import type { ReadResidence } from '../access/consent/residence.ts'
import { mayBeHome } from '../resolution/golden-record/residence-address.ts'
import { countryCodeOf } from '../resolution/normalise/country.ts'

/**
 * Each address at which somebody may live, by country and, if known, subdivision. A workplace says nothing about the law of the residence.
 * Nothing is guessed except the source's own country.
 */
export const readResidence: ReadResidence = ({ attributes: { addresses }, defaultCountry }) => {
  if (!Array.isArray(addresses)) return []
  return addresses.filter(mayBeHome).map((address: unknown) => {
    if (typeof address !== 'object' || address === null) return ''
    const country = countryOf(address) ?? defaultCountry
    return country === null ? '' : placeOf(address, country)
  })
}

/** The country or, if the address states it, the subdivision: `US-CA`. */
export function placeOf(address: object, country: string): string {
  const region = regionOf(country, text(address, 'region') ?? text(address, 'state'))
  return region === null ? country : `${country}-${region}`
}

/** A country that is stated but not understood is not replaced with the source's own. */
function countryOf(address: object): string | null {
  const written = text(address, 'countryCode') ?? text(address, 'country')
  return written === null ? null : (countryCodeOf(written) ?? '')
}

function regionOf(country: string, written: string | null): string | null {
  if (written === null) return null
  const name = written.replace(new RegExp(`^${country}-`, 'i'), '')
  const code = regionCodes[country]?.[name.toLowerCase()]
  if (code !== undefined) return code
  return /^[A-Z0-9]{1,3}$/i.test(name) ? name.toUpperCase() : null
}

/** Names of those subdivisions whose law differs from their country's in the policy. */
const regionCodes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: { california: 'CA', alabama: 'AL', mississippi: 'MS', nebraska: 'NE', 'puerto rico': 'PR' },
  CA: {
    ...{ 'british columbia': 'BC', 'new brunswick': 'NB', newfoundland: 'NL', 'newfoundland and labrador': 'NL' },
    ...{ 'nova scotia': 'NS', 'northwest territories': 'NT', nunavut: 'NU', yukon: 'YT' },
  },
}

function text(address: object, name: string): string | null {
  const value: unknown = Reflect.get(address, name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
