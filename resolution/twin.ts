import { hash } from 'node:crypto'
import type { Traits } from './match/traits.ts'
import type { StoredRecord } from './stored-record.ts'

/** What of a record's attributes gives its subject a name, as written. */
const naming = /name|title|suffix|prefix/i

/**
 * A hash of all that decides whose a record is and what its subject is called, without its id and its time. Records of one
 * twin always come to the same: two of them speak for all.
 */
export function twinOf(
  { source, type, attributes, identifiers, isPlaceholder }: StoredRecord,
  { signature, gender, addresses, countries, phones, emails, otherIds, domains, employer, relations }: Traits,
  isTrusted: boolean,
): string {
  const written = Object.entries(attributes).filter(([name]) => naming.test(name))
  const held = identifiers.map(({ key, isValid }) => [key, isValid])
  const told = [signature, gender, addresses, countries, phones, emails, otherIds, domains, employer, relations]
  return hash('sha1', JSON.stringify([source, type, isPlaceholder, isTrusted, held, written, told]), 'base64url')
}
