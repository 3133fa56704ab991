import type { RecordFacts } from '../facts/record-facts.ts'
import { standingRecords } from './speaks-for.ts'

/** The ids of the records that decide about a contact point, of those that hold it. */
export type DecidingHolders = (key: string, recordIds: readonly string[]) => readonly string[]

/**
 * Anybody can fill in a form, or have a record of an undeclared source written, and name a customer's telephone in it. What is entered for
 * such a record neither closes the telephone nor opens it, and nothing is missing if no entry covers the record. The holders that decide
 * are those that stand for the customer and those that have verified the contact point. If there are none, all of declared sources decide,
 * and if there are none of these either, all of them do.
 *
 * @param facts of the records that the caller may know about
 */
export function decidingHolders(facts: readonly RecordFacts[]): DecidingHolders {
  const standing = standingRecords(facts)
  const bySubject = new Map(facts.map((record) => [record.subject, record]))
  return (key, recordIds) => {
    const holders = recordIds.flatMap((id) => bySubject.get(id) ?? [])
    const speaking = holders.filter((record) => standing?.has(record) || record.verified.includes(key))
    const deciding = speaking.length > 0 ? speaking : holders.filter(isOfDeclaredSource)
    return deciding.length > 0 ? deciding.map(({ subject }) => subject) : recordIds
  }
}

function isOfDeclaredSource({ isDeclared, isPlaceholder }: RecordFacts): boolean {
  return isDeclared && !isPlaceholder
}
