import { domainToASCII } from 'node:url'

/** An address as it links: domain in IDNA ASCII, lower case. Null where it is no address. */
export function normaliseEmail(written: string): string | null {
  const address = mailboxAddress(written.normalize('NFC').trim()).replace(/^mailto:/i, '')
  const at = address.lastIndexOf('@')
  if (at < 1) return null
  const local = address.slice(0, at).trim().toLowerCase()
  const domain = domainToASCII(
    address
      .slice(at + 1)
      .trim()
      .replace(/\.$/, ''),
  ).toLowerCase()
  return isLocalPart(local) && isDomain(domain) ? `${local}@${domain}` : null
}

/** `Ann <a@x.io>` names the address between the brackets. */
function mailboxAddress(written: string): string {
  const open = written.lastIndexOf('<')
  const close = written.indexOf('>', open)
  return open >= 0 && close > open ? written.slice(open + 1, close).trim() : written
}

function isLocalPart(local: string): boolean {
  return local.length <= 64 && /^("[^"]+"|[^\s@"<>(),;:\\[\]]+)$/u.test(local)
}

/** Two labels or more: an address without a dot in its domain reaches nobody outside one network. */
function isDomain(domain: string): boolean {
  return domain.length <= 253 && /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(domain)
}
