import type { IdentifierType } from '../identifier-types.ts'
import { cleanText } from './clean-text.ts'
import { countryCodeOf } from './country.ts'
import { isJunk } from './junk.ts'
import { lettersAndDigits, type NationalNumber, nationalNumberOf, withoutLeadingZeros } from './national-forms.ts'

/** An official number that one person, or one company, has at most one of per country and kind. */
export interface OfficialId {
  readonly type: IdentifierType
  /** ISO 3166-1 alpha-2; empty where not known. */
  readonly country: string
  /** Folded `kind` or `issuer`, such as `ssn`; empty where not told. */
  readonly kind: string
  /** Upper-case letters and digits, in the form of its country. */
  readonly value: string
}

export interface WrittenOfficialId {
  readonly type: IdentifierType
  readonly value: string
  readonly country?: string | null | undefined
  readonly kind?: string | null | undefined
  readonly issuer?: string | null | undefined
}

export const officialIdTypes: ReadonlySet<IdentifierType> = new Set<IdentifierType>([
  'NATIONAL_ID',
  'PASSPORT',
  'DRIVER_LICENCE',
  'TAX_ID',
  'LEI',
  'COMPANY_REGISTRATION',
])

/** Null for fillers and for other types. The country is not taken from the record: a foreigner's passport is foreign. */
export function officialIdOf(written: WrittenOfficialId): OfficialId | null {
  if (!officialIdTypes.has(written.type)) return null
  const told = countryCodeOf(written.country)
  const { country, value } = numberOf(written, told)
  if (
    value.length < 3 ||
    isJunk(written.type, lettersAndDigits(written.value), written.value) ||
    /^(.)\1*$/u.test(value) ||
    isRunOfDigits(value)
  )
    return null
  const kind = (written.kind ?? written.issuer ?? '').toLowerCase().replace(/[^a-z0-9]/g, '')
  return { type: written.type, country, kind, value }
}

/** Of companies and taxpayers in the form of their country; of other papers as they are written, but for the zeros that a spreadsheet drops. */
function numberOf({ type, value: written }: WrittenOfficialId, told: string | null): NationalNumber {
  // A table's cell that was read as a number with a fraction.
  const text = cleanText(written).replace(/^(\d{4,})\.0+$/, '$1')
  if (type === 'TAX_ID' || type === 'COMPANY_REGISTRATION') return nationalNumberOf(text, told)
  const value = lettersAndDigits(text.toUpperCase())
  return { country: told ?? '', value: /^\d+$/.test(value) ? withoutLeadingZeros(value) : value }
}

/** Numbers of two countries or kinds differ by nature and say nothing. */
export function areComparable(a: OfficialId, b: OfficialId): boolean {
  return (
    a.type === b.type &&
    (a.country === b.country || a.country === '' || b.country === '') &&
    (a.kind === b.kind || a.kind === '' || b.kind === '')
  )
}

/** `123456789` and `987654321` are typed by those who have no number at hand. */
function isRunOfDigits(value: string): boolean {
  return value.length >= 5 && ('01234567890123456789'.includes(value) || '98765432109876543210'.includes(value))
}
