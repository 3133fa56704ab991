import type { RecordFacts } from './facts.ts'

/** Whether the record is of a system of record that has sent it. */
export function isOfSystem({ role, isPlaceholder }: RecordFacts): boolean {
  return role === 'SYSTEM_OF_RECORD' && !isPlaceholder
}

/**
 * The records by which the subject is known: those of systems of record, or where there are none, those of other declared sources. Anybody can
 * fill in a form, or have a record of an undeclared source written. Empty where no declared source knows the subject.
 */
export function knowingRecords(facts: readonly RecordFacts[]): readonly RecordFacts[] {
  const systems = facts.filter(isOfSystem)
  if (systems.length > 0) return systems
  return facts.filter(({ isDeclared, isPlaceholder, licence }) => isDeclared && !isPlaceholder && !licence)
}
