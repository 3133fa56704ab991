import { areOfTwoIssuers } from '../records/issued.ts'
import type { RuleSet } from '../rule-set.ts'
import { type Assertion, assertedRule, compareAssertions } from './assertions.ts'
import type { CompareTraits } from './compare-traits.ts'
import { type Edge, edgeOf } from './edges.ts'
import { isProven, type MatchIdentifier, type MatchRecord } from './match-record.ts'
import { matchesAmong, type PairMatch, scoreOfMatch } from './pair-match.ts'
import { isContactPoint } from './stated-points.ts'
import { withoutIdentifiers } from './without-identifiers.ts'

/** What the model does not keep apart among records without others outside. */
export function matchesOf(
  records: readonly MatchRecord[],
  { model, isProbabilistic }: RuleSet,
  isLeftOut: (key: string, record: MatchRecord) => boolean,
): readonly PairMatch[] {
  if (!isProbabilistic) return []
  const seen = records.map((record) => withoutIdentifiers(record, (key) => isLeftOut(key, record)))
  const ours = seen.filter(({ isListed }) => !isListed)
  const declared = ours.filter(({ isDeclared }) => isDeclared)
  // Undeclared records may fill a block, and so may lists: the other records are compared as without them.
  const matches: PairMatch[] = []
  let within: readonly MatchRecord[] = []
  for (const group of [declared, ours, seen]) {
    if (group.length === within.length) continue
    const ids = new Set(within.map(({ id }) => id))
    for (const match of matchesAmong(group, model)) if (!ids.has(match.a) || !ids.has(match.b)) matches.push(match)
    within = group
  }
  return matches
}

