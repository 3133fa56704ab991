import { domainToASCII } from 'node:url'

/**
 * A domain in IDNA ASCII, lower case; null if it is none. Only what IDNA itself takes for one domain is one: a joiner between two letters of
 * some scripts, or a dot above an `i`, makes another domain, which somebody else may own. In capitals alone, a Turkish keyboard writes every `i` with a dot.
 */
export function domainInAscii(written: string): string | null {
  // In a URL, these would end the domain: `corp.io/.evil.io` is not `corp.io`.
  if (/[\s/\\?#:@%]/u.test(written.trim())) return null
  const typed = /\p{Ll}/u.test(written) ? written : written.replaceAll('\u0130', 'I')
  const ascii = domainToASCII(typed.trim().replace(/\.$/, '')).toLowerCase()
  return ascii === '' ? null : ascii
}
