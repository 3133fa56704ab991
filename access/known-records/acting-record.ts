import type { RecordFacts } from '../facts/record-facts.ts'
import { type SignIn, signInRecords } from './linked-records.ts'

/**
 * The ids of the records on which an act for a customer is made: the record that the customer signed in with, or, if none is named, those
 * that have belonged to the named customer from the beginning. After a merge, these are the records of the person who acts.
 */
export function actingRecords(facts: readonly RecordFacts[], { id, anchor }: SignIn): readonly string[] {
  const acting =
    anchor === undefined
      ? signInRecords(facts.filter(({ ownIds, onlyRestricts }) => !onlyRestricts && ownIds?.includes(id)))
      : facts.filter(({ subject }) => subject === anchor)
  return acting.map(({ subject }) => subject)
}
