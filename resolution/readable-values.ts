import { birthDatesOf } from './normalise/birth-date.ts'
import { likeliestCountryCodeOf } from './normalise/country.ts'
import { normaliseEmail } from './normalise/email.ts'
import { languageCodeOf } from './normalise/language.ts'
import type { Source } from './source.ts'

type Read = (text: string, source: Source, year: number) => boolean

const isDate: Read = (text, { dateOrder, defaultCountry }, year) =>
  birthDatesOf(text, dateOrder, year, defaultCountry).length > 0
const isEmail: Read = (text) => normaliseEmail(text) !== null
/** Digits, with the words that stand beside a number at most: `+44 20 7946 0000 ext. 12`. */
const isPhone: Read = (text) => (text.match(/\p{Nd}/gu)?.length ?? 0) >= 5 && (text.match(/\p{L}/gu)?.length ?? 0) <= 10
const isCountry: Read = (text) => likeliestCountryCodeOf(text) !== null
const isLanguage: Read = (text) => languageCodeOf(text) !== null
/** All countries that have postcodes write digits in them. */
function isPostcode(text: string): boolean {
  return /\p{Nd}/u.test(text) && text.length <= 12
}

/** The attributes whose values have a form. */
const readByAttribute: ReadonlyMap<string, Read> = new Map([
  ...['birthDate', 'dateOfBirth', 'foundedOn'].map((name) => [name, isDate] as const),
  ...['email', 'emailAddress'].map((name) => [name, isEmail] as const),
  ...['phone', 'phoneNumber', 'mobile', 'mobilePhone', 'fax'].map((name) => [name, isPhone] as const),
  ...['country', 'countryCode', 'nationality'].map((name) => [name, isCountry] as const),
  ...['language', 'preferredLanguage', 'locale'].map((name) => [name, isLanguage] as const),
])

const postcodes: ReadonlySet<string> = new Set(['postalCode', 'postcode', 'zip', 'zipCode'])

/** An address goes by its postcode: streets and towns have no form. */
function isReadableAddress(address: unknown): boolean {
  if (typeof address !== 'object' || address === null) return true
  return Object.entries(address).every(
    ([name, part]) => !postcodes.has(name) || typeof part !== 'string' || part.trim() === '' || isPostcode(part.trim()),
  )
}

/** False where the attribute has a form and the value does not have it: a birth date `see notes`. True of every other attribute. */
export function isReadable(attribute: string, value: unknown, source: Source, observedAt: number): boolean {
  if (attribute === 'addresses' && Array.isArray(value)) return value.some(isReadableAddress)
  const read = readByAttribute.get(attribute)
  if (read === undefined || (typeof value !== 'string' && typeof value !== 'number')) return true
  return read(String(value).trim(), source, new Date(observedAt).getUTCFullYear())
}
