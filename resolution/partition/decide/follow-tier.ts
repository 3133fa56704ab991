import type { Steps } from '../../turns.ts'
import type { Clusters } from '../clusters.ts'
import { type Conflict, isStandingVeto } from '../edge-components.ts'
import type { Edge } from '../edges.ts'
import type { MatchRecord } from '../match-record.ts'
import type { PairMatch } from '../pair-match.ts'
import { holdersByKey } from '../partition-edges.ts'
import { type Decided, follow, type Grounds } from './follow.ts'
import type { Linking, Tier } from './standing.ts'

interface TierToFollow {
  readonly tier: Tier
  /** Whether a record is of a higher tier, which is decided already. */
  readonly isAbove: (id: string) => boolean
  readonly records: readonly MatchRecord[]
  /** The edges of this tier only. */
  readonly edges: readonly Edge[]
  readonly matches: readonly PairMatch[]
}

/** Follows the evidence of a tier below that of the decided records. */
export function* followTier(
  { tier, isAbove, records, edges: ofTier, matches }: TierToFollow,
  grounds: Grounds,
  decided: Decided,
): Steps<void> {
  const { isProven, isOfProof, isOfBrowser } = grounds.standing
  const reachesAbove = ({ a, b }: Edge) => isAbove(a) || isAbove(b)
  const rankOf = (id: string) => (isAbove(id) ? 0 : (grounds.recordById.get(id)?.priority ?? 0))
  const rankOfPair = ({ a, b }: Linking) => Math.max(rankOf(a), rankOf(b))

  // Those of a stronger source as if there were none of weaker ones, so that these keep nobody from a customer.
  function* followByRank(edges: readonly Edge[]): Steps<void> {
    const byRank = Map.groupBy(edges, rankOfPair)
    for (const rank of [...byRank.keys()].toSorted((a, b) => a - b)) {
      const heard = records.filter(({ id }) => rankOf(id) <= rank)
      const isAll = heard.length === records.length
      const heardMatches = isAll ? matches : matches.filter((match) => rankOfPair(match) <= rank)
      yield* follow(
        byRank.get(rank) ?? [],
        { holders: holdersByKey(heard), matches: heardMatches, tier },
        grounds,
        decided,
      )
    }
  }

  // Each first by its own evidence, so that one that fits several takes no other with it.
  yield* followByRank(ofTier.filter(reachesAbove))
  const rest = ofTier.filter((edge) => !reachesAbove(edge))
  // Records that have verified an address precede those that name it, so that these take nobody else's records to their own customer.
  // Records of the same browsers follow, so that they take nobody along whose address they name.
  const unproven = rest.filter((edge) => !isOfProof(edge))
  const isAboveOrProven = (id: string) => isAbove(id) || isProven(id)
  for (const [edges, isOfHigherTier] of [
    [rest.filter(isOfProof), isAbove],
    [unproven.filter(isOfBrowser), isAboveOrProven],
    [unproven.filter((edge) => !isOfBrowser(edge)), isAboveOrProven],
  ] as const) {
    const { stranded, conflicts, clusters } = decided
    for (const id of strandedBy(conflicts, clusters, isOfHigherTier)) stranded.add(id)
    yield* followByRank(edges.filter(({ a, b }) => !stranded.has(a) && !stranded.has(b)))
  }
}

/**
 * Records that fit several subjects which they may not unite, and therefore joined none of them. `isAbove`: of the standing that these
 * have.
 */
function strandedBy(
  conflicts: readonly Conflict[],
  clusters: Clusters,
  isAbove: (id: string) => boolean,
): ReadonlySet<string> {
  // Somebody who names a person's address keeps no record from that person: if two may not be one anyway, neither fits the other.
  const fits = (edge: Edge) =>
    clusters.vetoOf(clusters.rootOf(edge.a), clusters.rootOf(edge.b), edge.kind, edge) !== 'UNVERIFIED'
  const refused = new Set(
    conflicts.flatMap(({ edge, reason }) => (isStandingVeto(reason) && fits(edge) ? [edge.a, edge.b] : [])),
  )
  return new Set([...refused].filter((id) => !clusters.membersOf(clusters.rootOf(id)).some(isAbove)))
}
