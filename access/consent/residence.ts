import { cypher, keyed } from '../../graph/cypher.ts'
import type { RecordFacts } from '../facts.ts'
import { patience } from '../facts-deadline.ts'
import { policy } from '../policy.ts'

/** What a record tells of where the person lives. */
export interface AddressFacts {
  readonly subject: string
  /** The record's, as they were written. */
  readonly attributes: Readonly<Record<string, unknown>>
  readonly defaultCountry: string | null
}

/** One of ISO 3166 an address, the country or its subdivision as far as it is known: `US-CA`, `DE`; empty text where nothing is. */
export type ReadResidence = (facts: AddressFacts) => readonly string[]

/** Read only where an entry was made under a law of opting out, which is rare. */
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

/** Whether some entry claims a law of opting out, so that it matters where the customer lives. */
export function claimsOptOut(facts: readonly RecordFacts[]): boolean {
  return facts.some(({ consents }) =>
    consents.some(({ jurisdiction }) => jurisdiction && policy.optOut.includes(jurisdiction)),
  )
}

/**
 * Whether a system of record knows where the customer lives, and no system knows of an address elsewhere. An address in a form neither opens nor
 * closes anything: anybody can write one beside somebody's e-mail address.
 */
export function residesWhere(facts: readonly RecordFacts[], isThere: (law: string) => boolean): boolean {
  const known = facts.flatMap(({ role, isPlaceholder, residences = [] }) =>
    role === 'SYSTEM_OF_RECORD' && !isPlaceholder ? residences : [],
  )
  return known.length > 0 && known.every(isThere)
}

/** The facts with where each record says that the person lives. */
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
