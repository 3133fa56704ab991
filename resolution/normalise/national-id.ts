import type { IdentifierType } from '../records/identifier-types.ts'
import { cleanText } from './clean-text.ts'
import { countryCodeOf } from './country.ts'
import { isFiller } from './fillers/filler-identifiers.ts'
import {
  lettersAndDigits,
  type NationalNumber,
  nationalNumberOf,
  withoutLeadingZeros,
  withoutNumberWords,
} from './national-forms.ts'

/** An official number of which one person, or one company, has at most one per country and kind. */
export interface OfficialId {
  readonly type: IdentifierType
  /** ISO 3166-1 alpha-2. Empty if unknown. */
  readonly country: string
  /** Folded `kind` or `issuer`, such as `ssn`. Empty if not stated. */
  readonly kind: string
  /** Upper-case letters and digits, in the form of its country. */
  readonly value: string
  /** Its source has verified it, so another number is not a typing error of it. */
  readonly isVerified?: true
  /** The number as one of the default country of its source, if it is national and states no country. */
  readonly ofSource?: NationalNumber
}

export interface WrittenOfficialId {
  readonly type: IdentifierType
  readonly value: string
  readonly country?: string | null | undefined
  readonly kind?: string | null | undefined
  readonly issuer?: string | null | undefined
  readonly isVerified?: boolean | undefined
}

export const officialIdTypes: ReadonlySet<IdentifierType> = new Set<IdentifierType>([
  'NATIONAL_ID',
  'PASSPORT',
  'DRIVER_LICENCE',
  'TAX_ID',
  'LEI',
  'COMPANY_REGISTRATION',
])

/** Numbers that one country issues to its residents. Passports and driving licences stay those of the country that their holder came from. */
const nationalTypes: ReadonlySet<IdentifierType> = new Set<IdentifierType>([
  'NATIONAL_ID',
  'TAX_ID',
  'COMPANY_REGISTRATION',
])

/**
 * Null for fillers and for other types. The country is not taken from the record, because a foreigner's passport is foreign.
 * `defaultCountry`: that of the source. It only tells numbers apart: a number that agrees agrees whatever its country is.
 */
export function officialIdOf(written: WrittenOfficialId, defaultCountry: string | null = null): OfficialId | null {
  if (!officialIdTypes.has(written.type)) return null
  const statedCountry = countryCodeOf(written.country)
  const { country, value } = numberOf(written, statedCountry)
  if (
    value.length < 3 ||
    isFiller(written.type, lettersAndDigits(written.value), written.value) ||
    /^(.)\1*$/u.test(value) ||
    isRunOfDigits(value)
  )
    return null
  const kind = (written.kind ?? written.issuer ?? '').toLowerCase().replace(/[^a-z0-9]/g, '')
  const ofSource = country === '' && nationalTypes.has(written.type) ? ofCountry(written, defaultCountry) : null
  return {
    type: written.type,
    country,
    kind,
    value,
    ...(written.isVerified === true && { isVerified: true }),
    ...(ofSource !== null && { ofSource }),
  }
}

function ofCountry(written: WrittenOfficialId, country: string | null): NationalNumber | null {
  // A text that names no known country is a country as well.
  if (country === null || (written.country ?? '').trim() !== '') return null
  const found = numberOf(written, country)
  return found.country === country ? found : null
}

/** For companies and taxpayers in the form of their country. For other documents as written, without the zeros that a spreadsheet drops. */
function numberOf({ type, value: written }: WrittenOfficialId, statedCountry: string | null): NationalNumber {
  // A table's cell that was read as a number with a fraction.
  const cell = cleanText(written).replace(/^(\d{4,})\.0+$/, '$1')
  // Before a company's number, the words state its register: `HRA Nr. 77` is not `HRB Nr. 77`.
  if (type === 'COMPANY_REGISTRATION') return nationalNumberOf(cell, statedCountry)
  const text = withoutNumberWords(cell)
  if (type === 'TAX_ID') return nationalNumberOf(text, statedCountry)
  const country = statedCountry ?? ''
  const value = lettersAndDigits(type === 'NATIONAL_ID' ? text.toUpperCase().replace(labels, '') : text.toUpperCase())
  const plain = /^\d+$/.test(value) ? withoutLeadingZeros(value) : value
  return { country, value: type === 'NATIONAL_ID' ? ofOneLength(plain, country) : plain }
}

/**
 * What people write before the number of a person to state what it is. A blank or a sign must follow, because numbers begin with letters as
 * well.
 */
const labels =
  /^\s*(?:PESEL|NINO|NI|NN|BI|CC|TCKN|ID(?:[\s-]?N[RO])?|NATIONAL\s+ID|SSN|SIN|CPF|RG|DNI|NIE|NIF|CURP|RUN|RUT|BSN|AHV|AVS|C\.?F\.?|CODICE\s+FISCALE|NIR|NSS|PERSONNUMMER|PERSONNR|F\u00d8DSELSNUMMER|CPR|HETU|CNP|EGN|EMBG|JMBG|OIB|R\u010c|T\.?C\.?(?:\s+K\u0130ML\u0130K)?|AADHAAR|NRIC|\u0421\u041d\u0418\u041b\u0421|\u0418\u041d\u041d)[\s.:#]+(?:N[RO\u00ba\u00b0][\s.:#]+)?/u

/** Numbers that are written with and without a part that adds nothing: the century of a birth, check digits, zeros. */
function ofOneLength(value: string, country: string): string {
  switch (country) {
    case 'ES':
      return value.replace(/^0+(?=\d{4,}[A-Z]$)/, '')
    case 'FR':
      return /^[12]\d{4}(?:\d{2}|2[AB])\d{8}$/.test(value) ? value.slice(0, 13) : value
    case 'SE':
      return /^(?:19|20)\d{10}$/.test(value) ? withoutLeadingZeros(value.slice(2)) : value
    default:
      return value
  }
}

/** The number in the form of the country that it states, or else of the default country of its source. */
export function nationalFormOf({ country, value, ofSource }: OfficialId): NationalNumber {
  return ofSource ?? { country, value }
}

/** Numbers of two countries or kinds differ by nature and prove nothing. */
export function areComparable(a: OfficialId, b: OfficialId): boolean {
  return (
    a.type === b.type &&
    (a.country === b.country || a.country === '' || b.country === '') &&
    (a.kind === b.kind || a.kind === '' || b.kind === '')
  )
}

/** `123456789` and `987654321` are typed by people who have no number at hand. */
function isRunOfDigits(value: string): boolean {
  return value.length >= 5 && ('01234567890123456789'.includes(value) || '98765432109876543210'.includes(value))
}
