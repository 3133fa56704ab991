import { isMatchable } from '../neighbourhood/match-blocks.ts'
import type { Clusters } from './clusters.ts'
import { type Conflict, isStandingVeto } from './edge-components.ts'
import type { Edge } from './edges.ts'
import type { MatchRecord } from './match-record.ts'
import type { PairMatch } from './pair-match.ts'

/** A question for a person. */
export interface Review {
  readonly match: PairMatch
  /** JOINS_MANY: `match` consists of a record that may not join all of the people that it reaches, and one of these. */
  readonly reason: 'UNSURE' | 'AMBIGUOUS' | 'TWO_NAMES' | 'JOINS_MANY'
}

/** This many questions about one record, or one customer, are enough to see what it is. */
const mostQuestions = 10

/**
 * Pairs that ended apart, in the order of their ids. `held`: records that are held back, each with one record of each of the people that it
 * reaches.
 */
export function reviewOf(
  matches: readonly PairMatch[],
  conflicts: readonly Conflict[],
  matchByEdge: ReadonlyMap<Edge, PairMatch>,
  clusters: Clusters,
  recordById: ReadonlyMap<string, MatchRecord>,
  held: ReadonlyMap<string, readonly string[]>,
): readonly Review[] {
  const unsure = matches.filter(({ zone }) => zone === 'REVIEW').map((match): Review => ({ match, reason: 'UNSURE' }))
  const heldBack = heldMatches(held).map((match): Review => ({ match, reason: 'JOINS_MANY' }))
  const refused = conflicts.flatMap(({ edge, reason }): readonly Review[] => {
    const match = matchByEdge.get(edge)
    return match !== undefined && (reason === 'AMBIGUOUS' || reason === 'TWO_NAMES') ? [{ match, reason }] : []
  })
  const lowly = conflicts.flatMap(({ edge, reason }) => (isStandingVeto(reason) && mayBeAsked(edge) ? [edge] : []))
  const bounded = strongestOf(lowly.filter(areTwo), clusters)
  const asked = bounded.map(({ a, b }): Review => ({ match: questionOf(a, b), reason: 'JOINS_MANY' }))
  return [...heldBack, ...unsure, ...refused, ...asked]
    .filter(({ match }) => areTwo(match))
    .toSorted((left, right) => (pairKey(left.match) < pairKey(right.match) ? -1 : 1))

  function areTwo({ a, b }: Pick<PairMatch, 'a' | 'b'>): boolean {
    if (!recordById.has(a) || !recordById.has(b)) return true
    const [left, right] = [clusters.rootOf(a), clusters.rootOf(b)]
    return left !== right && !clusters.areApart(left, right)
  }

  // A record that states nothing except one identifier says no more than the others that hold it.
  function mayBeAsked({ a, b }: Edge): boolean {
    const records = [a, b].flatMap((id) => recordById.get(id) ?? [])
    const forms = records.filter(({ isOfSystem }) => !isOfSystem)
    return (forms.length > 0 ? forms : records).some(
      ({ traits, identifiers }) => isMatchable(traits) || identifiers.length > 1,
    )
  }
}

/**
 * Between two customers the most certain edge, and for one customer with others the most certain ones: a thousand forms that name one
 * address would ask a thousand questions.
 */
function strongestOf(edges: readonly Edge[], clusters: Clusters): readonly Edge[] {
  const inOrder = edges.toSorted((left, right) => right.score - left.score || (pairKey(left) < pairKey(right) ? -1 : 1))
  const others = new Map<string, Set<string>>()
  const othersOf = (root: string) => {
    const known = others.get(root) ?? new Set()
    others.set(root, known)
    return known
  }
  return inOrder.filter(({ a, b }) => {
    const [left, right] = [clusters.rootOf(a), clusters.rootOf(b)]
    const [ofLeft, ofRight] = [othersOf(left), othersOf(right)]
    if (ofLeft.has(right) || ofLeft.size >= mostQuestions || ofRight.size >= mostQuestions) return false
    ofLeft.add(right)
    ofRight.add(left)
    return true
  })
}

function heldMatches(hubs: ReadonlyMap<string, readonly string[]>): readonly PairMatch[] {
  return [...hubs].flatMap(([hub, people]) =>
    people.slice(0, mostQuestions).map((person) => (hub < person ? questionOf(hub, person) : questionOf(person, hub))),
  )
}

function questionOf(a: string, b: string): PairMatch {
  return { a, b, bits: 0, zone: 'REVIEW', isByPartOfName: false }
}

function pairKey({ a, b }: Pick<PairMatch, 'a' | 'b'>): string {
  return `${a}\u0000${b}`
}
