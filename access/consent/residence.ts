import { cypher, keyed } from '../../graph/cypher.ts'
import type { RecordFacts } from '../facts/record-facts.ts'
import { patience } from '../facts-deadline.ts'
import { policy } from '../policy.ts'

/** What a record states about where the person lives. */
export interface AddressFacts {
  readonly subject: string
  /** The attributes of the record, as written. */
  readonly attributes: Readonly<Record<string, unknown>>
  readonly defaultCountry: string | null
}

/** One ISO 3166 code per address, of the country or its subdivision, as far as known: `US-CA`, `DE`. Empty text if nothing is known. */
export type ReadResidence = (facts: AddressFacts) => readonly string[]

/** Read only if an entry was made under an opt-out law, which is rare. */
export const addressFactsByCustomerId = keyed({
  name: 'access.addressFactsByCustomerId',
  patience,
  text: cypher`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    WHERE r.attributes CONTAINS '"addresses"' AND NOT coalesce(r.isReference, false)
    OPTIONAL MATCH (s:Source {key: r.source})
    RETURN key, r.id AS subject, r.attributes AS attributes, s.defaultCountry AS defaultCountry`,
  row: (r): AddressFacts => ({
    subject: r.string('subject'),
    attributes: r.json<AddressFacts['attributes']>('attributes') ?? {},
    defaultCountry: r.stringOrNull('defaultCountry'),
  }),
})

/** Whether some entry claims an opt-out law, so that the customer's residence matters. */
export function claimsOptOut(facts: readonly RecordFacts[]): boolean {
  return facts.some(({ consents }) =>
    consents.some(({ jurisdiction }) => jurisdiction && policy.optOut.includes(jurisdiction)),
  )
}

/**
 * Whether a system of record knows where the customer lives, and no system knows an address elsewhere. An address in a form neither opens
 * nor closes anything, because anybody can write one beside somebody's e-mail address.
 */
export function residesWhere(facts: readonly RecordFacts[], isThere: (law: string) => boolean): boolean {
  const known = facts.flatMap(({ role, isPlaceholder, residences = [] }) =>
    role === 'SYSTEM_OF_RECORD' && !isPlaceholder ? residences : [],
  )
  return known.length > 0 && known.every(isThere)
}

/** The facts, with where each record states that the person lives. */
export function withResidences(
  facts: readonly RecordFacts[],
  addresses: readonly AddressFacts[],
  readResidence: ReadResidence,
): readonly RecordFacts[] {
  const addressesBySubject = new Map(addresses.map((address) => [address.subject, address]))
  return facts.map((record) => {
    const address = addressesBySubject.get(record.subject)
    return address === undefined ? record : { ...record, residences: readResidence(address) }
  })
}
