import { type Assertion, apartByRecord, assertedRule, compareAssertions } from './assertions.ts'
import { type Block, type Clusters, createClusters } from './clusters.ts'
import { type Edge, edgeOf } from './edges.ts'
import { createMatchConstraints, type MatchBlock } from './match-constraints.ts'
import { type Comparison, compareTraits, type MatchIdentifier, type MatchRecord, type Traits } from './match-record.ts'
import { matchesAmong, type PairMatch, scoreOfMatch } from './pair-match.ts'
import { maxRecordsOf, type RuleSet } from './rule-set.ts'
import { withoutIdentifiers } from './without-identifiers.ts'

export interface Partition {
  readonly clusters: readonly Cluster[]
  /** Reasons to join that were not followed. */
  readonly conflicts: readonly Conflict[]
  /** On too many records to tell whose they are. */
  readonly genericIdentifiers: ReadonlySet<string>
  /** What the model would have a person decide: not sure enough, or as good a fit elsewhere. */
  readonly review: readonly Review[]
}

export interface Review {
  readonly match: PairMatch
  readonly reason: 'UNSURE' | 'AMBIGUOUS' | 'TWO_NAMES'
}

export interface Cluster {
  /** Ids, sorted. */
  readonly members: readonly string[]
  /** The edges that joined the members, in the order they did. */
  readonly steps: readonly Edge[]
  /** How surely each member belongs here, 0..1, and by which rule. 1 and `ALONE` for a record by itself. */
  readonly links: ReadonlyMap<string, Link>
}

export interface Link {
  readonly rule: string
  readonly confidence: number
}

/** SHARED: two subjects claim the identifier. AMBIGUOUS: one side fits another subject as well. */
export interface Conflict {
  readonly edge: Edge
  readonly reason: Block | MatchBlock | 'SHARED' | 'AMBIGUOUS'
}

/** What is known of holders that are not among the records. Without it the records are all there are. */
export interface Surroundings {
  /** On how many records an identifier is in all. */
  readonly recordCountOf: (key: string) => number
  /** True where a record outside holds the identifier, though nothing links it to the records inside. */
  readonly isHeldOutside: (key: string) => boolean
  /** Pairs of the records that the model does not hold apart. */
  readonly matches: readonly PairMatch[]
}

/**
 * Which records are one subject. Pure, and independent of the order of `records`: edges are tried by score, then key, and
 * each is accepted unless it would break a rule of the two whole clusters, or fits another cluster equally well. What a person
 * said comes before all.
 */
