import { domainToASCII } from 'node:url'
import type { IdentifierType } from '../identifier-types.ts'

/**
 * Whether the field holds the identifier `value` and nothing else. A source verifies what was written: a confirmation mail to
 * `ann@x.io <bob@y.io>` reaches Bob alone, and an address with letters that only look like those of another reaches somebody else.
 * `value` is normalised.
 */
export function isPlainlyWritten(type: IdentifierType, field: string, value: string): boolean {
  const written = field.trim()
  if (type === 'PHONE') return /^\+?[\d\s().-]+$/.test(written)
  if (type !== 'EMAIL') return true
  const at = written.lastIndexOf('@')
  const local = written.slice(0, at).replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  return `${local}@${domainToASCII(written.slice(at + 1))}` === value
}
