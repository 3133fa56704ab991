import type { Traits } from '../match/traits.ts'
import type { Steps } from '../turns.ts'
import type { Clusters, Veto } from './clusters.ts'
import type { CompareTraits } from './compare-traits.ts'
import { mostTellings } from './crowds.ts'
import { byRecord, type Edge } from './edges.ts'
import type { MatchVeto } from './match-constraints.ts'
import { type Holder, sortKey } from './partition-edges.ts'

/**
 * SHARED: two subjects claim the identifier. AMBIGUOUS: one side fits another subject as well. JOINS_MANY: one side is held back, see
 * hubs.ts. ISOLATED: the two are of two realms, see realm.ts.
 */
export interface Conflict {
  readonly edge: Edge
  readonly reason: Veto | MatchVeto | 'SHARED' | 'AMBIGUOUS' | 'JOINS_MANY' | 'ISOLATED'
}

/** What two subjects claim identifies neither: only agreement in names or dates may still link by it. */
export function withoutSharedIdentifiers(
  level: readonly Edge[],
  isShared: (edge: Edge) => boolean,
  conflicts: Conflict[],
): readonly Edge[] {
  return level.filter((edge) => {
    if (edge.kind === 'ID' || edge.kind === 'MATCH' || edge.comparison.relation === 'AGREE') return true
    const isOut = isShared(edge)
    if (isOut) conflicts.push({ edge, reason: 'SHARED' })
    return !isOut
  })
}

/** A record of low standing would unite two subjects that records of a higher standing know. */
type StandingVeto = Extract<Veto, 'UNDECLARED' | 'UNVERIFIED'>

export function isStandingVeto(reason: Conflict['reason'] | null): reason is StandingVeto {
  return reason === 'UNDECLARED' || reason === 'UNVERIFIED'
}

/** Connected edges of one level. */
export interface EdgeComponent {
  readonly kind: Edge['kind']
  readonly edges: readonly Edge[]
  readonly roots: ReadonlySet<string>
}

/** The level's edges in groups that no edge of the level connects. */
export function edgeComponentsOf(level: readonly Edge[], clusters: Clusters): readonly EdgeComponent[] {
  const componentByRoot = new Map<string, { kind: Edge['kind']; edges: Edge[]; roots: Set<string> }>()
  for (const edge of level) {
    const [a, b] = [clusters.rootOf(edge.a), clusters.rootOf(edge.b)]
    const [left, right] = [componentByRoot.get(a), componentByRoot.get(b)]
    const isLeftLarger = (left?.edges.length ?? 0) >= (right?.edges.length ?? 0)
    const [larger, smaller] = isLeftLarger ? [left, right] : [right, left]
    const component = larger ?? smaller ?? { kind: edge.kind, edges: [], roots: new Set<string>() }
    if (larger !== undefined && smaller !== undefined && larger !== smaller) {
      for (const added of smaller.edges) component.edges.push(added)
      for (const root of smaller.roots) {
        component.roots.add(root)
        componentByRoot.set(root, component)
      }
    }
    component.edges.push(edge)
    for (const root of [a, b]) {
      component.roots.add(root)
      componentByRoot.set(root, component)
    }
  }
  return [...new Set(componentByRoot.values())].map((component) => ({
    ...component,
    edges: component.edges.toSorted((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1)),
  }))
}

/** Some of these may not be one. */
export function* hasRivals(roots: Iterable<string>, clusters: Clusters, kind: Edge['kind']): Steps<boolean> {
  // Clusters of one profile are alike to any other cluster: two of each show all that each of them shows.
  const byProfile = Map.groupBy(roots, clusters.profileOf)
  if (byProfile.size > mostTellings) return true
  const list = [...byProfile.values()].flatMap((alike) => alike.slice(0, 2))
  for (const [index, a] of list.entries())
    for (const b of list.slice(index + 1)) {
      yield
      if (clusters.vetoOf(a, b, kind) !== null) return true
    }
  return false
}

/**
 * Two holders that are not one subject claim the identifier: their records contradict each other, or both are known and it is only a
 * browser's. Decided by records, not by their clusters, so that a holder outside counts alike.
 */
export function isClaimedTwice(
  held: readonly Holder[],
  kind: Edge['kind'],
  clusters: Clusters,
  compare: CompareTraits,
): boolean {
  if (kind === 'BROWSER') return clusters.knownRootsOf(held.map(({ record }) => record.id)).size > 1
  const rootsBySource = new Map<string, Set<string>>()
  const bySignature = new Map<string, { readonly traits: Traits; readonly roots: Set<string> }>()
  for (const { record } of held) {
    const root = clusters.rootOf(record.id)
    if (record.hasUniqueId) {
      const roots = rootsBySource.get(record.source) ?? new Set()
      rootsBySource.set(record.source, roots.add(root))
      if (roots.size > 1) return true
    }
    const alike = bySignature.get(record.traits.signature) ?? { traits: record.traits, roots: new Set() }
    bySignature.set(record.traits.signature, alike)
    alike.roots.add(root)
  }
  const different = [...bySignature.values()]
  return different.some((left, index) =>
    different
      .slice(index + 1)
      .some(
        (right) =>
          left.roots.union(right.roots).size > 1 && compare(left.traits, right.traits).relation === 'CONTRADICT',
      ),
  )
}

/** What keeps an edge of a component from joining the clusters `a` and `b` that it connects; null where nothing does. */
export type ReasonAgainst = (edge: Edge, a: string, b: string) => Conflict['reason'] | null

/**
 * AMBIGUOUS: one side fits another subject as well. UNDECLARED and UNVERIFIED: it does, and the two subjects are kept apart by nothing but that this side
 * may not unite them.
 */
export function createReasonAgainst({ kind, edges }: EdgeComponent, clusters: Clusters): ReasonAgainst {
  const edgesByRecord = byRecord(edges)

  /** Why the cluster `near` may not join `opposite`: another cluster that it fits as well. */
  function rivalsOf(near: string, opposite: string): ReadonlySet<Conflict['reason']> {
    const rivals = new Set<Conflict['reason']>()
    const fitting = new Set([near, opposite])
    for (const id of clusters.membersOf(near))
      for (const other of edgesByRecord.get(id) ?? []) {
        const far = clusters.rootOf(other.a === id ? other.b : other.a)
        if (fitting.has(far) || clusters.vetoOf(far, near, kind, other) !== null) continue
        fitting.add(far)
        const rivalry = clusters.givesWay(far, opposite, near) ? null : clusters.rivalryOf(far, opposite, near, kind)
        if (rivalry !== null) rivals.add(isStandingVeto(rivalry) ? rivalry : 'AMBIGUOUS')
      }
    return rivals
  }

  function ambiguityOf(a: string, b: string): Conflict['reason'] | null {
    const rivals = rivalsOf(a, b).union(rivalsOf(b, a))
    return (['AMBIGUOUS', 'UNVERIFIED', 'UNDECLARED'] as const).find((reason) => rivals.has(reason)) ?? null
  }

  // Many records of two people on one address make many edges, which all ask the same.
  const known = new Map<string, Conflict['reason'] | null>()
  let unions = clusters.unions()
  return (edge, a, b) => {
    const veto = clusters.vetoOf(a, b, edge.kind, edge)
    if (veto !== null) return veto
    if (unions !== clusters.unions()) known.clear()
    unions = clusters.unions()
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`
    const found = known.get(key)
    if (found !== undefined) return found
    const ambiguity = ambiguityOf(a, b)
    known.set(key, ambiguity)
    return ambiguity
  }
}
