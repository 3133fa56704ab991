import { comparePair } from './match/compare.ts'
import type { Model } from './match/model.ts'
import type { MatchRecord } from './partition/match-record.ts'

/** One comparison without the compared values, because it is stored where those may not be shown. */
export interface MatchFeature {
  /** The feature and its level, `familyName CLOSE`. */
  readonly name: string
  /** Bits for (positive) or against one subject. */
  readonly score: number
}

export function featuresOfMatch(
  left: MatchRecord,
  right: MatchRecord,
  model: Model,
): { readonly probability: number; readonly features: readonly MatchFeature[] } {
  const [a, b] = left.id < right.id ? [left, right] : [right, left]
  const { probability, features } = comparePair(a.traits, b.traits, model)
  return {
    probability,
    features: features.map(({ name, level, weight }) => ({ name: `${name} ${level}`, score: round(weight) })),
  }
}

function round(bits: number): number {
  return Number.isFinite(bits) ? Math.round(bits * 100) / 100 : -100
}
