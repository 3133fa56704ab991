import { createHash } from 'node:crypto'
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
  traits: Traits,
  isTrusted: boolean,
): string {
  const { id, ...told } = traits
  const names = Object.entries(attributes).filter(([name]) => naming.test(name))
  const held = identifiers.map(({ key, isValid }) => [key, isValid])
  const hash = createHash('sha256').update(JSON.stringify([source, type, isPlaceholder, isTrusted, held, names, told]))
  return hash.digest('base64url').slice(0, 22)
}
