import type { RecordFacts } from '../facts/record-facts.ts'
import { verifiersAmong } from './knowing-records.ts'
import { identifierOf, linkedGroups } from './linked-records.ts'
import { isToldByVerification } from './strangers.ts'

/**
 * The records for which those of `from` speak: for each of these that is not in an earlier group, the group of all records that are
 * verified to be linked with it.
 */
export function spokenForBy(
  facts: readonly RecordFacts[],
  from: readonly RecordFacts[],
): readonly (readonly RecordFacts[])[] {
  if (!isToldByVerification(facts)) return linkedGroups(facts, from)
  const groups = withIdentifiersHeld(facts)
  return groups.filter((group) => group.some((record) => from.includes(record)))
}

/**
 * All records in groups. What is stated about an identifier alone belongs to the records that hold the identifier, such as a browser's
 * cookie: to those that verified something, if any of them does, and to none if it is uncertain to which.
 */
function withIdentifiersHeld(facts: readonly RecordFacts[]): readonly (readonly RecordFacts[])[] {
  const groups = linkedGroups(facts, facts)
  const verifiers = new Set(verifiersAmong(facts))
  const holdersByKey = new Map<string, Set<readonly RecordFacts[]>>()
  for (const group of groups)
    for (const { held = [], onlyRestricts } of group)
      for (const key of onlyRestricts ? [] : held) {
        const holders = holdersByKey.get(key)
        if (holders === undefined) holdersByKey.set(key, new Set([group]))
        else holders.add(group)
      }
  const ownerGroupOf = (group: readonly RecordFacts[]): readonly RecordFacts[] => {
    const [record, ...others] = group
    const key = record === undefined || others.length > 0 ? null : identifierOf(record.subject)
    if (key === null) return group
    const holders = [...(holdersByKey.get(key) ?? [])].filter((holder) => holder !== group)
    const verified = holders.filter((holder) => holder.some((one) => verifiers.has(one)))
    const [owner, ...more] = verified.length > 0 ? verified : holders
    return owner === undefined || more.length > 0 ? group : owner
  }
  return [...Map.groupBy(groups, ownerGroupOf).values()].map((joined) => joined.flat())
}
