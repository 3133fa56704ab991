import { comparePair } from '../match/compare.ts'
import type { Model } from '../match/model.ts'
import type { Assertion } from '../partition/assertions.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import type { Review } from '../partition/review-questions.ts'
import { contentHash } from '../records/content-hash.ts'
import type { NewMatchCandidate } from './candidate-queries.ts'

/** Two records, in either order. */
export function matchCandidateId(a: string, b: string): string {
  return contentHash([a, b].toSorted()).slice(0, 32)
}

/**
 * Of several pairs that ask the same question, about one subject and another, the one that fits best. `subjectOf` returns undefined for a
 * record about which nothing is known, whose pairs are left out; so are subjects about which somebody already decided.
 */
export function oneReviewEach(
  review: readonly Review[],
  subjectOf: (recordId: string) => string | undefined,
  assertions: readonly Assertion[],
): readonly Review[] {
  const pairOf = (a: string, b: string) => [subjectOf(a) ?? a, subjectOf(b) ?? b].toSorted().join('\n')
  const decided = new Set(assertions.map(({ a, b }) => pairOf(a, b)))
  const best = new Map<string, Review>()
  for (const item of review) {
    const { a, b, bits } = item.match
    if (subjectOf(a) === undefined || subjectOf(b) === undefined) continue
    const pair = pairOf(a, b)
    // Ordered by key: of equal ones, the first stays, whoever asks.
    if (!decided.has(pair) && bits > (best.get(pair)?.match.bits ?? Number.NEGATIVE_INFINITY)) best.set(pair, item)
  }
  return [...best.values()]
}

/** A pair for a person to decide, ordered by id, with the evidence for and against. Pairs of unknown records are left out. */
export function matchCandidatesOf(
  review: readonly Review[],
  recordOf: (id: string) => MatchRecord | undefined,
  model: Model,
): readonly NewMatchCandidate[] {
  return review
    .flatMap(({ match: { a, b, bits }, reason }): readonly NewMatchCandidate[] => {
      const [left, right] = [recordOf(a), recordOf(b)]
      if (left === undefined || right === undefined) return []
      const { features, probability } = comparePair(left.traits, right.traits, model)
      return [
        {
          id: matchCandidateId(a, b),
          a,
          b,
          properties: { reason, score: probability, bits, features: JSON.stringify(features), model: model.version },
        },
      ]
    })
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
}
