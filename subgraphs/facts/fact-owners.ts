import { recordIdOf } from '../../resolution/records/record-id.ts'
import type { Fact } from './fact-plan.ts'

/**
 * The facts whose id names a fact of another record or identifier, in the graph or earlier among these. It makes no difference whether the
 * two are one customer: otherwise, anybody who may write facts would learn from the answer which identifiers belong together, and who is on
 * which list.
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
