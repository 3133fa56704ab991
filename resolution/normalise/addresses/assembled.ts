import { latinWords } from '../transliterate.ts'
import type { Address } from './address-parts.ts'
import { postalCode } from './place.ts'
import { regionOf } from './regions.ts'
import { streetAmong, streetOf, wordsOf } from './street-part.ts'
import { inFullCity } from './words-in-full.ts'

interface WrittenAddress {
  /** Without the place. */
  readonly lines: readonly string[]
  readonly place: { readonly postalCode: string; readonly city: string; readonly region: string }
  /** The country whose postal codes apply. */
  readonly country: string | null
  /** The country that the address itself states. */
  readonly stated: string | null
}

/** The address of these lines and this place. Null if they contain nothing. */
export function assembled({ lines, place, country, stated }: WrittenAddress): Address | null {
  const { street, others } = streetAmong(lines.map(streetOf))
  return known({
    number: street.number,
    street: street.street,
    streetWords: street.words,
    unit: street.unit === '' ? (others.find(({ unit }) => unit !== '')?.unit ?? '') : street.unit,
    secondary: others.map(({ number, street: name }) => number + name).join(''),
    postalCode: postalCode(place.postalCode, country),
    city: latinWords(place.city).map(inFullCity).join(''),
    region: regionOf(place.region),
    country: stated ?? '',
    words: wordsOf([...lines, place.city]),
  })
}

function known(address: Address): Address | null {
  const { country, region, words, streetWords, ...parts } = address
  return Object.values(parts).every((part) => part === '') && region === '' ? null : address
}