export function partition(
  records: readonly MatchRecord[],
  rules: RuleSet,
  surroundings?: Surroundings,
  assertions: readonly Assertion[] = [],
): Partition {
  const compare = rememberComparisons()
  const holders = holdersByKey(records)
  const recordCountOf = surroundings?.recordCountOf ?? ((key) => holders.get(key)?.length ?? 0)
  const isHeldOutside = surroundings?.isHeldOutside ?? (() => false)
  const genericIdentifiers = new Set<string>()
  const edges: Edge[] = []
  for (const [key, held] of holders) {
    const type = held[0]?.identifier.type
    if (type === undefined) continue
    if (recordCountOf(key) > maxRecordsOf(rules, type)) genericIdentifiers.add(key)
    else edges.push(...edgesAmong(held, rules, compare))
  }
  const matches =
    surroundings?.matches ??
    matchesAmong(
      records.map((record) => withoutIdentifiers(record, (key) => genericIdentifiers.has(key))),
      rules.model,
    )
  const recordById = new Map(records.map((record) => [record.id, record]))
  const matchByEdge = new Map(matchEdges(matches, recordById, rules, compare))
  edges.push(...matchByEdge.keys())
  const matchBlockOf = createMatchConstraints(recordById, matches)
  const clusters = createClusters(records, compare, apartByRecord(assertions))
  const accepted: Edge[] = []
  const supporting: Edge[] = []
  const conflicts: Conflict[] = []
  for (const edge of assertedEdges(assertions, records, compare)) {
    const [a, b] = [clusters.rootOf(edge.a), clusters.rootOf(edge.b)]
    if (a === b) supporting.push(edge)
    else if (clusters.areApart(a, b)) conflicts.push({ edge, reason: 'NOT_SAME' })
    else {
      clusters.unite(a, b)
      accepted.push(edge)
    }
  }
  const isShared = (key: string, kind: Edge['kind']) =>
    isHeldOutside(key) || isClaimedTwice(holders.get(key) ?? [], kind, clusters, compare)
  for (const level of levelsOf(edges)) {
    const usable = withoutSharedIdentifiers(level, isShared, conflicts)
    for (const island of islandsOf(usable, clusters)) {
      const mayAllUnite = !hasRivals(island.roots, clusters, island.kind)
      for (const edge of island.edges) {
        const [a, b] = [clusters.rootOf(edge.a), clusters.rootOf(edge.b)]
        if (a === b) {
          supporting.push(edge)
          continue
        }
        const match = matchByEdge.get(edge)
        const reason =
          match === undefined
            ? mayAllUnite
              ? null
              : reasonAgainst(edge, a, b, island.edges, clusters)
            : (clusters.blockOf(a, b, 'MATCH') ?? matchBlockOf(match, clusters))
        if (reason !== null) {
          conflicts.push({ edge, reason })
          continue
        }
        clusters.unite(a, b)
        accepted.push(edge)
      }
    }
  }
  const review = reviewOf(matches, conflicts, matchByEdge, clusters, recordById)
  return { clusters: describe(records, clusters, accepted, supporting), conflicts, genericIdentifiers, review }
}

/** The links of the model as edges, each beside its match. */
function matchEdges(
  matches: readonly PairMatch[],
  recordById: ReadonlyMap<string, MatchRecord>,
  { model }: RuleSet,
  compare: typeof compareTraits,
): readonly (readonly [Edge, PairMatch])[] {
  return matches.flatMap((match): readonly (readonly [Edge, PairMatch])[] => {
    const { a, b, bits, zone } = match
    const [left, right] = [recordById.get(a), recordById.get(b)]
    if (zone !== 'LINK' || left === undefined || right === undefined) return []
    const linkFrom = left.type === 'PERSON' ? model.person.link : model.organisation.link
    const comparison = compare(left.traits, right.traits)
    const score = scoreOfMatch(bits, linkFrom)
    return [[{ a, b, rule: 'MATCH', kind: 'MATCH', score, identifier: 'MATCH', comparison }, match]]
  })
}

/** Pairs that ended apart. */
function reviewOf(
  matches: readonly PairMatch[],
  conflicts: readonly Conflict[],
  matchByEdge: ReadonlyMap<Edge, PairMatch>,
  clusters: Clusters,
  recordById: ReadonlyMap<string, MatchRecord>,
): readonly Review[] {
  const unsure = matches.filter(({ zone }) => zone === 'REVIEW').map((match): Review => ({ match, reason: 'UNSURE' }))
  const refused = conflicts.flatMap(({ edge, reason }): readonly Review[] => {
    const match = matchByEdge.get(edge)
    return match !== undefined && (reason === 'AMBIGUOUS' || reason === 'TWO_NAMES') ? [{ match, reason }] : []
  })
  const inOrder = [...unsure, ...refused].toSorted((left, right) => (pairKey(left) < pairKey(right) ? -1 : 1))
  return inOrder.filter(({ match: { a, b } }) => {
    if (!recordById.has(a) || !recordById.has(b)) return true
    const [left, right] = [clusters.rootOf(a), clusters.rootOf(b)]
    return left !== right && !clusters.areApart(left, right)
  })
}

function pairKey({ match: { a, b } }: Review): string {
  return `${a}\u0000${b}`
}

