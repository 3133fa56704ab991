import type { ConsentFact } from '../consent/consent-state.ts'
import type { RecordFacts } from '../facts/record-facts.ts'
import { isOfSystem, knowingRecords, verifiersAmong } from './knowing-records.ts'
import { identifierOf, linkedGroups } from './linked-records.ts'

/** Whether the entry may open something. */
export function opens({ act, status }: ConsentFact): boolean {
  return status === 'GIVEN' && (act ?? 'CONSENT') === 'CONSENT'
}

/**
 * Records whose consent speaks only for the records that are verified to be linked with them. Anybody can fill in a form, or have a record
 * of an undeclared source written, and name a customer's e-mail address in it beside one whose owner consented. If systems of record know
 * the customer, their records speak for the customer, and so do those that are verified to be linked with one of theirs. If only
 * touchpoints know the customer and verified something, none of their records is better evidence than another of whose the rest are, so
 * none speaks for all. If nobody verified anything, records of declared sources speak for the customer, and those of undeclared sources do
 * not. What is stated about an identifier alone speaks for the customer if one of the records that know the customer holds the identifier.
 */
export function strangersAmong(facts: readonly RecordFacts[]): ReadonlySet<RecordFacts> {
  const consenting = facts.filter((record) => !isOfSystem(record) && record.consents.some(opens))
  // Nearly always: the consents are on records of systems of record.
  if (consenting.length === 0) return nobody
  if (isToldByVerification(facts)) return new Set(consenting)
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

/** Whether only touchpoints know the customer, and have verified an identifier, which shows whose the records are. */
export function isToldByVerification(facts: readonly RecordFacts[]): boolean {
  return !facts.some(isOfSystem) && verifiersAmong(facts).length > 0
}

/** Whether a record that consents may be a stranger's, judged by records of which only those that consent state what they verified. */
export function mayHaveStrangers(facts: readonly RecordFacts[]): boolean {
  return !facts.some(isOfSystem) && facts.some(({ consents }) => consents.some(opens))
}

const nobody: ReadonlySet<RecordFacts> = new Set()
