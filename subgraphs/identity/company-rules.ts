import type { Category } from '../../access/categories.ts'
import { addressParts } from '../../resolution/golden-record/address-unit.ts'
import type { IdentifierType } from '../../resolution/records/identifier-types.ts'
import { isReference, type Source } from '../../resolution/records/source.ts'
import { attributeKind } from './profile/attribute-kinds.ts'
import { attributeCategory, identifierCategory, isClassified } from './rules.ts'

/** Attributes that describe a business and no person, even for a sole trader. */
const ofBusinesses: ReadonlySet<string> = new Set(
  'legalForm industry industryCode naics sic nace employeeCount employees foundedOn currency'.split(' '),
)
/** Attributes that describe a company. Those of a sole trader are the owner's. */
const ofCompanies: ReadonlySet<string> = new Set([
  ...'name tradingName website domain addresses address country revenue annualRevenue revenueBand turnover'.split(' '),
  ...'registrationNumber companyNumber vatNumber lei'.split(' '),
  ...addressParts,
])

/**
 * The category of an attribute of an organisation's record. Null if it says nothing about a person. Only the attributes listed above are a
 * company's: any other one may be a person's, and is decided as for a person. `value`: what a record states.
 */
export function companyAttributeCategory(
  name: string,
  source: Pick<Source, 'role'>,
  isSoleTrader: boolean,
  value?: unknown,
): Category | null {
  if (isNested(name, value)) return isReference(source.role) ? 'EXTERNAL' : 'SPECIAL'
  if (ofBusinesses.has(name) || (!isSoleTrader && ofCompanies.has(name))) return null
  if (isReference(source.role)) return 'EXTERNAL'
  if (isClassified(name)) return attributeCategory(name, source)
  return attributeKind(name)?.category ?? 'SPECIAL'
}

/** Whether a value has parts that nobody classified, such as `{industry: {contact: 'Ann Lee'}}`. */
function isNested(name: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (name !== 'addresses' || !Array.isArray(value)) return true
  return value.some((address: unknown) =>
    typeof address === 'object' && address !== null
      ? Object.entries(address).some(([part, text]) => !ofAddresses.has(part) || typeof text === 'object')
      : typeof address !== 'string',
  )
}

const ofAddresses: ReadonlySet<string> = new Set([...addressParts, 'type', 'text', 'isPrimary'])

/** Identifiers that name a company. Those of a sole trader name the owner. */
const companiesOwn: ReadonlySet<IdentifierType> = new Set<IdentifierType>([
  'DOMAIN',
  'LEI',
  'COMPANY_REGISTRATION',
  'TAX_ID',
  'CRM_ID',
  'BILLING_ID',
  'LOYALTY_ID',
])

/** The category of an identifier of an organisation's record. Null if it reaches no person. */
export function companyIdentifierCategory(type: IdentifierType, isSoleTrader: boolean): Category | null {
  return !isSoleTrader && companiesOwn.has(type) ? null : identifierCategory(type)
}