/** Between records that are here. */
function assertedEdges(
  assertions: readonly Assertion[],
  records: readonly MatchRecord[],
  compare: typeof compareTraits,
): readonly Edge[] {
  if (assertions.length === 0) return []
  const recordById = new Map(records.map((record) => [record.id, record]))
  return assertions
    .filter(({ relation }) => relation === 'SAME')
    .toSorted(compareAssertions)
    .flatMap(({ id, a, b, by }): readonly Edge[] => {
      const [left, right] = [recordById.get(a), recordById.get(b)]
      if (left === undefined || right === undefined) return []
      const comparison = compare(left.traits, right.traits)
      return [{ a, b, rule: assertedRule, kind: 'ID', score: 1, identifier: `assertion:${id}`, comparison, by }]
    })
}

interface Holder {
  readonly record: MatchRecord
  readonly identifier: MatchIdentifier
}

function holdersByKey(records: readonly MatchRecord[]): ReadonlyMap<string, readonly Holder[]> {
  const holders = new Map<string, Holder[]>()
  for (const record of records)
    for (const identifier of record.identifiers) {
      const held = holders.get(identifier.key)
      if (held === undefined) holders.set(identifier.key, [{ record, identifier }])
      else held.push({ record, identifier })
    }
  return holders
}

function edgesAmong(held: readonly Holder[], rules: RuleSet, compare: typeof compareTraits): readonly Edge[] {
  const edges: Edge[] = []
  for (const [index, left] of held.entries())
    for (const right of held.slice(index + 1)) {
      const isValid = left.identifier.isValid && right.identifier.isValid
      const edge = edgeOf(left.record, right.record, { ...left.identifier, isValid }, rules, compare)
      if (edge !== null) edges.push(edge)
    }
  return edges
}

/** From the surest down; within a level by key. */
function levelsOf(edges: readonly Edge[]): readonly (readonly Edge[])[] {
  // A match and a rule of equal score are judged by different means.
  const byScore = Map.groupBy(edges, ({ kind, score }) => score + (kind === 'MATCH' ? 1e-9 : 0))
  return [...byScore.keys()]
    .toSorted((a, b) => b - a)
    .map((score) => (byScore.get(score) ?? []).toSorted((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1)))
}

function sortKey(edge: Edge): string {
  return `${edge.identifier}\u0000${edge.a}\u0000${edge.b}`
}

