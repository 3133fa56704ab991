import type { IdentifierType } from '../records/identifier-types.ts'
import { cleanText, lowerCase } from './clean-text.ts'
import { countryCodeOf } from './country.ts'
import { domainInAscii } from './domain.ts'
import { normaliseEmail } from './email.ts'
import { isFiller } from './fillers/filler-identifiers.ts'
import { normalisePhone } from './phone.ts'
import { remembered } from './remembered.ts'

export interface NormalisedIdentifier {
  readonly type: IdentifierType
  /** `TYPE:normalised`: equal for two spellings of the same identifier. */
  readonly key: string
  readonly value: string
  /** False: the value does not have the format of its type. It stays as written and counts little. */
  readonly isValid: boolean
  /** True: a filler such as `null` or `test@test.com`, which says nothing about anybody. */
  readonly isFiller: boolean
}

export interface WrittenIdentifier {
  readonly type: IdentifierType
  readonly value: string
  /** Any country code or name. */
  readonly country?: string | undefined
  /** Its source has verified it. */
  readonly isVerified?: boolean | undefined
}

/** A longer value is no identifier: ingest refuses it, and its form is not read, because some forms take the square of the length to read. */
export const mostIdentifierCharacters = 2_048

/** `fallbackCountry`: the country of the record's address or of the source, for an identifier that states none. */
export function normaliseIdentifier(
  written: WrittenIdentifier,
  fallbackCountry: string | null = null,
): NormalisedIdentifier {
  const { type, value } = written
  if (value.length > mostIdentifierCharacters)
    return { type, key: `${type}:${value}`, value, isValid: false, isFiller: false }
  const country = type === 'PHONE' ? (countryCodeOf(written.country) ?? fallbackCountry) : null
  return normaliseIn([type, value, country])
}

/** A record's identifiers are read when they are stored and when its traits are computed. */
const normaliseIn = remembered(([type, raw, country]: readonly [IdentifierType, string, string | null]) => {
  const { value, isValid } = normalised(type, raw, country)
  return { type, key: `${type}:${value}`, value, isValid, isFiller: isFiller(type, value, raw) }
}, JSON.stringify)

interface Value {
  readonly value: string
  readonly isValid: boolean
}

function normalised(type: IdentifierType, raw: string, country: string | null): Value {
  const text = cleanText(raw)
  switch (type) {
    case 'EMAIL':
      return valid(normaliseEmail(raw), lowerCase(text))
    case 'PHONE':
      return normalisePhone(text, country) ?? { value: text, isValid: false }
    case 'DOMAIN':
      return valid(domain(raw) ?? domain(text), lowerCase(text))
    case 'SOCIAL_HANDLE':
      return { value: lowerCase(text.replace(/^@/, '')), isValid: text !== '' }
    case 'LEI':
      return { value: compact(text), isValid: /^[A-Z0-9]{18}\d{2}$/.test(compact(text)) }
    case 'NATIONAL_ID':
    case 'PASSPORT':
    case 'DRIVER_LICENCE':
    case 'TAX_ID':
    case 'COMPANY_REGISTRATION':
    case 'BANK_ACCOUNT':
      return { value: compact(text), isValid: compact(text) !== '' }
    case 'USER_ID':
    case 'DEVICE_ID':
    case 'COOKIE_ID':
    case 'CRM_ID':
    case 'BILLING_ID':
    case 'LOYALTY_ID':
    case 'AD_ID':
    case 'OTHER':
      // Systems' own ids may differ in case only.
      return { value: text, isValid: text !== '' }
  }
}

function valid(value: string | null, otherwise: string): Value {
  return value === null ? { value: otherwise, isValid: false } : { value, isValid: true }
}

/** `https://www.acme.io/x` and `acme.io` are one domain. */
function domain(text: string): string | null {
  const authority = text.replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/, '')
  // `https://acme.io:x@evil.io` is at `evil.io`.
  if (authority.includes('@')) return null
  const host = authority
    .replace(/:.*$/, '')
    .replace(/^www\./i, '')
    .replace(/\.$/, '')
  const ascii = domainInAscii(host)
  return ascii !== null && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(ascii) ? ascii : null
}

/** Numbers of documents are written with and without blanks, dots and dashes. */
function compact(text: string): string {
  return text
    .replace(/\u0130/g, 'I')
    .toUpperCase()
    .replace(/[\s.\-/]/g, '')
}
