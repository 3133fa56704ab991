import { correctionSourceName } from '../records/record-id.ts'
import { maxPeopleOf, type RuleSet } from '../rule-set.ts'
import { type Assertion, apartByRecord } from './assertions.ts'
import { besideProven } from './beside-proven.ts'
import { type Clusters, createClusters } from './clusters.ts'
import { createCompareTraits } from './compare-traits.ts'
import { type Crowd, crowdOf, isLinkedIn } from './crowds.ts'
import { decidedSides } from './decided-sides.ts'
import { type Cluster, describeClusters, withSpares } from './describe-clusters.ts'
import {
  type Conflict,
  createReasonAgainst,
  edgeComponentsOf,
  hasRivals,
  isClaimedTwice,
  isStandingVeto,
  withoutSharedIdentifiers,
} from './edge-components.ts'
import type { Edge } from './edges.ts'
import { hubsOf } from './hubs.ts'
import { joinRealms } from './join-realms.ts'
import { createMatchConstraints } from './match-constraints.ts'
import { eitherVouchesFor, isProven, type MatchRecord, shareBrowser, vouchesFor } from './match-record.ts'
import type { PairMatch } from './pair-match.ts'
import {
  assertedEdges,
  edgesAmong,
  type Holder,
  holdersByKey,
  levelsOf,
  matchEdges,
  matchesOf,
} from './partition-edges.ts'
import type { Realm } from './realm.ts'
import { type Review, reviewOf } from './review-questions.ts'
import { sparesAmong } from './spares.ts'
import { createNeedsStated } from './stated-points.ts'

export interface Partition {
  readonly clusters: readonly Cluster[]
  /** Reasons to join that were not followed. */
  readonly conflicts: readonly Conflict[]
  /** Identifiers of too many people to decide whose they are. */
  readonly genericIdentifiers: ReadonlySet<string>
  /** What the model leaves to a person: not certain enough, or an equally good fit elsewhere. */
  readonly review: readonly Review[]
}

/** Whose records count: all, those of declared sources, or trusted ones, which are of declared sources. */
export type Tier = 'ANYBODY' | 'DECLARED' | 'TRUSTED'

/** What is known of holders that are not among the records. Without it, there are no others. */
export interface Surroundings {
  /** All holders of an identifier in the realm. Null if no others are known than the records. */
  readonly crowdOf: (key: string, realm: Realm) => Crowd | null
  /** True if a record of the realm outside holds the identifier, although nothing links it to the records inside. */
  readonly isHeldOutside: (key: string, by: Tier, realm: Realm) => boolean
  /** Pairs of the records that the model does not keep apart. */
  readonly matches: readonly PairMatch[]
}

/**
 * Which records are one subject. Pure, and independent of the order of the records. Each realm is decided by its own records alone; then
 * some of the clusters are joined across: see joinRealms.
 */
export function partition(
  records: readonly MatchRecord[],
  rules: RuleSet,
  surroundings?: Surroundings,
  assertions: readonly Assertion[] = [],
): Partition {
  // Nearly always: no source is isolated.
  if (records.every(({ realm }) => realm === null))
    return partitionOfRealm(null, records, rules, surroundings, assertions)
  const recordById = new Map(records.map((record) => [record.id, record]))
  const realms = Map.groupBy(records, (record) => realmIn(record, recordById))
  const parts = [...realms].map(([realm, some]) => {
    const ids = new Set(some.map(({ id }) => id))
    const isOfOthers = (id: string) => recordById.has(id) && !ids.has(id)
    const own = surroundings && {
      ...surroundings,
      matches: surroundings.matches.filter(
        ({ a, b }) => (ids.has(a) || ids.has(b)) && !isOfOthers(a) && !isOfOthers(b),
      ),
    }
    return { realm, ...partitionOfRealm(realm, some, rules, own, assertions) }
  })
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  const byRealm = new Map(parts.map(({ realm, clusters }) => [realm, clusters]))
  const joined = joinRealms(byRealm, records, rules, assertions, createCompareTraits(rules.model))
  return {
    clusters: joined.clusters,
    conflicts: [...parts.flatMap(({ conflicts }) => conflicts), ...joined.conflicts],
    genericIdentifiers: new Set(parts.flatMap(({ genericIdentifiers }) => [...genericIdentifiers])),
    review: parts.flatMap(({ review }) => review),
  }
}

/** What a person corrected in a record belongs to the record's own realm. */
function realmIn({ id, source, realm }: MatchRecord, recordById: ReadonlyMap<string, MatchRecord>): Realm {
  return source === correctionSourceName ? (recordById.get(id.slice(source.length + 1))?.realm ?? null) : realm
}