/** What two subjects claim identifies neither: only agreement in names or dates may still link by it. */
function withoutSharedIdentifiers(
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

interface Island {
  readonly kind: Edge['kind']
  readonly edges: readonly Edge[]
  readonly roots: ReadonlySet<string>
}

/** The level's edges in groups that no edge of the level connects. */
function islandsOf(level: readonly Edge[], clusters: Clusters): readonly Island[] {
  const islandByRoot = new Map<string, { kind: Edge['kind']; edges: Edge[]; roots: Set<string> }>()
  for (const edge of level) {
    const [a, b] = [clusters.rootOf(edge.a), clusters.rootOf(edge.b)]
    const [left, right] = [islandByRoot.get(a), islandByRoot.get(b)]
    const island = left ?? right ?? { kind: edge.kind, edges: [], roots: new Set<string>() }
    if (left !== undefined && right !== undefined && left !== right) {
      island.edges.push(...right.edges)
      for (const root of right.roots) {
        island.roots.add(root)
        islandByRoot.set(root, island)
      }
    }
    island.edges.push(edge)
    for (const root of [a, b]) {
      island.roots.add(root)
      islandByRoot.set(root, island)
    }
  }
  return [...new Set(islandByRoot.values())].map((island) => ({
    ...island,
    edges: island.edges.toSorted((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1)),
  }))
}

function hasRivals(roots: Iterable<string>, clusters: Clusters, kind: Edge['kind']): boolean {
  const list = [...roots]
  return list.some((a, index) => list.slice(index + 1).some((b) => clusters.blockOf(a, b, kind) !== null))
}

/**
 * Two holders that are not one subject claim the identifier: their records contradict, or both are known and only a
 * browser's. Decided by records, not by their clusters, so that a holder outside counts alike.
 */
function isClaimedTwice(
  held: readonly Holder[],
  kind: Edge['kind'],
  clusters: Clusters,
  compare: typeof compareTraits,
): boolean {
  if (kind === 'BROWSER') return clusters.knownRootsOf(held.map(({ record }) => record.id)).size > 1
  return held.some(({ record: left }, index) =>
    held.slice(index + 1).some(({ record: right }) => {
      if (clusters.rootOf(left.id) === clusters.rootOf(right.id)) return false
      if (left.hasUniqueId && right.hasUniqueId && left.source === right.source) return true
      return compare(left.traits, right.traits).relation === 'CONTRADICT'
    }),
  )
}

function reasonAgainst(
  edge: Edge,
  a: string,
  b: string,
  level: readonly Edge[],
  clusters: Clusters,
): Conflict['reason'] | null {
  const block = clusters.blockOf(a, b, edge.kind)
  if (block !== null) return block
  const isAmbiguous = level.some((other) => {
    const [left, right] = [clusters.rootOf(other.a), clusters.rootOf(other.b)]
    for (const [near, far] of [
      [left, right],
      [right, left],
    ] as const) {
      const opposite = near === a ? b : near === b ? a : null
      if (opposite === null || far === a || far === b) continue
      if (clusters.blockOf(far, near, edge.kind) === null && clusters.blockOf(far, opposite, edge.kind) !== null)
        return true
    }
    return false
  })
  return isAmbiguous ? 'AMBIGUOUS' : null
}

function describe(
  records: readonly MatchRecord[],
  clusters: Clusters,
  accepted: readonly Edge[],
  supporting: readonly Edge[],
): readonly Cluster[] {
  const roots = new Set(records.map(({ id }) => clusters.rootOf(id)))
  const stepsByRoot = Map.groupBy(accepted, (edge) => clusters.rootOf(edge.a))
  const edgesByRecord = new Map<string, Edge[]>()
  for (const edge of [...accepted, ...supporting])
    for (const end of [edge.a, edge.b]) {
      const edges = edgesByRecord.get(end)
      if (edges === undefined) edgesByRecord.set(end, [edge])
      else edges.push(edge)
    }
  return [...roots]
    .map((root): Cluster => {
      const members = clusters.membersOf(root).toSorted()
      const links = members.map((id) => [id, linkOf(edgesByRecord.get(id) ?? [])] as const)
      return { members, steps: stepsByRoot.get(root) ?? [], links: new Map(links) }
    })
    .toSorted((a, b) => ((a.members[0] ?? '') < (b.members[0] ?? '') ? -1 : 1))
}

/** Each identifier is independent evidence: what remains in doubt is the product of the doubts. */
function linkOf(edges: readonly Edge[]): Link {
  const best = edges.reduce<Edge | null>(
    (found, edge) => (found !== null && found.score >= edge.score ? found : edge),
    null,
  )
  if (best === null) return { rule: 'ALONE', confidence: 1 }
  const scores = new Map<string, number>()
  for (const edge of edges) scores.set(edge.identifier, Math.max(edge.score, scores.get(edge.identifier) ?? 0))
  const doubt = [...scores.values()].reduce((product, score) => product * (1 - score), 1)
  return { rule: best.rule, confidence: Math.round((1 - doubt) * 10_000) / 10_000 }
}

/** One set of records compares the same few traits again and again. */
function rememberComparisons(): typeof compareTraits {
  const known = new Map<string, Comparison>()
  return (a: Traits, b: Traits) => {
    const [left, right] = a.signature < b.signature ? [a, b] : [b, a]
    const key = `${left.signature}\u0000${right.signature}`
    const found = known.get(key) ?? compareTraits(left, right)
    known.set(key, found)
    return found
  }
}
