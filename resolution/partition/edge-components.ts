import type { Clusters, Veto } from './clusters.ts'
import type { CompareTraits } from './compare-traits.ts'
import type { Edge } from './edges.ts'
import type { MatchVeto } from './match-constraints.ts'
import { type Holder, sortKey } from './partition-edges.ts'

/** SHARED: two subjects claim the identifier. AMBIGUOUS: one side fits another subject as well. JOINS_MANY: one side is held back, see hubs.ts. ISOLATED: the two are of two realms, see realm.ts. */
export interface Conflict {
  readonly edge: Edge
  readonly reason: Veto | MatchVeto | 'SHARED' | 'AMBIGUOUS' | 'JOINS_MANY' | 'ISOLATED'
}

/** What two subjects claim identifies neither: only agreement in names or dates may still link by it. */
export function withoutSharedIdentifiers(
  level: readonly Edge[],
  isShared: (key: string, kind: Edge['kind']) => boolean,
  conflicts: Conflict[],
): readonly Edge[] {
  const shared = new Map<string, boolean>()
  return level.filter((edge) => {
    if (edge.kind === 'ID' || edge.kind === 'MATCH' || edge.comparison.relation === 'AGREE') return true
    const isOut = shared.get(edge.identifier) ?? isShared(edge.identifier, edge.kind)
    shared.set(edge.identifier, isOut)
    if (isOut) conflicts.push({ edge, reason: 'SHARED' })
    return !isOut
  })
}

/** That a record of low standing would unite two subjects that records of a higher one know. */
type StandingVeto = Extract<Veto, 'UNDECLARED' | 'UNVERIFIED'>

export function isStandingVeto(reason: Conflict['reason'] | null): reason is StandingVeto {
  return reason === 'UNDECLARED' || reason === 'UNVERIFIED'
}

/** Edges of a level that hang together. */
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
    const component = left ?? right ?? { kind: edge.kind, edges: [], roots: new Set<string>() }
    if (left !== undefined && right !== undefined && left !== right) {
      component.edges.push(...right.edges)
      for (const root of right.roots) {
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
export function hasRivals(roots: Iterable<string>, clusters: Clusters, kind: Edge['kind']): boolean {
  const list = [...roots]
  return list.some((a, index) => list.slice(index + 1).some((b) => clusters.vetoOf(a, b, kind) !== null))
}

/**
 * Two holders that are not one subject claim the identifier: their records contradict, or both are known and only a
 * browser's. Decided by records, not by their clusters, so that a holder outside counts alike.
 */
export function isClaimedTwice(
  held: readonly Holder[],
  kind: Edge['kind'],
  clusters: Clusters,
  compare: CompareTraits,
): boolean {
  if (kind === 'BROWSER') return clusters.knownRootsOf(held.map(({ record }) => record.id)).size > 1
  const tellings = new Map(
    held.map((holder) => {
      const { id, source, hasUniqueId, traits } = holder.record
      return [[clusters.rootOf(id), traits.signature, hasUniqueId ? source : ''].join('\n'), holder] as const
    }),
  )
  const different = [...tellings.values()]
  return different.some(({ record: left }, index) =>
    different.slice(index + 1).some(({ record: right }) => {
      if (clusters.rootOf(left.id) === clusters.rootOf(right.id)) return false
      if (left.hasUniqueId && right.hasUniqueId && left.source === right.source) return true
      return compare(left.traits, right.traits).relation === 'CONTRADICT'
    }),
  )
}

/**
 * What keeps an edge of the level from joining; null where nothing does. UNDECLARED and UNVERIFIED: one side fits several subjects as well
 * that are kept apart by nothing but that it may not unite them.
 */
export function reasonAgainst(
  edge: Edge,
  a: string,
  b: string,
  level: readonly Edge[],
  clusters: Clusters,
): Conflict['reason'] | null {
  const veto = clusters.vetoOf(a, b, edge.kind, edge)
  if (veto !== null) return veto
  let mayNotUnite: StandingVeto | null = null
  const isAmbiguous = level.some((other) => {
    const [left, right] = [clusters.rootOf(other.a), clusters.rootOf(other.b)]
    for (const [near, far] of [
      [left, right],
      [right, left],
    ] as const) {
      const opposite = near === a ? b : near === b ? a : null
      if (opposite === null || far === a || far === b) continue
      if (clusters.vetoOf(far, near, edge.kind, other) !== null || clusters.givesWay(far, opposite, near)) continue
      const rivalry = clusters.rivalryOf(far, opposite, near, edge.kind)
      if (isStandingVeto(rivalry)) mayNotUnite = rivalry
      else if (rivalry !== null) return true
    }
    return false
  })
  if (isAmbiguous) return 'AMBIGUOUS'
  return mayNotUnite
}
