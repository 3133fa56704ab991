import type { Model } from '../../match/model.ts'
import type { Steps } from '../../turns.ts'
import type { Clusters } from '../clusters.ts'
import type { CompareTraits } from '../compare-traits.ts'
import {
  type Conflict,
  createReasonAgainst,
  type EdgeComponent,
  edgeComponentsOf,
  hasRivals,
  isClaimedTwice,
  withoutSharedIdentifiers,
} from '../edge-components.ts'
import type { Edge } from '../edges.ts'
import { createMatchConstraints, type MatchConstraints } from '../match-constraints.ts'
import { type MatchRecord, vouchesFor } from '../match-record.ts'
import type { PairMatch } from '../pair-match.ts'
import { type Holder, levelsOf } from '../partition-edges.ts'
import type { IsStatedBeside } from '../stated-beside.ts'
import type { Standing, Tier } from './standing.ts'

/** What the decision about a realm is based on. */
export interface Grounds {
  readonly recordById: ReadonlyMap<string, MatchRecord>
  readonly compare: CompareTraits
  readonly model: Model
  readonly standing: Standing
  readonly hubs: Readonly<Record<Tier, ReadonlyMap<string, readonly string[]>>>
  /** The matches that became edges. */
  readonly matchByEdge: ReadonlyMap<Edge, PairMatch>
  /** See IdentifierEdges. */
  readonly edgesOfVerifiers: ReadonlySet<Edge>
  readonly isStatedBeside: IsStatedBeside
  readonly isHeldOutside: (key: string, by: Tier) => boolean
}

/** What has been decided so far. */
export interface Decided {
  readonly clusters: Clusters
  readonly accepted: Edge[]
  /** Edges whose two records were in one cluster already. */
  readonly supporting: Edge[]
  readonly conflicts: Conflict[]
  /** Records that fit several subjects which they may not unite, and therefore join none of them. */
  readonly stranded: Set<string>
}

/** The records whose evidence counts while edges are followed. */
export interface Heard {
  readonly holders: ReadonlyMap<string, readonly Holder[]>
  readonly matches: readonly PairMatch[]
  readonly tier: Tier
}

/** Tries edges from the surest down, and unites the clusters that nothing keeps apart. */
export function* follow(edges: readonly Edge[], heard: Heard, grounds: Grounds, decided: Decided): Steps<void> {
  const { clusters, conflicts } = decided
  const constraints = createMatchConstraints(grounds.recordById, heard.matches, grounds.model)
  for (const level of levelsOf(edges)) {
    const known = new Map<string, boolean>()
    const isShared = (edge: Edge) => {
      const name = `${edge.identifier} ${grounds.edgesOfVerifiers.has(edge)}`
      const isClaimed = known.get(name) ?? isClaimedByTwo(edge, heard, grounds, clusters)
      known.set(name, isClaimed)
      return isClaimed
    }
    const usable = withoutSharedIdentifiers(level, isShared, conflicts)
    for (const component of edgeComponentsOf(usable, clusters))
      yield* followComponent(component, constraints, grounds, decided)
  }
}

function isClaimedByTwo(
  edge: Edge,
  { holders, tier }: Heard,
  { hubs, compare, edgesOfVerifiers, isStatedBeside, isHeldOutside }: Grounds,
  clusters: Clusters,
): boolean {
  const { identifier: key, kind } = edge
  const heldHere = (holders.get(key) ?? []).filter(
    ({ record }) => !hubs[tier].has(record.id) && !isStatedBeside(record, key),
  )
  if (edgesOfVerifiers.has(edge)) {
    const verifying = heldHere.filter(({ identifier }) => identifier.isVerified)
    return isHeldOutside(key, 'TRUSTED') || isClaimedTwice(verifying, kind, clusters, compare)
  }
  // A form that names somebody else's address claims it from nobody. A browser is often shared.
  const mayClaim = tier !== 'DECLARED' || kind === 'BROWSER'
  const vouching = mayClaim ? [] : heldHere.filter(({ record }) => vouchesFor(record, key))
  return vouching.length > 0
    ? isHeldOutside(key, 'TRUSTED') || isClaimedTwice(vouching, kind, clusters, compare)
    : isHeldOutside(key, tier) || isClaimedTwice(heldHere, kind, clusters, compare)
}

function* followComponent(
  component: EdgeComponent,
  { matchVetoOf, againstOf }: MatchConstraints,
  { matchByEdge }: Grounds,
  { clusters, accepted, supporting, conflicts }: Decided,
): Steps<void> {
  const mayAllUnite = !(yield* hasRivals(component.roots, clusters, component.kind))
  const reasonAgainst = mayAllUnite ? () => null : createReasonAgainst(component, clusters)
  for (const edge of component.edges) {
    yield
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
