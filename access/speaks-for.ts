import type { RecordFacts } from './facts.ts'
import { knowingRecords } from './knowing-records.ts'
import { linkedGroups } from './linked-records.ts'

/**
 * Whether one of these records may stand for the whole subject, so that a look-up by what it alone holds finds the subject. Anybody can fill in
 * a form, or have a record of an undeclared source written, and name a customer's e-mail address or birth date in it beside a phone number of
 * their own. Where systems of record know the subject, only their records stand for it, and where only declared sources do, only theirs;
 * a record that is verified to be linked with one of these stands for it as well, and so does one of a licensed list.
 */
export function speakForSubject(facts: readonly RecordFacts[], recordIds: readonly string[]): boolean {
  const records = facts.filter(({ onlyRestricts }) => !onlyRestricts)
  const known = knowingRecords(records)
  const anchors = new Set(known.length > 0 ? known : records)
  const holders = records.filter(({ subject }) => recordIds.includes(subject))
  if (holders.some((record) => anchors.has(record) || record.licence)) return true
  return linkedGroups(records, holders).some((group) => group.some((record) => anchors.has(record)))
}
