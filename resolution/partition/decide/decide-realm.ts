import type { RuleSet } from '../../rule-set.ts'
import type { Steps } from '../../turns.ts'
import { type Assertion, apartByRecord } from '../assertions.ts'
import { createClusters } from '../clusters.ts'
import { createCompareTraits } from '../compare-traits.ts'
import { decidedSides } from '../decided-sides.ts'
import { describeClusters, withSpares } from '../describe-clusters.ts'
import type { Edge } from '../edges.ts'
import { type MatchRecord, vouchesFor } from '../match-record.ts'
import { assertedEdges, type Holder, holdersByKey, levelsOf, matchEdges, matchesOf } from '../partition-edges.ts'
import type { Partition, Surroundings } from '../partition-types.ts'
import type { Realm } from '../realm.ts'
import { reviewOf } from '../review-questions.ts'
import { sparesAmong } from '../spares.ts'
import { createNeedsStated } from '../stated-points.ts'
import { type Decided, follow, type Grounds } from './follow.ts'
import { followTier } from './follow-tier.ts'
import { hubsByTier } from './hubs-by-tier.ts'
import { identifierEdges } from './identifier-edges.ts'
import { createStanding } from './standing.ts'

/**
 * One realm, as if there were no others: edges are tried by score, then key, and each is accepted unless it would break a rule of the two
 * whole clusters, or fits another cluster equally well. A record that would join too many known people joins none (see hubs.ts). Trusted
 * records are decided as if there were no others, and then records of declared sources as if there were no undeclared ones, so that no
 * stranger separates them. What a record that is not of a system of record has not verified unites no two clusters that both have one of
 * such a system, and a record of an undeclared source no two that both have one of a declared source: anybody can fill in a form, or have a
 * record written. A person's decision takes precedence over everything.
 */
export function* decideRealm(
  realm: Realm,
  all: readonly MatchRecord[],
  rules: RuleSet,
  surroundings: Surroundings | undefined,
  assertions: readonly Assertion[],
): Steps<Partition> {
  const compare = createCompareTraits(rules.model)
  const spares = sparesAmong(all, assertions)
  const records = spares.size === 0 ? all : all.filter(({ id }) => !spares.has(id))
  const recordById = new Map(records.map((record) => [record.id, record]))
  const standing = createStanding(recordById)
  const { isOfLists, isOfTrust, isDeclared, isOfSystem, tierOf } = standing
  const holders = holdersByKey(records)
  const knownCrowdOf = (key: string) => surroundings?.crowdOf(key, realm) ?? null
  const byIdentifier = yield* identifierEdges(records, holders, rules, compare, knownCrowdOf)
  const unlisted = records.filter((record) => !record.isListed)
  // A record must not be held back because of entries on lists.
  const ofNoList = byIdentifier.edges.filter((edge) => !isOfLists(edge))
  yield
  const hubs = hubsByTier(unlisted, ofNoList, assertions, compare, standing)
  const held = new Map([...hubs.TRUSTED, ...hubs.DECLARED, ...hubs.ANYBODY])
  yield
  const matches =
    surroundings?.matches.filter(({ a, b }) => !spares.has(a) && !spares.has(b)) ??
    matchesOf(records, rules, byIdentifier.isLeftOut)
  yield
  const matchByEdge = new Map(matchEdges(matches, recordById, rules, compare))
  const edges = [...byIdentifier.edges, ...matchByEdge.keys()]
  const clusters = createClusters(records, compare, apartByRecord(assertions), createNeedsStated(rules.model))
  const decided: Decided = { clusters, accepted: [], supporting: [], conflicts: [], stranded: new Set() }
  yield
  followAssertions(assertedEdges(assertions, records, compare), decided)
  clusters.takeSides(decidedSides(assertions, edges, recordById, clusters, rules.model))
  const isOfHub = (edge: Edge) => {
    const ofTier = hubs[tierOf(edge)]
    return ofTier.has(edge.a) || ofTier.has(edge.b)
  }
  for (const edge of held.size === 0 ? [] : levelsOf(edges.filter(isOfHub)).flat())
    decided.conflicts.push({ edge, reason: 'JOINS_MANY' })
  const joining = held.size === 0 ? edges : edges.filter((edge) => !isOfHub(edge))
  const isHeldOutside: Grounds['isHeldOutside'] = (key, by) => surroundings?.isHeldOutside(key, by, realm) ?? false
  const { edgesOfVerifiers, isStatedBeside } = byIdentifier
  const grounds = {
    recordById,
    compare,
    model: rules.model,
    standing,
    hubs,
    matchByEdge,
    edgesOfVerifiers,
    isStatedBeside,
    isHeldOutside,
  }
  const joiningOfNoList = joining.filter((edge) => !isOfLists(edge))
  const matchesOfNoList = matches.filter((match) => !isOfLists(match))
  const declared = unlisted.filter((record) => record.isDeclared)
  const trusted = declared.filter((record) => record.isTrusted)
  // As if there were no strangers.
  if (trusted.length > 1) {
    const heard = {
      holders: verifiedHolders(trusted),
      matches: matchesOfNoList.filter(isOfTrust),
      tier: 'TRUSTED',
    } as const
    yield* follow(joiningOfNoList.filter(isOfTrust), heard, grounds, decided)
  }
  clusters.freeze('TRUSTED')
  // As if there were no undeclared sources.
  if (declared.length > 1) {
    const tier = 'DECLARED'
    const ofTier = joiningOfNoList.filter((edge) => tierOf(edge) === tier)
    const among = matchesOfNoList.filter((match) => tierOf(match) !== 'ANYBODY')
    yield* followTier({ tier, isAbove: isOfSystem, records: declared, edges: ofTier, matches: among }, grounds, decided)
  }
  clusters.freeze('DECLARED')
  // As if there were no lists, so that a caller who may not know about a listed record does not notice it.
  const ofAnybody = joiningOfNoList.filter((edge) => tierOf(edge) === 'ANYBODY')
  yield* followTier(
    { tier: 'ANYBODY', isAbove: isDeclared, records: unlisted, edges: ofAnybody, matches: matchesOfNoList },
    grounds,
    decided,
  )
  clusters.freeze('OURS')
  yield* follow(joining.filter(isOfLists), { holders, matches, tier: 'ANYBODY' }, grounds, decided)
  const { accepted, supporting, conflicts, stranded } = decided
  yield
  const review = reviewOf(matches, conflicts, matchByEdge, clusters, recordById, held)
  yield
  const described = describeClusters(records, clusters, accepted, supporting, new Set([...held.keys(), ...stranded]))
  const { genericIdentifiers } = byIdentifier
  return { clusters: withSpares(described, spares), conflicts, genericIdentifiers, review }
}

/** A person's decision takes precedence over everything. */
function followAssertions(edges: readonly Edge[], { clusters, accepted, supporting, conflicts }: Decided): void {
  for (const edge of edges) {
    const [a, b] = [clusters.rootOf(edge.a), clusters.rootOf(edge.b)]
    if (a === b) supporting.push(edge)
    else if (clusters.areApart(a, b)) conflicts.push({ edge, reason: 'NOT_SAME' })
    else {
      clusters.unite(edge.a, edge.b, 'PERSON')
      accepted.push(edge)
    }
  }
}

function verifiedHolders(records: readonly MatchRecord[]): ReadonlyMap<string, readonly Holder[]> {
  const holders = [...holdersByKey(records)].map(([key, held]): [string, readonly Holder[]] => [
    key,
    held.filter(({ record }) => vouchesFor(record, key)),
  ])
  return new Map(holders)
}
