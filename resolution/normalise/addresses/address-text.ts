import { countryCodeOf } from '../country.ts'
import { latinWords } from '../transliterate.ts'
import type { Address } from './address-parts.ts'
import { assembled } from './assembled.ts'
import { countryOfPart, placeOf } from './place.ts'
import { codeByRegion } from './regions.ts'
import { streetOf } from './street-part.ts'
import { streetWords } from './words-in-full.ts'

/** `12 Main St, Apt 4, Las Vegas NV 89132, USA`; `Hauptstr. 5, 10115 Berlin`. */
export function fromText(text: string, defaultCountry: string | null, told: string | null): Address | null {
  const parts = text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const last = parts.at(-1)
  if (last === undefined) return null
  const lastCountry = parts.length > 1 ? countryOfPart(last) : null
  const country = lastCountry ?? defaultCountry
  const rest = lastCountry === null ? parts : parts.slice(0, -1)
  const place = { postalCode: '', region: '', city: '' }
  const lines: string[] = []
  for (const [index, whole] of rest.entries()) {
    const part = index === rest.length - 1 ? withoutCountry(whole) : whole
    if (index > 0 && countryOfPart(part) !== null) continue
    const lastRegion = index > 1 && index === rest.length - 1 ? codeByRegion.get(latinWords(part).join(' ')) : undefined
    if (lastRegion !== undefined) {
      place.region ||= lastRegion
      continue
    }
    // A single part contains street and place alike; the first of several is the street.
    const found = index === 0 && rest.length > 1 ? null : placeOf(part, country)
    if (found === null) {
      lines.push(part)
      continue
    }
    place.postalCode ||= found.postalCode
    place.region ||= found.region
    if (found.rest === '') continue
    if (rest.length > 1) place.city = found.rest
    else if (found.before !== '' && found.after !== '' && found.region === '') {
      lines.push(found.before)
      place.city = found.after
    } else lines.push(...splitAfterStreet(found.rest))
  }
  // `Flat 2, 10 Downing St`: the street is the first line with a house number and a name.
  const streetAt = lines.findIndex((line) => streetOf(line).number !== '' && streetOf(line).street !== '')
  if (streetAt > 0) lines.unshift(...lines.splice(streetAt, 1))
  if (place.city === '' && lines.length > 1) place.city = lines.pop() ?? ''
  return assembled({ lines, place, country, stated: lastCountry ?? countryAtEnd(last) ?? told })
}

/** `123 E Main St Henderson`: what follows the word for a street is the city. */
function splitAfterStreet(text: string): readonly string[] {
  const words = text.split(/\s+/)
  const at = words.findLastIndex((word, index) => index > 1 && streetWords.has(word.toLowerCase().replace(/\./g, '')))
  return at < 0 || at === words.length - 1 ? [text] : [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]
}

/** `A-6020 Innsbruck Austria` without the country. */
function withoutCountry(part: string): string {
  const words = part.split(/\s+/)
  const count = countryWordsAtEnd(words)
  return count === 0 ? part : words.slice(0, -count).join(' ')
}

function countryAtEnd(part: string): string | null {
  const words = part.split(/\s+/)
  const count = countryWordsAtEnd(words)
  return count === 0 ? null : countryCodeOf(words.slice(-count).join(' '))
}

/** The number of words at the end that name a country. A code of two letters may be a state, and a single word a town. */
function countryWordsAtEnd(words: readonly string[]): number {
  for (const count of [3, 2, 1]) {
    const name = words.slice(-count).join(' ')
    if (words.length > count + 1 && name.length > 2 && countryCodeOf(name) !== null) return count
  }
  return 0
}
