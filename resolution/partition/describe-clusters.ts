import type { Clusters } from './clusters.ts'
import type { Edge } from './edges.ts'
import { heldRule } from './hubs.ts'
import type { MatchRecord } from './match-record.ts'

export interface Cluster {
  /** Ids, sorted. */
  readonly members: readonly string[]
  /** The edges that joined the members, in that order. */
  readonly steps: readonly Edge[]
  /**
   * The confidence that each member belongs here, 0..1, and the rule. 1 and `ALONE`, or `JOINS_MANY` if it is held back, for a single
   * record.
   */
  readonly links: ReadonlyMap<string, Link>
}

export interface Link {
  readonly rule: string
  readonly confidence: number
}

/** In the order of their first members. */
export function describeClusters(
  records: readonly MatchRecord[],
  clusters: Clusters,
  accepted: readonly Edge[],
  supporting: readonly Edge[],
  held: Pick<ReadonlyMap<string, unknown>, 'has'> = new Map(),
): readonly Cluster[] {
  const roots = new Set(records.map(({ id }) => clusters.rootOf(id)))
  const stepsByRoot = Map.groupBy(accepted, (edge) => clusters.rootOf(edge.a))
  const edgesByRecord = new Map<string, Edge[]>()
  const rankById = new Map(records.map((record) => [record.id, rankOf(record)]))
  const isHeardBy = (end: string, other: string) => (rankById.get(other) ?? 0) >= (rankById.get(end) ?? 0)
  for (const edge of [...accepted, ...supporting])
    for (const end of [edge.a, edge.b]) {
      if (!isHeardBy(end, end === edge.a ? edge.b : edge.a)) continue
      const edges = edgesByRecord.get(end)
      if (edges === undefined) edgesByRecord.set(end, [edge])
      else edges.push(edge)
    }
  return [...roots]
    .map((root): Cluster => {
      const members = clusters.membersOf(root).toSorted()
      const links = members.map((id) => [id, linkOf(edgesByRecord.get(id) ?? [], held.has(id))] as const)
      return { members, steps: stepsByRoot.get(root) ?? [], links: new Map(links) }
    })
    .toSorted((a, b) => ((a.members[0] ?? '') < (b.members[0] ?? '') ? -1 : 1))
}

/**
 * A listed record is evidence for itself only, and one of an undeclared source for none of a declared one: neither changes the confidence
 * of others.
 */
export function rankOf({ isListed, isDeclared }: MatchRecord): number {
  return isListed ? 0 : isDeclared ? 2 : 1
}

/**
 * Each spare record with the one that represents it, and with the same confidence; by itself if that one is not with its own twin. No step
 * leads to it: it has those of the other.
 */
export function withSpares(clusters: readonly Cluster[], spares: ReadonlyMap<string, string>): readonly Cluster[] {
  if (spares.size === 0) return clusters
  const sparesByOther = Map.groupBy(spares.keys(), (id) => spares.get(id) ?? id)
  return clusters
    .flatMap((cluster): readonly Cluster[] => {
      const beside = cluster.members.flatMap((member) =>
        (sparesByOther.get(member) ?? []).flatMap((id): readonly (readonly [string, Link])[] => {
          const link = cluster.links.get(member)
          return link === undefined ? [] : [[id, link]]
        }),
      )
      if (beside.length === 0) return [cluster]
      if (cluster.members.length === 1)
        return [cluster, ...beside.map(([id, link]) => ({ members: [id], steps: [], links: new Map([[id, link]]) }))]
      const links = [...cluster.links, ...beside].toSorted(([a], [b]) => (a < b ? -1 : 1))
      return [{ ...cluster, members: links.map(([id]) => id), links: new Map(links) }]
    })
    .toSorted((a, b) => ((a.members[0] ?? '') < (b.members[0] ?? '') ? -1 : 1))
}

/** Each identifier is independent evidence: the remaining doubt is the product of the doubts. */
function linkOf(edges: readonly Edge[], isHeld: boolean): Link {
  const best = edges.reduce<Edge | null>(
    (found, edge) => (found !== null && found.score >= edge.score ? found : edge),
    null,
  )
  if (best === null) return { rule: isHeld ? heldRule : 'ALONE', confidence: 1 }
  const scores = new Map<string, number>()
  for (const edge of edges) scores.set(edge.identifier, Math.max(edge.score, scores.get(edge.identifier) ?? 0))
  const doubt = [...scores.values()].reduce((product, score) => product * (1 - score), 1)
  return { rule: best.rule, confidence: Math.round((1 - doubt) * 10_000) / 10_000 }
}
