import { candidatePairsOf } from '../match/candidates.ts'
import { scorePair } from '../match/compare.ts'
import type { Model } from '../match/model.ts'
import { isByFaults, isByFirstPart, isByPartOfName, isSameForLife } from '../match/names/given-name.ts'
import { isMatchable } from '../neighbourhood/match-blocks.ts'
import type { MatchRecord } from './match-record.ts'

/** Two records of a block that the model does not keep apart. `a` < `b`. */
export interface PairMatch {
  readonly a: string
  readonly b: string
  /** log2 odds of one subject. */
  readonly bits: number
  readonly zone: 'LINK' | 'REVIEW'
  /** The given names agree only in part: `Pat` may be Patrick or Patricia, and `Jean` Jean-Luc, which never makes them one. */
  readonly isByPartOfName: boolean
}

/** Null if the two are apart or of two realms, or if nothing but identifiers is known of one. */
export function matchOf(left: MatchRecord, right: MatchRecord, model: Model): PairMatch | null {
  const [x, y] = [left.traits, right.traits]
  if (left.type !== right.type || left.realm !== right.realm || !isMatchable(x) || !isMatchable(y)) return null
  const [a, b] = left.id < right.id ? [left.id, right.id] : [right.id, left.id]
  const { score, zone, levels } = left.id < right.id ? scorePair(x, y, model) : scorePair(y, x, model)
  if (zone === 'APART') return null
  const isPerson = left.type === 'PERSON'
  const isNameless = isPerson && (x.names.length === 0 || y.names.length === 0) && !isSameForLife(levels)
  return {
    a,
    b,
    bits: isPerson && isByFaults(levels) ? Math.min(score, model.person.link + mostByFaults) : score,
    // Twins, and people who gave no birth date of their own, share a birth date and a home.
    zone: isNameless ? 'REVIEW' : zone,
    isByPartOfName: isPerson && (isByPartOfName(levels) || isByFirstPart(x, y, levels)),
  }
}

/** A pair whose given names or birth dates agree only if a copy has an error never precedes one in which they agree. */
const mostByFaults = 4

/** All matches among records without others outside. */
export function matchesAmong(records: readonly MatchRecord[], model: Model): readonly PairMatch[] {
  const matchable = records.filter(({ traits }) => isMatchable(traits))
  return candidatePairsOf(matchable.map(({ traits }) => traits)).flatMap(([a, b]) => {
    const [left, right] = [matchable[a], matchable[b]]
    return left === undefined || right === undefined ? [] : (matchOf(left, right, model) ?? [])
  })
}

/**
 * Bits as a rule's score: 0.9 where the model begins to link, rising towards 0.974, below that of every shared id. Every six bits halve the
 * distance.
 */
export function scoreOfMatch(bits: number, linkFrom: number): number {
  return 0.974 - 0.074 * 2 ** -(Math.max(bits - linkFrom, 0) / 6)
}
