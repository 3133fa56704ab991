import type { NewMatchCandidate } from './candidate-queries.ts'
import { contentHash } from './content-hash.ts'
import { comparePair } from './match/compare.ts'
import type { Model } from './match/model.ts'
import type { MatchRecord } from './match-record.ts'
import type { Review } from './partition.ts'

/** Of two records, in either order. */
export function matchCandidateId(a: string, b: string): string {
  return contentHash([a, b].toSorted()).slice(0, 32)
}

/** A pair for a person to decide, in order of id, with what spoke for and against. Pairs of unknown records are left out. */
export function matchCandidatesOf(
  review: readonly Review[],
  recordOf: (id: string) => MatchRecord | undefined,
  model: Model,
): readonly NewMatchCandidate[] {
  return review
    .flatMap(({ match: { a, b, bits }, reason }): readonly NewMatchCandidate[] => {
      const [left, right] = [recordOf(a), recordOf(b)]
      if (left === undefined || right === undefined) return []
      const { features, probability } = comparePair(left.matchTraits, right.matchTraits, model)
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
