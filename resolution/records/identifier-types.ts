/** The closed list of the published schema. */
export const identifierTypes = [
  'EMAIL',
  'PHONE',
  'USER_ID',
  'DEVICE_ID',
  'COOKIE_ID',
  'CRM_ID',
  'BILLING_ID',
  'LOYALTY_ID',
  'NATIONAL_ID',
  'PASSPORT',
  'DRIVER_LICENCE',
  'TAX_ID',
  'SOCIAL_HANDLE',
  'DOMAIN',
  'LEI',
  'COMPANY_REGISTRATION',
  'BANK_ACCOUNT',
  'AD_ID',
  'OTHER',
] as const

export type IdentifierType = (typeof identifierTypes)[number]
