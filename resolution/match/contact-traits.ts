import type { WrittenIdentifier } from '../normalise/identifier.ts'
import { normaliseIdentifier } from '../normalise/identifier.ts'
import { isRoleMailbox } from '../normalise/role-mailbox.ts'

export interface Phone {
  /** E.164 without the extension, or only the digits if no country is known. */
  readonly digits: string
  /** The extension of a desk behind a switchboard. Empty if none is stated. */
  readonly extension: string
  readonly isFull: boolean
  /** Its source has verified it, so another number is not a typing error of it. */
  readonly isVerified: boolean
}

export interface Email {
  readonly address: string
  /** What the provider delivers to the same mailbox: without `+tag`, at Gmail without dots. */
  readonly key: string
  readonly local: string
  readonly domain: string
  /** `info@`, `office@`: a mailbox of several people. */
  readonly isRole: boolean
  /** Its source has verified it. */
  readonly isVerified: boolean
}

/** Fillers and values that are not phone numbers are left out. */
export function phonesOf(written: readonly WrittenIdentifier[], country: string | null): readonly Phone[] {
  const byDigits = new Map<string, Phone>()
  for (const identifier of written) {
    if (identifier.type !== 'PHONE') continue
    const { value, isFiller, isValid } = normaliseIdentifier(identifier, country)
    const [number = '', extension = ''] = value.split(';ext=')
    const digits = number.replace(/\D/g, '')
    if (isFiller || digits.length < 6) continue
    const isVerified = identifier.isVerified === true || byDigits.get(value)?.isVerified === true
    byDigits.set(value, { digits, extension, isFull: isValid, isVerified })
  }
  return [...byDigits.values()]
}

/** Fillers and values that are not addresses are left out. */
export function emailsOf(written: readonly WrittenIdentifier[]): readonly Email[] {
  const byAddress = new Map<string, Email>()
  for (const identifier of written) {
    if (identifier.type !== 'EMAIL') continue
    const { value, isFiller, isValid } = normaliseIdentifier(identifier)
    if (!isValid || isFiller) continue
    const isVerified = identifier.isVerified === true || byAddress.get(value)?.isVerified === true
    byAddress.set(value, emailOf(value, isVerified))
  }
  return [...byAddress.values()]
}

function emailOf(address: string, isVerified: boolean): Email {
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  const isGmail = domain === 'gmail.com' || domain === 'googlemail.com'
  const untagged = local.replace(/\+.*$/, '')
  const key = isGmail ? `${untagged.replace(/\./g, '')}@gmail.com` : `${untagged}@${domain}`
  const isRole = isRoleMailbox(untagged)
  return { address, key, local: untagged.replace(/[._-]/g, ''), domain, isRole, isVerified }
}
