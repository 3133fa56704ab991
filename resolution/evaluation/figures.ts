import { comparePair, type PairComparison } from '../match/compare.ts'
import type { Model } from '../match/model.ts'
import type { Traits } from '../match/traits.ts'

export interface PairError {
  readonly kind: 'WRONGLY_LINKED' | 'MISSED'
  readonly a: string
  readonly b: string
  readonly comparison: PairComparison
  /** False: no block contains both. */
  readonly wasCandidate: boolean
}

export interface Figures {
  readonly records: number
  readonly truePairs: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly clusters: number
  /** Questions to a person: one for each pair of clusters. */
  readonly reviewPairs: number
  /** The share of the records that such a question names. */
  readonly reviewShare: number
  readonly candidatesPerRecord: number
  /** The share of the true pairs that blocking finds. */
  readonly blockingRecall: number
  /** The most certain ones first. */
  readonly errors: readonly PairError[]
}

/** All pairs as indexes of the records; candidates as `a < b`. `review`: one pair for each question. */
export function figuresOf(
  records: readonly Traits[],
  truth: readonly string[],
  candidates: readonly (readonly [number, number])[],
  clusterByRecord: readonly (string | number)[],
  review: readonly (readonly [number, number])[],
  model: Model,
): Figures {
  const truePairs = pairsWithin(truth)
  const foundPairs = pairsWithin(clusterByRecord)
  const hits = [...foundPairs].filter((pair) => truePairs.has(pair)).length
  const precision = foundPairs.size === 0 ? 1 : hits / foundPairs.size
  const recall = truePairs.size === 0 ? 1 : hits / truePairs.size
  const isCandidate = new Set(candidates.map(([a, b]) => `${a}|${b}`))
  const inReview = new Set(review.flat())
  const errors = [
    ...[...foundPairs].filter((pair) => !truePairs.has(pair)).map((pair) => errorOf('WRONGLY_LINKED', pair)),
    ...[...truePairs].filter((pair) => !foundPairs.has(pair)).map((pair) => errorOf('MISSED', pair)),
  ]
  return {
    records: records.length,
    truePairs: truePairs.size,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    clusters: new Set(clusterByRecord).size,
    reviewPairs: review.length,
    reviewShare: inReview.size / Math.max(records.length, 1),
    candidatesPerRecord: (2 * candidates.length) / Math.max(records.length, 1),
    blockingRecall: [...truePairs].filter((pair) => isCandidate.has(pair)).length / Math.max(truePairs.size, 1),
    errors: errors.toSorted((x, y) => severity(y) - severity(x)),
  }

  function errorOf(kind: PairError['kind'], pair: string): PairError {
    const [a = 0, b = 0] = pair.split('|').map(Number)
    const [left, right] = [records[a], records[b]]
    if (left === undefined || right === undefined) throw new RangeError(`No records ${pair}`)
    const comparison = comparePair(left, right, model)
    return { kind, a: left.id, b: right.id, comparison, wasCandidate: isCandidate.has(pair) }
  }
}

/** How far on the wrong side: a wrong link with a high score, a missed one with a low score. */
function severity({ kind, comparison }: PairError): number {
  return kind === 'WRONGLY_LINKED' ? 1_000 + comparison.score : -comparison.score
}

function pairsWithin(labels: readonly (string | number)[]): ReadonlySet<string> {
  const indexesByLabel = new Map<string | number, number[]>()
  for (const [index, label] of labels.entries()) {
    const known = indexesByLabel.get(label)
    if (known === undefined) indexesByLabel.set(label, [index])
    else known.push(index)
  }
  const pairs = new Set<string>()
  for (const indexes of indexesByLabel.values()) {
    for (const [at, a] of indexes.entries()) for (const b of indexes.slice(at + 1)) pairs.add(`${a}|${b}`)
  }
  return pairs
}

/** A report for people: the figures, then the worst errors with the evidence for and against. */
export function reportOf(evaluation: Figures, worst = 10): string {
  const { precision, recall, f1, records, clusters, reviewPairs, reviewShare } = evaluation
  const lines = [
    `${records} records, ${clusters} clusters, ${evaluation.truePairs} true pairs`,
    `precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}`,
    `review ${reviewPairs} questions, naming ${(reviewShare * 100).toFixed(2)} % of records`,
    `candidates ${evaluation.candidatesPerRecord.toFixed(1)} per record, blocking recall ${evaluation.blockingRecall.toFixed(4)}`,
    ...evaluation.errors.slice(0, worst).flatMap(({ kind, a, b, comparison, wasCandidate }) => [
      '',
      `${kind} ${a} ${b}: ${comparison.score.toFixed(1)} bits, ${comparison.zone}${wasCandidate ? '' : ', in no common block'}`,
      ...comparison.features.map(({ name, level, weight, detail }) => {
        return `  ${weight.toFixed(1).padStart(6)}  ${name} ${level}${detail === '' ? '' : `  ${detail}`}`
      }),
    ]),
  ]
  return lines.join('\n')
}
