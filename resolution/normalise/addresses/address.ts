import { countryCodeOf, likeliestCountryCodeOf } from '../country.ts'
import { isFillerPlace, isSampleTown } from '../fillers/filler-places.ts'
import { remembered } from '../remembered.ts'
import { latinWords } from '../transliterate.ts'
import type { Address } from './address-parts.ts'
import { fromText } from './address-text.ts'
import { assembled } from './assembled.ts'
import { countryOfPart, placeOf, postalCode } from './place.ts'

/** Of the entries of `addresses`: nobody has as many homes, and reading a record must not take longer the more of them somebody enters. */
const mostRead = 20

/** The addresses of the first 20 `addresses`, of `address` and in the attributes themselves. Each once. */
export function addressesOf(
  attributes: Readonly<Record<string, unknown>>,
  defaultCountry: string | null,
): readonly Address[] {
  const listed: readonly unknown[] = Array.isArray(attributes.addresses) ? attributes.addresses.slice(0, mostRead) : []
  const written = [
    ...listed,
    attributes.address,
    'line1' in attributes || 'postalCode' in attributes ? attributes : null,
  ]
  const byText = new Map<string, Address>()
  for (const item of written) {
    const address = addressOf(item, defaultCountry)
    if (address !== null) byText.set(Object.values(address).join('|'), address)
  }
  return [...byText.values()]
}

/** Further names under which systems store a part, after its own. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  text: ['formatted', 'formattedAddress', 'fullAddress'],
  line1: ['addressLine1', 'street1', 'streetAddress', 'street'],
  line2: ['addressLine2', 'street2'],
  city: ['town', 'locality', 'addressLocality'],
  region: ['state', 'province', 'addressRegion'],
  postalCode: ['postcode', 'postCode', 'zip', 'zipCode'],
}

const otherCities: readonly string[] = ['city', ...(otherNames.city ?? [])]

/** `written`: one line of text, or an object of the parts `text line1 line2 city region postalCode country countryCode`, or of their `otherNames`. */
export function addressOf(written: unknown, defaultCountry: string | null): Address | null {
  if (typeof written === 'string') return isFillerPlace(written) ? null : fromText(written, defaultCountry, null)
  if (typeof written !== 'object' || written === null) return null
  return addressOfParts([written, defaultCountry])
}

/** An address is read for matching, for its household, and again with every neighbour that arrives. */
const addressOfParts = remembered(([written, defaultCountry]: readonly [object, string | null]): Address | null => {
  if (otherCities.some((name) => isSampleTown(String(Reflect.get(written, name) ?? '')))) return null
  const fieldOf = (name: string): unknown => Reflect.get(written, name)
  const part = (name: string) => {
    const value =
      fieldOf(name) ??
      otherNames[name]?.map(fieldOf).find((other) => other !== undefined && other !== null && other !== '')
    const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
    return name !== 'region' && !/^[a-z]{2}$/i.test(text) && isFillerPlace(text) ? '' : text
  }
  const statedCountry = countryCodeOf(part('countryCode')) ?? likeliestCountryCodeOf(part('country'))
  const country = statedCountry ?? defaultCountry
  const line1 = withNumber(part('line1'), fieldOf)
  const city = part('city')
  if (line1 === '' && city === '' && part('postalCode') === '') {
    const text = part('text')
    return text === '' ? null : fromText(text, country, statedCountry)
  }
  const lines = [line1, part('line2')].flatMap(segmentsOf)
  const place = { postalCode: part('postalCode'), city }
  const rest = lines.flatMap((line) => withoutPlace(line, lines.length > 1, place, country))
  return assembled({ lines: rest, place: { ...place, region: part('region') }, country, stated: statedCountry })
}, JSON.stringify)

/** If street and house number are separate fields. */
function withNumber(line1: string, fieldOf: (name: string) => unknown): string {
  const number = fieldOf('houseNumber') ?? fieldOf('streetNumber')
  if (line1 === '' || /\d/.test(line1) || (typeof number !== 'string' && typeof number !== 'number')) return line1
  return `${line1} ${number}`
}

function segmentsOf(line: string): readonly string[] {
  return line
    .split(/[,;\n]+/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
}

/** A line without the city, postal code and country that it repeats. What the other fields leave open is taken from it. */
function withoutPlace(
  line: string,
  isOneOfSeveral: boolean,
  place: { postalCode: string; city: string },
  country: string | null,
): readonly string[] {
  const folded = latinWords(line).join('')
  if (folded !== '' && folded === latinWords(place.city).join('')) return []
  if (isOneOfSeveral && countryOfPart(line) !== null) return []
  const code = postalCode(place.postalCode, country).toLowerCase()
  const found = placeOf(line, country)
  if (found === null || found.postalCode === '') return [line]
  const isSame = postalCode(found.postalCode, country).toLowerCase() === code
  // A number of four digits before a street is a house number.
  if (!isSame && (place.postalCode !== '' || !isOneOfSeveral)) return [line]
  place.postalCode ||= found.postalCode
  const rest = found.rest.trim()
  if (rest === '') return []
  if (place.city === '' && isOneOfSeveral) {
    place.city = rest
    return []
  }
  return latinWords(rest).join('') === latinWords(place.city).join('') ? [] : [withoutEnd(rest, place.city)]
}

function withoutEnd(text: string, end: string): string {
  return end !== '' && text.toLowerCase().endsWith(` ${end.toLowerCase()}`) ? text.slice(0, -end.length - 1) : text
}
