import type { Traits } from '../match/traits.ts'
import type { CompareTraits, Comparison } from './compare-traits.ts'
import { mostTellings } from './crowds.ts'
import type { Edge } from './edges.ts'
import { eitherVouchesFor, haveOneLogin, isProven, type MatchRecord, shareBrowser } from './match-record.ts'
import { addPoints, isStated, type NeedsStated, type Points, pointsOf, statesPointOf } from './stated-points.ts'

/** Records considered to be one subject so far, by the id of one of them. */
export interface Clusters {
  readonly rootOf: (recordId: string) => string
  /** Joins the clusters of two records. For what a person joined, the contradictions between the two sides do not count. */
  readonly unite: (a: string, b: string, by: 'RULE' | 'PERSON') => void
  /** The records that rules alone joined with this one, including itself. */
  readonly companionsOf: (recordId: string) => readonly string[]
  /**
   * The veto against joining two clusters by an edge of this kind. Null if there is none. `by` is an edge between the two; without it, any
   * edge made by another record is meant.
   */
  readonly vetoOf: (rootA: string, rootB: string, kind: Edge['kind'], by?: Edge) => Veto | null
  /** Equal for two clusters that `vetoOf` without `by` does not distinguish, nor a third cluster from either of them. */
  readonly profileOf: (root: string) => string
  /** The veto against both clusters joining the cluster `near`, although either may. Null if there is none. */
  readonly rivalryOf: (rootA: string, rootB: string, near: string, kind: Edge['kind']) => Veto | null
  /** A person decided that some records of one are not some of the other. */
  readonly areApart: (rootA: string, rootB: string) => boolean
  /** Keeps apart what `decidedSides` found, whatever joins it except an id or a person. */
  readonly takeSides: (pairs: readonly (readonly [string, string])[]) => void
  readonly membersOf: (root: string) => readonly string[]
  /**
   * Whether `rival` waits for `claimant`, because both fit a cluster that a system of record knows and neither belongs to one: the record
   * of the stronger source comes first, then that with the lower id. Otherwise, somebody who fills in a form could keep another's record
   * from its customer.
   */
  readonly givesWay: (rival: string, claimant: string, to: string) => boolean
  /** From here on, no two of the present clusters become one if both have records of this kind. */
  readonly freeze: (kind: FrozenGroup) => void
  /** How often clusters became one: what was worked out of them holds until this changes. */
  readonly unions: () => number
  /** Roots of the clusters these records are in that somebody is known of. */
  readonly knownRootsOf: (recordIds: readonly string[]) => ReadonlySet<string>
}

/** TRUSTED: proven, and not listed. DECLARED: of a declared source, and not listed. OURS: not listed. */
type FrozenGroup = 'TRUSTED' | 'DECLARED' | 'OURS'

/**
 * LISTED: only a reference or watch-list record would join the two. UNDECLARED: only a record of an undeclared source would. UNVERIFIED:
 * only a record would, by what it has not verified. NOT_SAME: a person decided so, about the two or about others that they belong with.
 * UNIQUE_ID: one source has two ids. CONTRADICTION: names, birth dates, the numbers of two companies, or numbers that two people have for
 * life. BOTH_KNOWN: a browser is no proof.
 */
export type Veto = 'NOT_SAME' | 'LISTED' | 'UNDECLARED' | 'UNVERIFIED' | 'UNIQUE_ID' | 'CONTRADICTION' | 'BOTH_KNOWN'

interface Cluster {
  readonly members: string[]
  readonly uniqueSources: Set<string>
  readonly traitsBySignature: Map<string, Traits>
  /** With other clusters, as large as both were then. */
  readonly comparisons: Map<Cluster, ClusterComparison>
  /** Records that a person keeps apart from some member. */
  readonly apart: Set<string>
  /** Records that a person's decision about others keeps apart from some member. */
  readonly otherSide: Set<string>
  /** The strongest member: see givesWay. */
  strongest: Rank
  isKnown: boolean
  /** Some member is not of a reference or watch-list source. */
  hasOurs: boolean
  /** Some of these is of a declared source. */
  hasDeclared: boolean
  /** Some of these is proven: see isProven. */
  hasProven: boolean
  /** Some of these is of a system of record. */
  hasSystem: boolean
  readonly points: Points
}

