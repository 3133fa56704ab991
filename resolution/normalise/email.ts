import { cleanText, lowerCase } from './clean-text.ts'
import { domainInAscii } from './domain.ts'

/**
 * An address in the form in which it links: domain in IDNA ASCII, lower case. Null if it is not an address. A Turkish keyboard turns the
 * small letter of `I` into one without a dot: before the `@`, the two are the same letter. A domain with such a letter may be somebody
 * else's.
 */
export function normaliseEmail(written: string): string | null {
  const address = addressIn(cleanText(written))
  if (address === null) return null
  const at = address.lastIndexOf('@')
  if (at < 1) return null
  // As it was written: cleaning removes the joiners that some scripts need, and two domains that differ in one belong to two owners.
  const writtenDomain = afterLast(/[@<>"']/, addressIn(written) ?? '')
  // Unnecessary quotes do not make it another mailbox.
  const local = lowerCase(address.slice(0, at).trim())
    .replace(/\u0131/g, 'i')
    .replace(/^"([^\s"@<>(),;:\\[\]]+)"$/, '$1')
  const domain = domainInAscii(writtenDomain) ?? domainInAscii(address.slice(at + 1)) ?? ''
  return isLocalPart(local) && isDomain(domain) ? `${local}@${domain}` : null
}

/**
 * The address without what people write around it: `Ann <a@x.io>` names the address between the brackets, if these are the only ones and
 * end the value. Anywhere else, brackets are part of another address: `"<a@x.io>"@y.io` and `b@y.io(<a@x.io>)` are at `y.io`. Null for such
 * a value.
 */
export function addressIn(written: string): string | null {
  const text = written.trim()
  const named = /[<>]/.test(text) ? namedAddress.exec(text)?.groups?.address : text
  if (named === undefined) return null
  const plain = named.trim().replace(/^(['"])([^'"]+@[^'"]+)\1$/, '$2')
  return /^mailto:/i.test(plain) ? plain.slice('mailto:'.length).replace(/\?[^?@]*$/, '') : plain
}

/** A name contains no `@`, unless in quotes, and is no URL. */
const namedAddress = /^(?!\w+:\/\/)(?:"(?:[^"\\<>]|\\[^<>])*"|[^"<>@])*<(?<address>[^<>]*)>$/u

function isLocalPart(local: string): boolean {
  return local.length <= 64 && /^("[^"]+"|[^\s@"<>(),;:\\[\]]+)$/u.test(local)
}

/** Two labels or more: an address without a dot in its domain reaches nobody outside one network. */
function isDomain(domain: string): boolean {
  return domain.length <= 253 && /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(domain)
}

/** What follows the last character of this kind. Looking for it from the start would take the square of the length. */
function afterLast(kind: RegExp, text: string): string {
  let start = text.length
  while (start > 0 && !kind.test(text.charAt(start - 1))) start--
  return text.slice(start)
}
