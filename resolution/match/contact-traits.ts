import type { WrittenIdentifier } from '../normalise/identifier.ts'
import { normaliseIdentifier } from '../normalise/identifier.ts'

export interface Phone {
  /** E.164, or the bare digits where no country is known. */
  readonly digits: string
  readonly isFull: boolean
}

export interface Email {
  readonly address: string
  /** What the provider delivers to the same mailbox: without `+tag`, at Gmail without dots. */
  readonly key: string
  readonly local: string
  readonly domain: string
  /** `info@`, `office@`: a mailbox of many. */
  readonly isRole: boolean
}

/** Fillers and values that are no phone are left out. */
export function phonesOf(written: readonly WrittenIdentifier[], country: string | null): readonly Phone[] {
  const byDigits = new Map<string, Phone>()
  for (const identifier of written) {
    if (identifier.type !== 'PHONE') continue
    const { value, isJunk, isValid } = normaliseIdentifier(identifier, country)
    const digits = value.replace(/\D/g, '')
    if (!isJunk && digits.length >= 6) byDigits.set(digits, { digits, isFull: isValid })
  }
  return [...byDigits.values()]
}

/** Fillers and values that are no address are left out. */
export function emailsOf(written: readonly WrittenIdentifier[]): readonly Email[] {
  const byAddress = new Map<string, Email>()
  for (const identifier of written) {
    if (identifier.type !== 'EMAIL') continue
    const { value, isJunk, isValid } = normaliseIdentifier(identifier)
    if (isValid && !isJunk) byAddress.set(value, emailOf(value))
  }
  return [...byAddress.values()]
}

function emailOf(address: string): Email {
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  const isGmail = domain === 'gmail.com' || domain === 'googlemail.com'
  const untagged = local.replace(/\+.*$/, '')
  const key = isGmail ? `${untagged.replace(/\./g, '')}@gmail.com` : `${untagged}@${domain}`
  return { address, key, local: untagged.replace(/[._-]/g, ''), domain, isRole: roles.has(untagged) }
}

const roles: ReadonlySet<string> = new Set(
  'info sales office contact admin administrator support hello mail accounts accounting team billing service kontakt marketing hr jobs reception enquiries inquiries finance orders webmaster postmaster help general buero shop family invoice invoices purchasing booking bookings'.split(
    ' ',
  ),
)
