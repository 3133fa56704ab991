import { addressOf } from '../normalise/addresses/address.ts'
import { birthDatesOf, isFillerDate } from '../normalise/birth-date.ts'
import { isFillerCompany } from '../normalise/fillers/filler-companies.ts'
import { isFillerName } from '../normalise/fillers/filler-names.ts'
import { isFillerPlace } from '../normalise/fillers/filler-places.ts'
import { isFillerText } from '../normalise/fillers/filler-text.ts'

/** True if an attribute's value says nothing: empty, or what forms and programs write if nothing is known. */
export function isFillerAttribute(attribute: string, value: unknown): boolean {
  if (attribute === 'addresses' && Array.isArray(value)) return value.every(isFillerAddress)
  if (attribute === 'name' && typeof value === 'object' && value !== null) return isFillerOfNames(value)
  if (dates.has(attribute) && (typeof value === 'string' || typeof value === 'number')) {
    const readings = birthDatesOf(value, null, lastYear)
    // A company may have been founded at the beginning of a century, and many are entered by the year alone.
    return isFillerDate(value, readings) && (attribute === 'birthDate' || readings.length === 0)
  }
  return saysNothing(attribute, value)
}

/** Whether an address states more than its country. */
export function isAddressKnown(addresses: unknown): boolean {
  return Array.isArray(addresses) && addresses.some((address) => addressOf(address, null) !== null)
}

function isFillerAddress(address: unknown): boolean {
  if (typeof address === 'string') return isFillerPlace(address)
  if (typeof address !== 'object' || address === null) return saysNothing('address', address)
  return Object.entries(address).every(([name, part]) => {
    if (ofNoPlace.has(name) || saysNothing(name, part)) return true
    return !codes.has(name) && typeof part === 'string' && isFillerPlace(part)
  })
}

/** `value`: the parts of the name of a person or a company. */
function isFillerOfNames(value: object): boolean {
  const partOf = (name: string): string => String(Reflect.get(value, name) ?? '').trim()
  const company = partOf('name')
  if (company !== '') return isFillerCompany(company)
  const inFields = `${partOf('givenName')} ${partOf('familyName')}`.trim()
  return isFillerName(inFields) && isFillerName(partOf('fullName'))
}

/** What forms contain if there is no address. */
const ofNoPlace: ReadonlySet<string> = new Set(['type', 'kind', 'label', 'isPrimary', 'primary'])

function saysNothing(attribute: string, value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string')
    return (isFillerText(value) && !isCode(attribute, value)) || isFillerOf(attribute, value)
  if (Array.isArray(value)) return value.every((item) => saysNothing(attribute, item))
  if (typeof value === 'object') return Object.entries(value).every(([name, part]) => saysNothing(name, part))
  return false
}

/** What people enter about themselves because a form requires it. */
function isFillerOf(attribute: string, value: string): boolean {
  if (ofWork.has(attribute)) return isFillerCompany(value)
  return freeTexts.has(attribute) && isFillerName(value) && /\p{L}/u.test(value)
}

const ofWork: ReadonlySet<string> = new Set(['employer', 'company', 'companyName', 'organisation', 'organization'])
const freeTexts: ReadonlySet<string> = new Set(
  'jobTitle occupation department position title birthDate birthPlace placeOfBirth language preferredLanguage maidenName formerName birthName nickname preferredName'.split(
    ' ',
  ),
)

const dates: ReadonlySet<string> = new Set(['birthDate', 'foundedOn'])

/** Later than every real date. */
const lastYear = 9998

/** `NA` is Namibia, and `NV` Nevada. */
function isCode(attribute: string, value: string): boolean {
  return codes.has(attribute) && /^\s*[A-Za-z]{2}\s*$/.test(value)
}

const codes: ReadonlySet<string> = new Set(
  'nationality country countryCode region state province language preferredLanguage locale currency'.split(' '),
)
