import type { Edge } from './edges.ts'
import type { Comparison, compareTraits, MatchRecord, Traits } from './match-record.ts'

/** Records taken for one subject so far, by the id of one of them. */
export interface Clusters {
  readonly rootOf: (recordId: string) => string
  readonly unite: (a: string, b: string) => void
  /** What forbids to take two clusters for one, under an edge of this kind; null where nothing does. */
  readonly blockOf: (rootA: string, rootB: string, kind: Edge['kind']) => Block | null
  readonly membersOf: (root: string) => readonly string[]
  /** Roots of the clusters these records are in that somebody is known of. */
  readonly knownRootsOf: (recordIds: readonly string[]) => ReadonlySet<string>
}

/** UNIQUE_ID: one source has two ids. CONTRADICTION: names or birth dates. BOTH_KNOWN: a browser is no proof. */
export type Block = 'UNIQUE_ID' | 'CONTRADICTION' | 'BOTH_KNOWN'

interface Cluster {
  readonly members: string[]
  readonly uniqueSources: Set<string>
  readonly traitsBySignature: Map<string, Traits>
  isKnown: boolean
}

export function createClusters(records: readonly MatchRecord[], compare: typeof compareTraits): Clusters {
  const parents = new Map<string, string>(records.map(({ id }) => [id, id]))
  const clusters = new Map<string, Cluster>(
    records.map((record) => [
      record.id,
      {
        members: [record.id],
        uniqueSources: new Set(record.hasUniqueId ? [record.source] : []),
        traitsBySignature: new Map([[record.traits.signature, record.traits]]),
        isKnown: record.isKnown,
      },
    ]),
  )

  function rootOf(recordId: string): string {
    let root = recordId
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent
    parents.set(recordId, root)
    return root
  }

  function clusterOf(root: string): Cluster {
    const cluster = clusters.get(root)
    if (cluster === undefined) throw new RangeError('An edge names a record that is not among the records')
    return cluster
  }

  return {
    rootOf,
    membersOf: (root) => clusterOf(root).members,
    knownRootsOf: (recordIds) => new Set(recordIds.map(rootOf).filter((root) => clusterOf(root).isKnown)),

    unite(a, b) {
      const [rootA, rootB] = [rootOf(a), rootOf(b)]
      if (rootA === rootB) return
      const [kept, gone] =
        clusterOf(rootA).members.length >= clusterOf(rootB).members.length ? [rootA, rootB] : [rootB, rootA]
      const [into, from] = [clusterOf(kept), clusterOf(gone)]
      into.members.push(...from.members)
      for (const source of from.uniqueSources) into.uniqueSources.add(source)
      for (const [signature, traits] of from.traitsBySignature) into.traitsBySignature.set(signature, traits)
      into.isKnown ||= from.isKnown
      clusters.delete(gone)
      parents.set(gone, kept)
    },

    blockOf(rootA, rootB, kind) {
      const [a, b] = [clusterOf(rootA), clusterOf(rootB)]
      if (!a.uniqueSources.isDisjointFrom(b.uniqueSources)) return 'UNIQUE_ID'
      if (kind === 'BROWSER' && a.isKnown && b.isKnown) return 'BOTH_KNOWN'
      if (kind !== 'ID' && relationOf(a, b, compare) === 'CONTRADICT') return 'CONTRADICTION'
      return null
    },
  }
}

/** Names within a cluster are alternatives, joined by something surer: one that agrees outweighs those that do not. */
function relationOf(a: Cluster, b: Cluster, compare: typeof compareTraits): Comparison['relation'] {
  let worst: Comparison['relation'] = 'UNKNOWN'
  for (const left of a.traitsBySignature.values())
    for (const right of b.traitsBySignature.values()) {
      const { relation } = compare(left, right)
      if (relation === 'AGREE') return 'AGREE'
      if (relation === 'CONTRADICT') worst = 'CONTRADICT'
    }
  return worst
}
