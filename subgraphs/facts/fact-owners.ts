import { recordIdOf } from '../../resolution/records/record-id.ts'
import type { Fact } from './fact-plan.ts'

/**
 * The facts whose id names a fact of another record or identifier, in the graph or earlier among these. Whether the two are one customer makes
 * no difference: by the answer, whoever may write facts would learn which identifiers belong together, and who is on which list.
 */
export function factsOfOthers(
  facts: readonly Fact[],
  ownerById: ReadonlyMap<string, string | null>,
): ReadonlySet<Fact> {
  const firstOwner = new Map(ownerById)
  return new Set(
    facts.filter((fact) => {
      if (fact.owner === null) return false
      const owner = recordIdOf(fact.owner)
      const first = firstOwner.get(fact.properties.id) ?? owner
      firstOwner.set(fact.properties.id, first)
      return first !== owner
    }),
  )
}
