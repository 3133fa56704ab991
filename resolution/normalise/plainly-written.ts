import { domainToUnicode } from 'node:url'
import type { IdentifierType } from '../records/identifier-types.ts'
import { addressIn } from './email.ts'

/**
 * Whether the value is written in the letters of its normalised form, apart from what never makes it another owner's: letter case where
 * the type ignores it, surrounding blanks, the usual signs inside a number, and the words around an address. Whatever else the
 * normalisation reads as the same (full-width and invisible letters, a dotless i, a remark) joins records, but what its source verified may be
 * somebody else's: it verified the value as written. This is a list of what is harmless, so that a form that is missing here proves nothing.
 */
export function isPlainlyWritten(type: IdentifierType, written: string, value: string): boolean {
  switch (type) {
    case 'EMAIL':
      return isPlainEmail(addressIn(written) ?? '', value)
    case 'PHONE':
      return isPlainPhone(written.trim(), value)
    case 'DOMAIN': {
      const [, host = ''] =
        /^(?:https?:\/\/)?(?:www\.)?([^/?#:@\\]+?)\.?(?:[/?#:][^@\\]*)?$/i.exec(written.trim()) ?? []
      return isPlainDomain(host, value)
    }
    case 'SOCIAL_HANDLE':
      return inLowerCase(written.trim().replace(/^@/, '')) === value
    case 'LEI':
    case 'NATIONAL_ID':
    case 'PASSPORT':
    case 'DRIVER_LICENCE':
    case 'TAX_ID':
    case 'COMPANY_REGISTRATION':
    case 'BANK_ACCOUNT':
      return inUpperCase(written.replace(/[\s.\-/]/g, '')) === value
    case 'USER_ID':
    case 'DEVICE_ID':
    case 'COOKIE_ID':
    case 'CRM_ID':
    case 'BILLING_ID':
    case 'LOYALTY_ID':
    case 'AD_ID':
    case 'OTHER':
      return written === value
  }
}

function isPlainEmail(address: string, value: string): boolean {
  const [at, end] = [address.lastIndexOf('@'), value.lastIndexOf('@')]
  if (at < 1 || end < 1) return false
  const isLocal = inLowerCase(address.slice(0, at)) === value.slice(0, end)
  return isLocal && isPlainDomain(address.slice(at + 1), value.slice(end + 1))
}

/** In ASCII, or in the letters that IDNA itself shows for it. */
function isPlainDomain(written: string, value: string): boolean {
  return inLowerCase(written) === value || written.toLowerCase() === domainToUnicode(value)
}

/**
 * Digits with the usual signs between them, all of which belong to the number, and at most an extension. A number of an unknown country
 * (`~`) may be another one in each country.
 */
function isPlainPhone(written: string, value: string): boolean {
  const found = plainPhone.exec(written)
  if (found === null || value.startsWith('~')) return false
  const [, number = '', extension = ''] = found
  const [known = '', knownExtension = ''] = value.split(';ext=')
  const ending = digitsOf(number).replace(/^0+/, '').slice(-comparedDigits)
  return ending.length >= fewestDigits && digitsOf(known).endsWith(ending) && extension === knownExtension
}

/** The digits before these may be a prefix for calls within a country, from abroad, or of an earlier numbering plan. */
const comparedDigits = 8
const fewestDigits = 4
const plainPhone = /^(?:tel:)?(\+?[\d\s()./-]+?)(?:\s*(?:;\s*ext=|,*\s*ext(?:ension)?[. :]*|x[. ]*|#)0*(\d{1,7}))?$/i

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

function inLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function inUpperCase(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase())
}