type Rank = Pick<MatchRecord, 'id' | 'priority'>

function compareRanks(a: Rank, b: Rank): number {
  return a.priority - b.priority || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

export function createClusters(
  records: readonly MatchRecord[],
  compare: CompareTraits,
  apartByRecord: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
  needsStated: NeedsStated = () => false,
): Clusters {
  const recordById = new Map(records.map((record) => [record.id, record]))
  const parents = new Map<string, string>(records.map(({ id }) => [id, id]))
  const clusters = new Map<string, Cluster>(
    records.map((record) => [
      record.id,
      {
        members: [record.id],
        uniqueSources: new Set(record.hasUniqueId ? [record.source] : []),
        traitsBySignature: new Map([[record.traits.signature, record.traits]]),
        comparisons: new Map(),
        apart: new Set(apartByRecord.get(record.id)),
        otherSide: new Set(),
        strongest: { id: record.id, priority: record.priority },
        isKnown: record.isKnown,
        hasOurs: !record.isListed,
        hasDeclared: record.isDeclared && !record.isListed,
        hasProven: isProven(record) && !record.isListed,
        hasSystem: record.isOfSystem && !record.isListed,
        points: pointsOf(record),
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

  function areApart(rootA: string, rootB: string, by: 'apart' | 'otherSide' = 'apart'): boolean {
    const [a, b] = [clusterOf(rootA), clusterOf(rootB)]
    if (a[by].size === 0 || b[by].size === 0) return false
    return a.members.length < b.members.length
      ? a.members.some((id) => b[by].has(id))
      : b.members.some((id) => a[by].has(id))
  }

  const companions = new Map<string, string[]>()
  function joinCompanions(a: string, b: string): void {
    const [left, right] = [companions.get(a) ?? [a], companions.get(b) ?? [b]]
    if (left === right) return
    const [into, from] = left.length >= right.length ? [left, right] : [right, left]
    for (const id of from) into.push(id)
    // A single record is not in the map yet.
    for (const id of companions.has(into[0] ?? '') ? from : into) companions.set(id, into)
  }

  const frozen = new Set<FrozenGroup>()

  /**
   * Two customers whom systems of record know, or of whom each has verified an identifier, become one only by what both have verified, or
   * by one login. Somebody who verified an identifier joins the customer of a system of record whose record they fit by what they state
   * themselves.
   */
  function isUnverified(a: Cluster, b: Cluster, by: Edge | undefined): boolean {
    if (!frozen.has('TRUSTED') || !a.hasProven || !b.hasProven) return false
    const [left, right] = [recordById.get(by?.a ?? ''), recordById.get(by?.b ?? '')]
    if ((a.hasSystem && b.hasSystem) || by === undefined || left === undefined || right === undefined) return true
    if (haveOneLogin(left, right, by.identifier)) return false
    return left.isOfSystem === right.isOfSystem || !isProven(left) || !isProven(right)
  }

  /**
   * One of two customers is proven, and the other is a visitor: somebody whom only touchpoints know and who has verified nothing. A
   * customer can state a visitor's name or address in a form beside an address of their own. The two therefore become one only by what a
   * record of a system of record states, by what one of the two linked records has verified, or if both of these belong to one browser.
   */
  function isUnvouched(a: Cluster, b: Cluster, by: Edge | undefined): boolean {
    if (!frozen.has('TRUSTED') || a.hasProven === b.hasProven) return false
    // A list joins the subject that it fits: see LISTED.
    if (!a.hasOurs || !b.hasOurs) return false
    const [left, right] = [recordById.get(by?.a ?? ''), recordById.get(by?.b ?? '')]
    if (by === undefined || left === undefined || right === undefined) return true
    return !eitherVouchesFor(left, right, by.identifier) && !shareBrowser(left, right)
  }

  /**
   * A record of a system of record names a contact point of the other customer and has not verified it, while its own customer verified a point that
   * the other does not hold. Whoever confirmed an address of their own can type another's beside it, with that other's name and birth date.
   */
  function isMerelyStated(a: Cluster, b: Cluster, kind: Edge['kind'], by: Edge | undefined): boolean {
    // A visitor joins whoever's record of a system of record names them: see isUnvouched.
    if (kind === 'ID' || kind === 'BROWSER' || !a.hasProven || !b.hasProven) return false
    if (a.points.verified.size === 0 && b.points.verified.size === 0) return false
    const haveVerifiedOne = !a.points.verified.isDisjointFrom(b.points.verified)
    const [left, right] = [recordById.get(by?.a ?? ''), recordById.get(by?.b ?? '')]
    if (by === undefined || left === undefined || right === undefined) return !haveVerifiedOne
    if (kind === 'MATCH' && haveVerifiedOne) return false
    const [ofA, ofB] = clusterOf(rootOf(left.id)) === a ? [left, right] : [right, left]
    const states = (record: MatchRecord, own: Points, others: Points) => {
      if (!record.isOfSystem) return false
      if (kind === 'MATCH') return statesPointOf(record, own, others)
      return own.all.has(by.identifier) && isStated(by.identifier, own, others)
    }
    const isStatedByA = states(ofA, a.points, b.points)
    const isStatedByB = states(ofB, b.points, a.points)
    return (isStatedByA || isStatedByB) && needsStated(ofA, isStatedByA, ofB, isStatedByB)
  }

  const vetoOf: Clusters['vetoOf'] = (rootA, rootB, kind, by) => {
    if (areApart(rootA, rootB)) return 'NOT_SAME'
    if (kind !== 'ID' && areApart(rootA, rootB, 'otherSide')) return 'NOT_SAME'
    const [a, b] = [clusterOf(rootA), clusterOf(rootB)]
    if (frozen.has('OURS') && a.hasOurs && b.hasOurs) return 'LISTED'
    if (frozen.has('DECLARED') && a.hasDeclared && b.hasDeclared) return 'UNDECLARED'
    if (isUnverified(a, b, by)) return 'UNVERIFIED'
    if (!a.uniqueSources.isDisjointFrom(b.uniqueSources)) return 'UNIQUE_ID'
    if (kind === 'BROWSER' && a.isKnown && b.isKnown) return 'BOTH_KNOWN'
    if (kind !== 'ID') {
      const { haveOtherNumbers, relation } = comparisonOf(a, b, compare)
      if (haveOtherNumbers || (kind !== 'MATCH' && relation === 'CONTRADICT')) return 'CONTRADICTION'
    }
    return isUnvouched(a, b, by) || isMerelyStated(a, b, kind, by) ? 'UNVERIFIED' : null
  }

  return {
    vetoOf,

    profileOf(root) {
      const cluster = clusterOf(root)
      // A person's decisions are about this cluster alone.
      if (cluster.apart.size > 0 || cluster.otherSide.size > 0) return root
      const { isKnown, hasOurs, hasDeclared, hasProven, hasSystem, traitsBySignature, uniqueSources, points } = cluster
      const texts = [traitsBySignature.keys(), uniqueSources, points.verified].map((some) => [...some].toSorted())
      return JSON.stringify([isKnown, hasOurs, hasDeclared, hasProven, hasSystem, ...texts])
    },

    rivalryOf(rootA, rootB, near, kind) {
      const veto = vetoOf(rootA, rootB, kind)
      // Each joins by what it states itself, and is not united with the other by a form, nor by one edge that may be followed by one of
      // somebody who verified nothing.
      const [a, b] = [clusterOf(rootA), clusterOf(rootB)]
      const isOfOneEdge = clusterOf(near).hasSystem || !isUnverified(a, b, undefined)
      return veto === 'UNVERIFIED' && isOfOneEdge ? null : veto
    },
    areApart,
    takeSides(pairs) {
      for (const [a, b] of pairs) {
        clusterOf(rootOf(a)).otherSide.add(b)
        clusterOf(rootOf(b)).otherSide.add(a)
      }
    },
    freeze: (kind) => {
      frozen.add(kind)
    },
    rootOf,
    membersOf: (root) => clusterOf(root).members,
    knownRootsOf: (recordIds) => new Set(recordIds.map(rootOf).filter((root) => clusterOf(root).isKnown)),

    givesWay(rival, claimant, to) {
      if (!clusterOf(to).hasSystem) return false
      const [other, own] = [clusterOf(rival), clusterOf(claimant)]
      if (other.hasSystem || own.hasSystem || !own.hasDeclared) return false
      // Records of undeclared sources are not there yet when this is decided.
      return other.hasDeclared && compareRanks(own.strongest, other.strongest) < 0
    },

    unions: () => records.length - clusters.size,

    companionsOf: (recordId) => companions.get(recordId) ?? [recordId],

    unite(a, b, by) {
      if (by === 'RULE') joinCompanions(a, b)
      const [rootA, rootB] = [rootOf(a), rootOf(b)]
      if (rootA === rootB) return
      const [kept, gone] =
        clusterOf(rootA).members.length >= clusterOf(rootB).members.length ? [rootA, rootB] : [rootB, rootA]
      const [into, from] = [clusterOf(kept), clusterOf(gone)]
      for (const id of from.members) into.members.push(id)
      for (const source of from.uniqueSources) into.uniqueSources.add(source)
      for (const [signature, traits] of from.traitsBySignature) into.traitsBySignature.set(signature, traits)
      for (const id of from.apart) into.apart.add(id)
      for (const id of from.otherSide) into.otherSide.add(id)
      if (compareRanks(from.strongest, into.strongest) < 0) into.strongest = from.strongest
      into.isKnown ||= from.isKnown
      into.hasOurs ||= from.hasOurs
      into.hasDeclared ||= from.hasDeclared
      into.hasProven ||= from.hasProven
      into.hasSystem ||= from.hasSystem
      addPoints(into.points, from.points)
      clusters.delete(gone)
      parents.set(gone, kept)
    },
  }
}

interface ClusterComparison {
  readonly sizes: readonly [number, number]
  /** Companies of one group share a domain and the beginning of a name, and namesakes a birth date: each has numbers of its own. */
  readonly haveOtherNumbers: boolean
  /** Names within a cluster are alternatives, joined by something surer: one that agrees outweighs those that do not. */
  readonly relation: Comparison['relation']
}

/** Asked for each edge between two clusters, and answered once until one of them grows. */
function comparisonOf(a: Cluster, b: Cluster, compare: CompareTraits): ClusterComparison {
  const known = a.comparisons.get(b)
  const sizes = [a.traitsBySignature.size, b.traitsBySignature.size] as const
  if (known !== undefined && known.sizes[0] === sizes[0] && known.sizes[1] === sizes[1]) return known
  if (sizes[0] + sizes[1] > mostTellings) return { sizes, haveOtherNumbers: true, relation: 'CONTRADICT' }
  const numbers = new Set<Comparison['numbers']>()
  const relations = new Set<Comparison['relation']>()
  for (const left of a.traitsBySignature.values())
    for (const right of b.traitsBySignature.values()) {
      const comparison = compare(left, right)
      numbers.add(comparison.numbers)
      relations.add(comparison.relation)
    }
  const found: ClusterComparison = {
    sizes,
    haveOtherNumbers: numbers.has('OTHER') && !numbers.has('SAME'),
    relation: (['AGREE', 'CONTRADICT'] as const).find((relation) => relations.has(relation)) ?? 'UNKNOWN',
  }
  a.comparisons.set(b, found)
  return found
}