/** The links of the model as edges, each beside its match. */
export function matchEdges(
  matches: readonly PairMatch[],
  recordById: ReadonlyMap<string, MatchRecord>,
  { model }: RuleSet,
  compare: CompareTraits,
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

/** Between records that are present. */
export function assertedEdges(
  assertions: readonly Assertion[],
  records: readonly MatchRecord[],
  compare: CompareTraits,
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

/** A record with one of its identifiers. */
export interface Holder {
  readonly record: MatchRecord
  readonly identifier: MatchIdentifier
}

export function holdersByKey(records: readonly MatchRecord[]): ReadonlyMap<string, readonly Holder[]> {
  const holders = new Map<string, Holder[]>()
  for (const record of records)
    for (const identifier of record.identifiers) {
      const held = holders.get(identifier.key)
      if (held === undefined) holders.set(identifier.key, [{ record, identifier }])
      else held.push({ record, identifier })
    }
  return holders
}

/** For more holders than this, not every pair is tried. */
const mostPairwise = 50

/** What so many identifiers of one kind show about two records, further ones do not change. */
const mostOfOneKind = 3

/**
 * How many identifiers of each kind became edges between two records. Records that share a hundred identifiers are as costly as a hundred
 * times as many records that share one, so not each becomes an edge.
 */
export interface SharedKinds {
  /** Whether a further identifier of this kind is no longer tried. */
  areEnough(left: Holder, right: Holder): boolean
  add(left: Holder, right: Holder): void
}

/** Identifiers have to be tried in the order of their keys, so that the edges do not depend on the order of the records. */
export function createSharedKinds(records: readonly MatchRecord[]): SharedKinds {
  const many = records.filter(({ identifiers }) => identifiers.length > mostOfOneKind)
  const indexes = new Map(many.map((record, index) => [record, index]))
  const kinds = new Map<string, number>()
  const kindByIdentifier = new Map<MatchIdentifier, number>()
  for (const { identifiers } of many)
    for (const identifier of identifiers) {
      const { type, isValid, isVerified, isLogin } = identifier
      const name = `${type} ${isValid} ${isVerified} ${isLogin}`
      const kind = kinds.get(name) ?? kinds.size
      kinds.set(name, kind)
      kindByIdentifier.set(identifier, kind)
    }
  /** By the kinds of both, and then by their indexes. Only pairs that share something are counted. */
  const countsByKinds = new Map<number, Map<number, number>>()

  /** Null for records with too few identifiers to share too many. */
  function countOf(left: Holder, right: Holder) {
    const [a, b] = [indexes.get(left.record), indexes.get(right.record)]
    if (a === undefined || b === undefined) return null
    const [first, second] = a < b ? [left, right] : [right, left]
    const [ofFirst, ofSecond] = [kindByIdentifier.get(first.identifier), kindByIdentifier.get(second.identifier)]
    const ofKinds = (ofFirst ?? 0) * kinds.size + (ofSecond ?? 0)
    const counts = countsByKinds.get(ofKinds) ?? new Map<number, number>()
    countsByKinds.set(ofKinds, counts)
    const pair = Math.min(a, b) * many.length + Math.max(a, b)
    return { counts, pair, count: counts.get(pair) ?? 0 }
  }

  return {
    areEnough: (left, right) => (countOf(left, right)?.count ?? 0) >= mostOfOneKind,
    add(left, right) {
      const found = countOf(left, right)
      found?.counts.set(found.pair, found.count + 1)
    },
  }
}

/** By key, so that what is decided about one after the other does not depend on the order of the records. */
export function inKeyOrder<V>(byKey: ReadonlyMap<string, V>): readonly (readonly [string, V])[] {
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/**
 * Reasons to join all who hold one identifier. If there are very many, those that state the same about themselves are each tried with the
 * first of them, and the first ones with each other: a further pair would join nobody else. `beside`: see besideProven.
 */
export function edgesAmong(
  held: readonly Holder[],
  rules: RuleSet,
  compare: CompareTraits,
  beside: ReadonlySet<string>,
  shared: SharedKinds,
): readonly Edge[] {
  const groups = held.length <= mostPairwise ? held.map((holder) => [holder]) : groupsOf(held, beside)
  const firsts = groups.flatMap(([first]) => first ?? [])
  const pairs = [
    ...groups.flatMap(([first, ...others]) =>
      first === undefined ? [] : others.map((other) => [first, other] as const),
    ),
    ...firsts.flatMap((left, index) => firsts.slice(index + 1).map((right) => [left, right] as const)),
  ]
  return pairs.flatMap(([left, right]) => {
    if (areOfTwoIssuers(left.identifier.issued, right.identifier.issued)) return []
    if (shared.areEnough(left, right)) return []
    const isValid = left.identifier.isValid && right.identifier.isValid
    const isVerified = left.identifier.isVerified && right.identifier.isVerified
    const edge = edgeOf(left.record, right.record, { ...left.identifier, isValid, isVerified }, rules, compare)
    if (edge === null) return []
    shared.add(left, right)
    return edge
  })
}

function groupsOf(held: readonly Holder[], beside: ReadonlySet<string>): readonly (readonly Holder[])[] {
  const inOrder = held.toSorted((left, right) => (left.record.id < right.record.id ? -1 : 1))
  const groups = Map.groupBy(inOrder, ({ record, identifier }) =>
    record.hasUniqueId
      ? record.id
      : [
          record.traits.signature,
          record.type,
          record.isKnown,
          record.isOfSystem,
          record.isTrusted,
          isProven(record),
          statesBesideProof(record, identifier),
          beside.has(record.id),
          record.isDeclared,
          record.isListed,
          identifier.isValid,
          identifier.isVerified,
          identifier.issued?.join('\t') ?? '',
          record.realm,
        ].join('\n'),
  )
  return [...groups.values()]
}

/** Whether the record has verified a contact point, and not this identifier: see isMerelyStated. */
function statesBesideProof({ identifiers }: MatchRecord, { isVerified }: MatchIdentifier): boolean {
  return !isVerified && identifiers.some((held) => held.isVerified && isContactPoint(held))
}

/** From the most certain on; within a level by key. */
export function levelsOf(edges: readonly Edge[]): readonly (readonly Edge[])[] {
  // A match and a rule with an equal score are judged by different means.
  const byScore = Map.groupBy(edges, ({ kind, score }) => score + (kind === 'MATCH' ? 1e-9 : 0))
  return [...byScore.keys()]
    .toSorted((a, b) => b - a)
    .map((score) => (byScore.get(score) ?? []).toSorted((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1)))
}

/** Within a level. */
export function sortKey(edge: Edge): string {
  return `${edge.identifier}\u0000${edge.a}\u0000${edge.b}`
}
