import type { Category } from '../../access/categories.ts'
import type { PurposeKey } from '../../access/purposes.ts'
import { addressParts } from '../../resolution/golden-record/address-unit.ts'
import { nameParts } from '../../resolution/golden-record/survivorship.ts'
import type { IdentifierType } from '../../resolution/records/identifier-types.ts'
import { isLicenceEnded, isReference, type Source } from '../../resolution/records/source.ts'

const categoryByIdentifierType: Readonly<Record<IdentifierType, Category>> = {
  EMAIL: 'CONTACT',
  PHONE: 'CONTACT',
  SOCIAL_HANDLE: 'CONTACT',
  USER_ID: 'IDENTIFYING',
  DEVICE_ID: 'IDENTIFYING',
  COOKIE_ID: 'IDENTIFYING',
  CRM_ID: 'IDENTIFYING',
  BILLING_ID: 'IDENTIFYING',
  LOYALTY_ID: 'IDENTIFYING',
  NATIONAL_ID: 'IDENTIFYING',
  PASSPORT: 'IDENTIFYING',
  DRIVER_LICENCE: 'IDENTIFYING',
  TAX_ID: 'IDENTIFYING',
  DOMAIN: 'IDENTIFYING',
  LEI: 'IDENTIFYING',
  COMPANY_REGISTRATION: 'IDENTIFYING',
  AD_ID: 'IDENTIFYING',
  BANK_ACCOUNT: 'FINANCIAL',
  OTHER: 'SPECIAL',
}

export function identifierCategory(type: IdentifierType): Category {
  return categoryByIdentifierType[type]
}

const categoryByAttribute: Readonly<Record<string, Category>> = {
  givenName: 'IDENTIFYING',
  middleName: 'IDENTIFYING',
  familyName: 'IDENTIFYING',
  nameSuffix: 'IDENTIFYING',
  fullName: 'IDENTIFYING',
  name: 'IDENTIFYING',
  names: 'IDENTIFYING',
  birthDate: 'IDENTIFYING',
  title: 'IDENTIFYING',
  addresses: 'CONTACT',
  fax: 'CONTACT',
  website: 'CONTACT',
  gender: 'DEMOGRAPHIC',
  preferredLanguage: 'DEMOGRAPHIC',
  language: 'DEMOGRAPHIC',
  nationality: 'DEMOGRAPHIC',
  country: 'DEMOGRAPHIC',
  timeZone: 'DEMOGRAPHIC',
  employer: 'DEMOGRAPHIC',
  jobTitle: 'DEMOGRAPHIC',
  department: 'DEMOGRAPHIC',
  company: 'DEMOGRAPHIC',
  maritalStatus: 'DEMOGRAPHIC',
  income: 'FINANCIAL',
  creditLimit: 'FINANCIAL',
  iban: 'FINANCIAL',
  paymentTerms: 'FINANCIAL',
  lastLoginAt: 'BEHAVIOURAL',
  interests: 'INFERRED',
  score: 'INFERRED',
  segment: 'INFERRED',
}

/**
 * The attributes that the product itself knows, of a person or of a company: besides the classified ones, those whose category is that of
 * the record, or of the list that they are a part of.
 */
export const attributeNames: ReadonlySet<string> = new Set([
  ...Object.keys(categoryByAttribute),
  ...nameParts,
  ...addressParts,
  'address',
  'industry',
  'legalForm',
  'employeeCount',
  'foundedOn',
  'description',
  'notes',
])

/** Purchased data are EXTERNAL whatever they state. An attribute that nobody classified counts as the most sensitive. */
export function attributeCategory(name: string, source: Pick<Source, 'role'>): Category {
  if (isReference(source.role)) return 'EXTERNAL'
  return isClassified(name) ? (categoryByAttribute[name] ?? 'SPECIAL') : 'SPECIAL'
}

/** Whether the attribute of a person has its own category. Properties that every object inherits do not count. */
export function isClassified(name: string): boolean {
  return Object.hasOwn(categoryByAttribute, name)
}

/**
 * Records of reference and watch-list sources are shown only for the purposes for which they are licensed; purchased data only while the
 * licence is valid.
 */
export function isShown(
  source: Pick<Source, 'role' | 'method' | 'permittedPurposes' | 'validUntil'>,
  purpose: PurposeKey,
  now: number,
) {
  if (isLicenceEnded(source, now)) return false
  return !isReference(source.role) || source.permittedPurposes.includes(purpose)
}
