import { birthDatesOf } from '../normalise/birth-date.ts'
import { likeliestCountryCodeOf } from '../normalise/country.ts'
import { normaliseEmail } from '../normalise/email.ts'
import { languageCodeOf } from '../normalise/language.ts'
import type { Source } from '../records/source.ts'
import { isTimeZone } from '../records/time-zone.ts'

type Read = (text: string, source: Source, year: number) => boolean

const isDate: Read = (text, { dateOrder, defaultCountry }, year) =>
  birthDatesOf(text, dateOrder, year, defaultCountry).length > 0
const isEmail: Read = (text) => normaliseEmail(text) !== null
/** Digits, with only the words that occur beside a number: `+44 20 7946 0000 ext. 12`. */
const isPhone: Read = (text) => (text.match(/\p{Nd}/gu)?.length ?? 0) >= 5 && (text.match(/\p{L}/gu)?.length ?? 0) <= 10
const isCountry: Read = (text) => likeliestCountryCodeOf(text) !== null
const isLanguage: Read = (text) => languageCodeOf(text) !== null
/** In all countries that have postcodes, these contain digits. */
function isPostcode(text: string): boolean {
  return /\p{Nd}/u.test(text) && text.length <= 12
}

interface Form {
  readonly read: Read
  /** What a value must be: completes `must be`. */
  readonly form: string
}

/** The attributes whose values have a form. */
const formByAttribute: ReadonlyMap<string, Form> = new Map([
  ...formOf(['birthDate', 'dateOfBirth', 'foundedOn'], isDate, 'a date that is not in the future, such as 1980-01-31'),
  ...formOf(['email', 'emailAddress'], isEmail, 'an e-mail address, such as ann@example.com'),
  ...formOf(['phone', 'phoneNumber', 'mobile', 'mobilePhone', 'fax'], isPhone, 'a phone number, such as +442079460000'),
  ...formOf(['country', 'countryCode', 'nationality'], isCountry, 'a country or its ISO 3166 code, such as GB'),
  ...formOf(['language', 'preferredLanguage', 'locale'], isLanguage, 'a language or its code, such as en or en-GB'),
  ...formOf(['timeZone'], isTimeZone, 'a time zone of the IANA database, such as Europe/Berlin'),
])

function formOf(names: readonly string[], read: Read, form: string) {
  return names.map((name) => [name, { read, form }] as const)
}

const postcodes: ReadonlySet<string> = new Set(['postalCode', 'postcode', 'zip', 'zipCode'])

/** An address is judged by its postcode, because streets and towns have no form. */
function isReadableAddress(address: unknown): boolean {
  if (typeof address !== 'object' || address === null) return true
  return Object.entries(address).every(
    ([name, part]) => !postcodes.has(name) || typeof part !== 'string' || part.trim() === '' || isPostcode(part.trim()),
  )
}

/** False if the attribute has a form and the value does not have it: a birth date `see notes`. True for every other attribute. */
export function isReadable(attribute: string, value: unknown, source: Source, observedAt: number): boolean {
  if (attribute === 'addresses' && Array.isArray(value)) return value.some(isReadableAddress)
  const form = formByAttribute.get(attribute)
  if (form === undefined || (typeof value !== 'string' && typeof value !== 'number')) return true
  return form.read(String(value).trim(), source, new Date(observedAt).getUTCFullYear())
}

/** What a value that a person enters must be, to complete `must be`. Null if it is that. A part of an address counts as such. */
export function missedForm(attribute: string, value: string, source: Source, enteredAt: number): string | null {
  if (postcodes.has(attribute)) return isPostcode(value.trim()) ? null : 'a postcode, such as LS1 4AP'
  return isReadable(attribute, value, source, enteredAt) ? null : (formByAttribute.get(attribute)?.form ?? null)
}
