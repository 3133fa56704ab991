import type { RecordFacts } from '../facts/record-facts.ts'

/** Whether the record belongs to a system of record that has sent it. */
export function isOfSystem({ role, isPlaceholder }: RecordFacts): boolean {
  return role === 'SYSTEM_OF_RECORD' && !isPlaceholder
}

/**
 * The records by which the subject is known: those of systems of record, or if there are none, those of other declared sources. Anybody can
 * fill in a form, or have a record of an undeclared source written. Empty if no declared source knows the subject.
 */
export function knowingRecords(facts: readonly RecordFacts[]): readonly RecordFacts[] {
  const systems = facts.filter(isOfSystem)
  if (systems.length > 0) return systems
  return facts.filter(({ isDeclared, isPlaceholder, licence }) => isDeclared && !isPlaceholder && !licence)
}

/** The records of declared sources, or if there are none, those of others. Placeholders of identifiers and purchased data are left out. */
export function heardAmong(facts: readonly RecordFacts[]): readonly RecordFacts[] {
  const known = knowingRecords(facts)
  return known.length > 0 ? known : facts.filter(({ isPlaceholder, licence }) => !isPlaceholder && !licence)
}

/**
 * The records of touchpoints that verified an identifier. If no system of record knows the customer, verified identifiers distinguish the
 * customer's records from those of somebody who typed the customer's name or address.
 */
export function verifiersAmong(facts: readonly RecordFacts[]): readonly RecordFacts[] {
  return heardAmong(facts).filter(({ verified }) => verified.length > 0)
}
