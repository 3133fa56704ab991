import type { Assertion } from '../partition/assertions.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import { partition } from '../partition/partition.ts'
import type { Partition } from '../partition/partition-types.ts'
import type { RuleSet } from '../rule-set.ts'

/** What would be decided differently. Groups of record ids, in order. */
export interface ChangedDecisions {
  /** Present subjects that would become one. */
  readonly merges: readonly Groups[]
  /** Former subjects that are one now. */
  readonly parts: readonly Groups[]
  /** Pairs in the review queue. */
  readonly review: { readonly before: number; readonly after: number }
  /** Decisions of people that apply now and would not. Empty: assertions take precedence over every weight. */
  readonly brokenAssertions: readonly Assertion[]
}

type Groups = readonly (readonly string[])[]

/** Decides all records by both rule sets. Pure: it does not read the graph. */
export function changedDecisions(
  records: readonly MatchRecord[],
  assertions: readonly Assertion[],
  present: RuleSet,
  candidate: RuleSet,
  decide: typeof partition = partition,
): ChangedDecisions {
  const before = decide(records, present, undefined, assertions)
  const after = decide(records, candidate, undefined, assertions)
  const heldBefore = holdsIn(before)
  const holdsAfter = holdsIn(after)
  return {
    merges: unitedIn(after, before),
    parts: unitedIn(before, after),
    review: { before: before.review.length, after: after.review.length },
    brokenAssertions: assertions.filter((assertion) => heldBefore(assertion) && !holdsAfter(assertion)),
  }
}

/** Clusters of `whole` that are several in `parts`, each as these. */
function unitedIn(whole: Partition, parts: Partition): readonly Groups[] {
  const partOf = clusterByRecord(parts)
  return whole.clusters.flatMap(({ members }) => {
    const groups = [...Map.groupBy(members, (id) => partOf.get(id)).values()]
    return groups.length > 1 ? [groups] : []
  })
}

function holdsIn(found: Partition): (assertion: Assertion) => boolean {
  const clusterOf = clusterByRecord(found)
  return ({ relation, a, b }) => (clusterOf.get(a) === clusterOf.get(b)) === (relation === 'SAME')
}

function clusterByRecord({ clusters }: Partition): ReadonlyMap<string, number> {
  return new Map(clusters.flatMap(({ members }, index) => members.map((id) => [id, index] as const)))
}
