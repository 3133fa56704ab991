import type { RuleSet } from '../rule-set.ts'
import type { Steps } from '../turns.ts'
import { type Assertion, apartByRecord } from './assertions.ts'
import { createClusters } from './clusters.ts'
import type { CompareTraits } from './compare-traits.ts'
import { type Cluster, type Link, rankOf } from './describe-clusters.ts'
import { type Conflict, edgeComponentsOf, hasRivals } from './edge-components.ts'
import type { Edge } from './edges.ts'
import { heldRule } from './hubs.ts'
import { createMatchConstraints } from './match-constraints.ts'
import type { MatchRecord } from './match-record.ts'
import { assertedEdges, createSharedKinds, edgesAmong, holdersByKey, inKeyOrder } from './partition-edges.ts'
import { isOpenKey, type Realm } from './realm.ts'

export interface JoinedRealms {
  readonly clusters: readonly Cluster[]
  readonly conflicts: readonly Conflict[]
}

/**
 * The clusters of all realms, each decided separately, some of which are one: a person decided so, or both have verified one identifier.
 * This never divides a cluster, and only a person's decision makes two clusters of one realm one, so that what a realm has decided stays.
 */
export function* joinRealms(
  byRealm: ReadonlyMap<Realm, readonly Cluster[]>,
  records: readonly MatchRecord[],
  rules: RuleSet,
  assertions: readonly Assertion[],
  compare: CompareTraits,
): Steps<JoinedRealms> {
  const recordById = new Map(records.map((record) => [record.id, record]))
  const realmById = new Map(
    [...byRealm].flatMap(([realm, clusters]) =>
      clusters.flatMap(({ members }) => members.map((id) => [id, realm] as const)),
    ),
  )
  const isAcross = ({ a, b }: Edge) => realmById.get(a) !== realmById.get(b)
  const joined = createClusters(records, compare, apartByRecord(assertions))
  for (const { members } of [...byRealm.values()].flat())
    for (const id of members) joined.unite(members[0] ?? id, id, 'RULE')
  const accepted: Edge[] = []
  const conflicts: Conflict[] = []
  for (const edge of assertedEdges(assertions, records, compare).filter(isAcross)) {
    const [a, b] = [joined.rootOf(edge.a), joined.rootOf(edge.b)]
    if (a === b) continue
    if (joined.areApart(a, b)) conflicts.push({ edge, reason: 'NOT_SAME' })
    else {
      joined.unite(edge.a, edge.b, 'PERSON')
      accepted.push(edge)
    }
  }
  const { againstOf } = createMatchConstraints(recordById, [], rules.model)
  const open = verifiedEdges(records, rules, compare).filter((edge) => {
    const [a, b] = [joined.rootOf(edge.a), joined.rootOf(edge.b)]
    if (a === b || !isAcross(edge)) return false
    const reason = joined.vetoOf(a, b, edge.kind) ?? (edge.kind === 'CONTACT' ? againstOf(edge, joined) : null)
    if (reason !== null) conflicts.push({ edge, reason })
    return reason === null
  })
  for (const { kind, roots, edges } of edgeComponentsOf(open, joined)) {
    if (meetInOneRealm(roots) || (yield* hasRivals(roots, joined, kind))) {
      for (const edge of edges) conflicts.push({ edge, reason: 'ISOLATED' })
      continue
    }
    for (const edge of edges) {
      if (joined.rootOf(edge.a) === joined.rootOf(edge.b)) continue
      joined.unite(edge.a, edge.b, 'RULE')
      accepted.push(edge)
    }
  }

  function meetInOneRealm(roots: Iterable<string>): boolean {
    const met = new Set<Realm>()
    for (const root of roots) {
      const realms = new Set(joined.membersOf(root).map((id) => realmById.get(id) ?? null))
      if (!met.isDisjointFrom(realms)) return true
      for (const realm of realms) met.add(realm)
    }
    return false
  }

  const inOrder = [...byRealm.values()].flat().toSorted(byFirstMember)
  const parts = Map.groupBy(inOrder, ({ members }) => joined.rootOf(members[0] ?? ''))
  const clusters = [...parts].map(([root, some]) => {
    const [only, ...others] = some
    if (only !== undefined && others.length === 0) return only
    const across = accepted.filter(({ a }) => joined.rootOf(a) === root)
    return joinedCluster(some, across, recordById)
  })
  return { clusters: clusters.toSorted(byFirstMember), conflicts }
}

/** All of these have verified the identifier. */
const nobody: ReadonlySet<string> = new Set()

function byFirstMember(a: Cluster, b: Cluster): number {
  return (a.members[0] ?? '') < (b.members[0] ?? '') ? -1 : 1
}

/** Between all records that have verified one identifier. */
function verifiedEdges(records: readonly MatchRecord[], rules: RuleSet, compare: CompareTraits): readonly Edge[] {
  const shared = createSharedKinds(records)
  return inKeyOrder(holdersByKey(records)).flatMap(([key, holders]) => {
    const verified = isOpenKey(key) ? holders.filter(({ identifier }) => identifier.isVerified) : []
    const isOfRealm = verified.some(({ record: { realm } }) => realm !== null)
    return isOfRealm ? edgesAmong(verified, rules, compare, nobody, shared) : []
  })
}

function joinedCluster(
  parts: readonly Cluster[],
  across: readonly Edge[],
  recordById: ReadonlyMap<string, MatchRecord>,
): Cluster {
  const links = new Map<string, Link>(parts.flatMap((part) => [...part.links]))
  for (const { a, b, rule, score } of across)
    for (const [end, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const [own, far] = [recordById.get(end), recordById.get(other)]
      if (own === undefined || far === undefined || rankOf(far) < rankOf(own)) continue
      const link = links.get(end)
      const isAlone = link === undefined || link.rule === 'ALONE' || link.rule === heldRule
      if (isAlone || score > link.confidence) links.set(end, { rule, confidence: score })
    }
  return {
    members: parts.flatMap(({ members }) => members).toSorted(),
    steps: [...parts.flatMap(({ steps }) => steps), ...across],
    links: new Map([...links].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}
