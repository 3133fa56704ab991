import { hash } from 'node:crypto'
import type { Traits } from '../match/traits.ts'
import type { StoredRecord } from '../neighbourhood/stored-record.ts'
import { issuedBy } from '../records/issued.ts'

/** The attributes from which the name of a subject is derived, as written. */
const naming = /name|title|suffix|prefix/i

/** The attributes that state the person's age and residence. */
const telling: ReadonlySet<string> = new Set(['birthDate', 'addresses'])

/**
 * A hash of everything that decides whose a record is, what its subject is called, and (except for entries of the ledger) what may be seen
 * of it, without its id and its time. Records of one twin always have the same subject: two of them represent all.
 */
export function twinOf(
  { source, type, attributes, identifiers, isPlaceholder, isVouched, endedAt }: StoredRecord,
  { signature, gender, addresses, countries, phones, emails, otherIds, domains, employer, relations }: Traits,
  isTrusted: boolean,
): string {
  const written = Object.entries(attributes).filter(([name]) => naming.test(name) || telling.has(name))
  const held = identifiers.map((identifier) => {
    const { key, type, value, raw, isValid, verifiedAt } = identifier
    const isOtherLogin = type === 'USER_ID' && raw !== value
    return [key, isValid, verifiedAt !== null, ...(issuedBy(identifier) ?? []), ...(isOtherLogin ? [raw] : [])]
  })
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