/**
 * One realm, as if there were no others: edges are tried by score, then key, and each is accepted unless it would break a rule of the two
 * whole clusters, or fits another cluster equally well. A record that would join too many known people joins none (see hubs.ts). Trusted
 * records are decided as if there were no others, and then records of declared sources as if there were no undeclared ones, so that no
 * stranger separates them. What a record that is not of a system of record has not verified unites no two clusters that both have one of
 * such a system, and a record of an undeclared source no two that both have one of a declared source: anybody can fill in a form, or have a
 * record written. A person's decision takes precedence over everything.
 */
function partitionOfRealm(
  realm: Realm,
  all: readonly MatchRecord[],
  rules: RuleSet,
  surroundings: Surroundings | undefined,
  assertions: readonly Assertion[],
): Partition {
  const compare = createCompareTraits(rules.model)
  const spares = sparesAmong(all, assertions)
  const records = spares.size === 0 ? all : all.filter(({ id }) => !spares.has(id))
  const recordById = new Map(records.map((record) => [record.id, record]))
  const isListed = (id: string) => recordById.get(id)?.isListed === true
  const holders = holdersByKey(records)
  const ours = holdersByKey(records.filter((record) => !record.isListed))
  const beside = besideProven(ours)
  const crowdAmong = (key: string, held: readonly Holder[], most: number) =>
    crowdOf(
      key,
      held.map(({ record }) => record),
      most,
      compare,
    )
  const isHeldOutside = surroundings?.isHeldOutside ?? (() => false)
  const genericIdentifiers = new Set<string>()
  const crowdByKey = new Map<string, Crowd>()
  const edges: Edge[] = []
  for (const [key, held] of holders) {
    const type = held[0]?.identifier.type
    if (type === undefined) continue
    const most = maxPeopleOf(rules, type)
    const ofOurs = ours.get(key) ?? []
    const crowd = surroundings?.crowdOf(key, realm) ?? crowdAmong(key, ofOurs, most)
    if (crowd !== 'NONE') crowdByKey.set(key, crowd)
    const isLinked = ({ record }: Holder) => isLinkedIn(crowd, record)
    const linked = held.filter(isLinked)
    const linkedOfOurs = ofOurs.filter(isLinked)
    if (linked.length === 0) genericIdentifiers.add(key)
    // On so many lists that it does not distinguish one list from another.
    else if (linked.length > linkedOfOurs.length && crowdAmong(key, linked, most) !== 'NONE')
      edges.push(...edgesAmong(linkedOfOurs, rules, compare, beside))
    else edges.push(...edgesAmong(linked, rules, compare, beside))
  }
  const isOfLists = ({ a, b }: { readonly a: string; readonly b: string }) => isListed(a) || isListed(b)
  const isDeclared = (id: string) => recordById.get(id)?.isDeclared === true
  const isOfSystem = (id: string) => recordById.get(id)?.isOfSystem === true
  const isVerifiedBy = (id: string, key: string) => {
    const record = recordById.get(id)
    return record !== undefined && vouchesFor(record, key)
  }
  // Somebody who confirmed an address of their own may state somebody else's name or number beside it.
  const isOfTrust = ({ a, b, identifier }: Linking) =>
    identifier === undefined
      ? isOfSystem(a) && isOfSystem(b)
      : isVerifiedBy(a, identifier) && isVerifiedBy(b, identifier)
  const isProvenHere = (id: string) => {
    const record = recordById.get(id)
    return record !== undefined && isProven(record)
  }
  const isOfProof = ({ a, b, kind, identifier }: Edge) => {
    if (kind === 'MATCH') return isProvenHere(a) || isProvenHere(b)
    const [left, right] = [recordById.get(a), recordById.get(b)]
    return left !== undefined && right !== undefined && eitherVouchesFor(left, right, identifier)
  }
  const isOfBrowser = ({ a, b, kind }: Edge) => {
    const [left, right] = [recordById.get(a), recordById.get(b)]
    return kind !== 'BROWSER' && left !== undefined && right !== undefined && shareBrowser(left, right)
  }
  const tierOf = (pair: Linking): Tier =>
    isOfTrust(pair) ? 'TRUSTED' : isDeclared(pair.a) && isDeclared(pair.b) ? 'DECLARED' : 'ANYBODY'
  const unlisted = records.filter((record) => !record.isListed)
  const declared = unlisted.filter((record) => record.isDeclared)
  const trusted = declared.filter((record) => record.isTrusted)
  // A record must not be held back because of entries on lists.
  const ofNoList = edges.filter((edge) => !isOfLists(edge))
  const hubs = hubsOf(unlisted, ofNoList, assertions, compare)
  // A record that reaches too many only through strangers joins none of these, and stays with its own.
  const declaredHubs = hubsAmong(declared, 'DECLARED', hubs)
  const hubsByTier = { ANYBODY: hubs, DECLARED: declaredHubs, TRUSTED: hubsAmong(trusted, 'TRUSTED', declaredHubs) }
  const held = new Map([...hubsByTier.TRUSTED, ...declaredHubs, ...hubs])
  const isLeftOut = (key: string, record: MatchRecord) => !isLinkedIn(crowdByKey.get(key) ?? 'NONE', record)
  const matches =
    surroundings?.matches.filter(({ a, b }) => !spares.has(a) && !spares.has(b)) ?? matchesOf(records, rules, isLeftOut)
  const matchByEdge = new Map(matchEdges(matches, recordById, rules, compare))
  edges.push(...matchByEdge.keys())
  const clusters = createClusters(records, compare, apartByRecord(assertions), createNeedsStated(rules.model))
  const accepted: Edge[] = []
  const supporting: Edge[] = []
  const conflicts: Conflict[] = []
  for (const edge of assertedEdges(assertions, records, compare)) {
    const [a, b] = [clusters.rootOf(edge.a), clusters.rootOf(edge.b)]
    if (a === b) supporting.push(edge)
    else if (clusters.areApart(a, b)) conflicts.push({ edge, reason: 'NOT_SAME' })
    else {
      clusters.unite(edge.a, edge.b, 'PERSON')
      accepted.push(edge)
    }
  }
  clusters.takeSides(decidedSides(assertions, edges, recordById, clusters, rules.model))
  const isOfHub = (edge: Edge) => {
    const ofTier = hubsByTier[tierOf(edge)]
    return ofTier.has(edge.a) || ofTier.has(edge.b)
  }
  for (const edge of held.size === 0 ? [] : levelsOf(edges.filter(isOfHub)).flat())
    conflicts.push({ edge, reason: 'JOINS_MANY' })
  const joining = held.size === 0 ? edges : edges.filter((edge) => !isOfHub(edge))

  /** Of the records of a tier, which include those of the tier `below`. */
  function hubsAmong(some: readonly MatchRecord[], tier: Tier, below: typeof hubs): typeof hubs {
    const isAll = some.length === unlisted.length || (tier === 'TRUSTED' && some.length === declared.length)
    if (isAll) return below
    const isOfTier = tier === 'TRUSTED' ? isOfTrust : (edge: Edge) => tierOf(edge) !== 'ANYBODY'
    return hubsOf(some, ofNoList.filter(isOfTier), assertions, compare)
  }

  function follow(
    some: readonly Edge[],
    heldBy: typeof holders,
    among: readonly PairMatch[],
    by: Tier = 'ANYBODY',
  ): void {
    const { matchVetoOf, againstOf } = createMatchConstraints(recordById, among, rules.model)
    const ofTier = hubsByTier[by]
    const holdersOf = (key: string) => (heldBy.get(key) ?? []).filter(({ record }) => !ofTier.has(record.id))
    const isShared = (key: string, kind: Edge['kind']) => {
      const heldBelow = holdersOf(key)
      // A form that names somebody else's address claims it from nobody. A browser is often shared.
      const mayClaim = by !== 'DECLARED' || kind === 'BROWSER'
      const vouching = mayClaim ? [] : heldBelow.filter(({ record }) => vouchesFor(record, key))
      return vouching.length > 0
        ? isHeldOutside(key, 'TRUSTED', realm) || isClaimedTwice(vouching, kind, clusters, compare)
        : isHeldOutside(key, by, realm) || isClaimedTwice(heldBelow, kind, clusters, compare)
    }
    for (const level of levelsOf(some)) {
      const usable = withoutSharedIdentifiers(level, isShared, conflicts)
      for (const component of edgeComponentsOf(usable, clusters)) {
        const mayAllUnite = !hasRivals(component.roots, clusters, component.kind)
        const reasonAgainst = mayAllUnite ? () => null : createReasonAgainst(component, clusters)
        for (const edge of component.edges) {
          const [a, b] = [clusters.rootOf(edge.a), clusters.rootOf(edge.b)]
          if (a === b) {
            supporting.push(edge)
            continue
          }
          const match = matchByEdge.get(edge)
          const reason =
            match === undefined
              ? (reasonAgainst(edge, a, b) ?? (edge.kind === 'CONTACT' ? againstOf(edge, clusters) : null))
              : (clusters.vetoOf(a, b, 'MATCH', edge) ?? matchVetoOf(match, clusters))
          if (reason !== null) {
            conflicts.push({ edge, reason })
            continue
          }
          clusters.unite(edge.a, edge.b, 'RULE')
          accepted.push(edge)
        }
      }
    }
  }

  /** For a tier below that of the decided records: `isAbove` states which those are. */
  function followBelow(
    tier: Tier,
    isAbove: (id: string) => boolean,
    some: readonly MatchRecord[],
    among: readonly PairMatch[],
  ): void {
    const ofTier = joining.filter((edge) => tierOf(edge) === tier && !isOfLists(edge))
    const reachesAbove = ({ a, b }: Edge) => isAbove(a) || isAbove(b)
    const rankOf = (id: string) => (isAbove(id) ? 0 : (recordById.get(id)?.priority ?? 0))
    const rankOfPair = ({ a, b }: Linking) => Math.max(rankOf(a), rankOf(b))
    // Those of a stronger source as if there were none of weaker ones, so that these keep nobody from a customer.
    const followByRank = (edges: readonly Edge[]) => {
      const byRank = Map.groupBy(edges, rankOfPair)
      for (const rank of [...byRank.keys()].toSorted((a, b) => a - b)) {
        const heard = some.filter(({ id }) => rankOf(id) <= rank)
        const isAll = heard.length === some.length
        const heardMatches = isAll ? among : among.filter((match) => rankOfPair(match) <= rank)
        follow(byRank.get(rank) ?? [], holdersByKey(heard), heardMatches, tier)
      }
    }
    // Each first by its own evidence, so that one that fits several takes no other with it.
    followByRank(ofTier.filter(reachesAbove))
    const rest = ofTier.filter((edge) => !reachesAbove(edge))
    // Records that have verified an address precede those that name it, so that these take nobody else's records to their own customer.
    // Records of the same browsers follow, so that they take nobody along whose address they name.
    const unproven = rest.filter((edge) => !isOfProof(edge))
    const isAboveOrProven = (id: string) => isAbove(id) || isProvenHere(id)
    for (const [edges, isOfHigherTier] of [
      [rest.filter(isOfProof), isAbove],
      [unproven.filter(isOfBrowser), isAboveOrProven],
      [unproven.filter((edge) => !isOfBrowser(edge)), isAboveOrProven],
    ] as const) {
      for (const id of strandedBy(conflicts, clusters, isOfHigherTier)) stranded.add(id)
      followByRank(edges.filter(({ a, b }) => !stranded.has(a) && !stranded.has(b)))
    }
  }

  // As if there were no strangers.
  if (trusted.length > 1)
    follow(
      joining.filter((edge) => isOfTrust(edge) && !isOfLists(edge)),
      verifiedHolders(trusted),
      matches.filter((match) => isOfTrust(match) && !isOfLists(match)),
      'TRUSTED',
    )
  clusters.freeze('TRUSTED')
  const ofNoLists = matches.filter((match) => !isOfLists(match))
  const stranded = new Set<string>()
  // As if there were no undeclared sources.
  if (declared.length > 1) {
    const among = ofNoLists.filter((match) => tierOf(match) !== 'ANYBODY')
    followBelow('DECLARED', isOfSystem, declared, among)
  }
  clusters.freeze('DECLARED')
  // As if there were no lists, so that a caller who may not know about a listed record does not notice it.
  followBelow('ANYBODY', isDeclared, unlisted, ofNoLists)
  clusters.freeze('OURS')
  follow(joining.filter(isOfLists), holders, matches)
  const review = reviewOf(matches, conflicts, matchByEdge, clusters, recordById, held)
  const described = describeClusters(records, clusters, accepted, supporting, new Set([...held.keys(), ...stranded]))
  return { clusters: withSpares(described, spares), conflicts, genericIdentifiers, review }
}

/** An edge, or a match, which no identifier makes. */
interface Linking {
  readonly a: string
  readonly b: string
  readonly identifier?: string
}

function verifiedHolders(records: readonly MatchRecord[]): ReadonlyMap<string, readonly Holder[]> {
  const holders = [...holdersByKey(records)].map(([key, held]): [string, readonly Holder[]] => [
    key,
    held.filter(({ record }) => vouchesFor(record, key)),
  ])
  return new Map(holders)
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
