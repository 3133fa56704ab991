import { hash } from 'node:crypto'
import type { Traits } from '../match/traits.ts'
import type { StoredRecord } from '../neighbourhood/stored-record.ts'

/** What of a record's attributes gives its subject a name, as written. */
const naming = /name|title|suffix|prefix/i

/** What of a record's attributes tells how old the person is, and where at home. */
const telling: ReadonlySet<string> = new Set(['birthDate', 'addresses'])

/**
 * A hash of all that decides whose a record is, what its subject is called, and (but for entries of the ledger) what may be seen of it,
 * without its id and its time. Records of one twin always come to the same: two of them speak for all.
 */
export function twinOf(
  { source, type, attributes, identifiers, isPlaceholder, isVouched, endedAt }: StoredRecord,
  { signature, gender, addresses, countries, phones, emails, otherIds, domains, employer, relations }: Traits,
  isTrusted: boolean,
): string {
  const written = Object.entries(attributes).filter(([name]) => naming.test(name) || telling.has(name))
  const held = identifiers.map(({ key, isValid, verifiedAt }) => [key, isValid, verifiedAt !== null])
  const told = [signature, gender, addresses, countries, phones, emails, otherIds, domains, employer, relations]
  return hash(
    'sha1',
    JSON.stringify([
      source,
      type,
      isPlaceholder,
      endedAt,
      isTrusted,
      held,
      written,
      told,
      ...(isVouched ? ['VOUCHED'] : []),
    ]),
    'base64url',
  )
}
