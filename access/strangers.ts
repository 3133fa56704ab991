import type { ConsentFact } from './consent-state.ts'
import type { RecordFacts } from './facts.ts'
import { isOfSystem, knowingRecords } from './knowing-records.ts'
import { identifierOf, linkedGroups } from './linked-records.ts'

/** Whether the entry may open something. */
export function opens({ act, status }: ConsentFact): boolean {
  return status === 'GIVEN' && (act ?? 'CONSENT') === 'CONSENT'
}

/**
 * Records that consent and may be somebody else's. Anybody can fill in a form, or have a record of an undeclared source written, and name a
 * customer's e-mail address in it beside one whose owner consented. Where systems of record know the customer, a consent on any other record
 * therefore speaks for the customer only if that record is verified to be linked with one of theirs; where only declared touchpoints do, the
 * same holds of records of undeclared sources. What is told about an identifier alone speaks for the customer if one of those that know the
 * customer holds the identifier.
 */
export function strangersAmong(facts: readonly RecordFacts[]): ReadonlySet<RecordFacts> {
  const consenting = facts.filter((record) => !isOfSystem(record) && record.consents.some(opens))
  // Nearly always: the consents are on records of systems of record.
  if (consenting.length === 0) return nobody
  const known = knowingRecords(facts)
  if (known.length === 0) return nobody
  const linked = new Set(linkedGroups(facts, known).flat())
  return new Set(
    consenting.filter((record) => {
      const stoodFor = identifierOf(record.subject)
      const isHeld = stoodFor !== null && known.some(({ held, verified }) => (held ?? verified).includes(stoodFor))
      return !isHeld && !linked.has(record)
    }),
  )
}

const nobody: ReadonlySet<RecordFacts> = new Set()
