import { countryCodeOf } from '../country.ts'
import { regionCodes } from './regions.ts'

export interface Place {
  readonly postalCode: string
  readonly region: string
  readonly rest: string
  /** The text on either side of the code. */
  readonly before: string
  readonly after: string
}

/** The postal code and region that a part contains, and the rest. Null if it contains neither. */
export function placeOf(written: string, country: string | null): Place | null {
  const part = written.replace(countryBeforeCode, '')
  const pattern = postalPatterns.find(({ countries, form }) => {
    return (countries === '' || country === null || countries.includes(country)) && form.test(part)
  })
  const code = pattern === undefined ? '' : (pattern.form.exec(part)?.[1] ?? '')
  const without = code === '' ? part : part.replace(code, ' ').trim()
  const words = without.split(/\s+/).filter((word) => word !== '')
  const last = words.at(-1)?.toLowerCase().replace(/\./g, '') ?? ''
  const isRegion = regionCodes.has(last) && (words.length > 1 || code !== '')
  if (code === '' && !isRegion) return null
  const [before = '', after = ''] = code === '' ? [] : part.split(code, 2).map((side) => side.trim())
  const rest = (isRegion ? words.slice(0, -1) : words).join(' ')
  return { postalCode: code, region: isRegion ? last : '', rest, before, after }
}

/** Two letters after the last comma are far more often a state's than a country's. */
export function countryOfPart(part: string): string | null {
  return regionCodes.has(part.toLowerCase()) ? null : countryCodeOf(part)
}

/** `A-6020`, `FL-9494`, `SE 111 22`: the country as on number plates. */
const countryBeforeCode =
  /\b(?:(?:A|B|D|E|F|I|L|N|P|S)-|(?:AT|BE|BG|CH|CZ|DE|DK|EE|ES|FI|FIN|FL|FR|GR|HR|HU|IT|LI|LT|LU|LV|MD|NL|NO|PL|PT|RO|SE|SI|SK|TR|UA)[- ])(?=\d{2}-?\d{2})/i

const postalPatterns: readonly { readonly countries: string; readonly form: RegExp }[] = [
  { countries: 'GB', form: /\b([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b/i },
  { countries: 'CA', form: /\b([A-Z]\d[A-Z]\s?\d[A-Z]\d)\b/i },
  { countries: 'NL', form: /\b(\d{4}\s?[A-Z]{2})\b/ },
  { countries: 'IE', form: /\b([A-Z]\d[\dW]\s?[A-Z\d]{4})\b/i },
  { countries: 'BR', form: /\b(\d{5}-\d{3})\b/ },
  { countries: 'PL', form: /\b(\d{2}-\d{3})\b/ },
  { countries: '', form: /(?<=^|\s)(\d{5}-\d{4}|\d{3}\s\d{2}|\d{4,6})(?=\s|$)/ },
]

/** Without the zeros that a spreadsheet drops. */
export function postalCode(written: string, country: string | null): string {
  const code = written
    .replace(countryBeforeCode, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(
      /^(?:A|AT|B|BE|CH|CZ|D|DE|DK|E|EE|ES|F|FI|FR|HR|HU|I|IT|L|LI|FL|LT|LU|LV|N|NO|P|PL|PT|RO|S|SE|SI|SK|TR)(?=\d{4,5}$)/,
      '',
    )
  const isZip = (country === 'US' || country === null) && /^\d{9}$/.test(code)
  return (isZip ? code.slice(0, 5) : code).replace(/^0+(?=\d+$)/, '')
}
