import { scorePair } from './compare.ts'
import { type FeatureTable, type Levels, organisationFeatures, personFeatures } from './features.ts'
import { type LevelWeight, loadModel, type ModelFile, withNeighbours } from './model.ts'
import type { Traits } from './traits.ts'

export interface TrainingInput {
  readonly kind: 'person' | 'organisation'
  readonly records: readonly Traits[]
  /** Indexes of the records of each candidate pair. */
  readonly candidates: Iterable<readonly [number, number]>
  /** The start of the estimate, and the source of the weights of levels that are too rare to measure. */
  readonly model: ModelFile
  readonly version: string
}

export type TrainingResult =
  | {
      readonly outcome: 'TRAINED'
      readonly model: ModelFile
      readonly expectedMatches: number
      readonly rounds: number
    }
  | { readonly outcome: 'TOO_FEW_RECORDS'; readonly records: number; readonly needed: number }
  | { readonly outcome: 'TOO_FEW_MATCHES'; readonly expectedMatches: number; readonly needed: number }

const needed = { records: 2_000, matches: 500 }
const randomPairs = 60_000
const mostRounds = 50
/** How many pairs the present model counts for in an estimate of `m`. */
const priorPairs = 20
/** A rarer level keeps its weight: `m` among expected matches, `u` among random pairs. */
const fewestSeen = 10
const leastShare = 1e-9

/** Levels that apply under a condition, and features that are evidence against relatives only: two classes do not describe them. */
const untrained: ReadonlySet<string> = new Set([
  'address',
  'uniqueId',
  'typos',
  'twins',
  'namesake',
  'selfTold',
  'relation',
])
const conditional: ReadonlySet<string> = new Set(['familyName.SWAPPED', 'givenName.NEITHER'])

/**
 * Estimates weights without labels: `u` from random pairs, `m` by expectation maximisation over the candidates. Pure and
 * repeatable. `relative`, priors, thresholds and frequencies stay; a level too rare to measure keeps what it has.
 */
export function trainWeights({ kind, records, candidates, model: present, version }: TrainingInput): TrainingResult {
  if (records.length < needed.records) {
    return { outcome: 'TOO_FEW_RECORDS', records: records.length, needed: needed.records }
  }
  const table: FeatureTable = kind === 'person' ? personFeatures : organisationFeatures
  const model = withNeighbours(present)
  const loaded = loadModel(model)
  const vectors: Levels[] = []
  const odds: number[] = []
  for (const [a, b] of candidates) {
    const [left, right] = [records[a], records[b]]
    if (left === undefined || right === undefined) continue
    const { levels, score } = scorePair(left, right, loaded)
    vectors.push(levels)
    odds.push(score)
  }
  const { matchShares, expectedMatches, rounds } = maximise(vectors, odds, table)
  if (expectedMatches < needed.matches) {
    return { outcome: 'TOO_FEW_MATCHES', expectedMatches, needed: needed.matches }
  }
  const random = [...pairsAtRandom(records.length, randomPairs)].flatMap(([a, b]) => {
    const [left, right] = [records[a], records[b]]
    if (left === undefined || right === undefined) return []
    const { levels, zone } = scorePair(left, right, loaded)
    // A random pair may be two records of one subject.
    return zone === 'APART' ? [levels] : []
  })
  const features = Object.fromEntries(
    Object.entries(table).map(([feature, levels], index) => {
      const known = model[kind].features[feature] ?? {}
      if (untrained.has(feature)) return [feature, known]
      const matches = matchShares[index] ?? new Float64Array(levels.length)
      return [feature, estimate(feature, levels, known, matches, countLevels(random, index, levels.length))]
    }),
  )
  const trained: ModelFile = { ...model, version, [kind]: { ...model[kind], features } }
  return { outcome: 'TRAINED', model: trained, expectedMatches, rounds }
}

interface Maximised {
  /** Expected matches by feature and level. */
  readonly matchShares: readonly Float64Array[]
  readonly expectedMatches: number
  readonly rounds: number
}

/** Two classes, features independent within each, missing values left out. Starts from the model's own odds. */
function maximise(vectors: readonly Levels[], odds: readonly number[], table: FeatureTable): Maximised {
  const features = Object.entries(table)
  let posteriors = Float64Array.from(odds, (score) => 1 / (1 + 2 ** -score))
  let expected = sum(posteriors)
  let rounds = 0
  let ofMatches = levelSums(vectors, posteriors, features)
  while (rounds < mostRounds) {
    rounds += 1
    const complements = posteriors.map((posterior) => 1 - posterior)
    const ofOthers = levelSums(vectors, complements, features)
    const weights = features.map(([feature, levels], index) => {
      if (untrained.has(feature)) return new Float64Array(levels.length)
      return logRatios(ofMatches[index], ofOthers[index])
    })
    const prior = Math.log2(expected / Math.max(vectors.length - expected, 1))
    const next = Float64Array.from(vectors, (vector) => {
      let score = prior
      for (let index = 0; index < vector.length; index += 1) score += weights[index]?.[vector[index] ?? 0] ?? 0
      return 1 / (1 + 2 ** -score)
    })
    const total = sum(next)
    const hasConverged = Math.abs(total - expected) < 0.01
    posteriors = next
    expected = total
    ofMatches = levelSums(vectors, posteriors, features)
    if (hasConverged) break
  }
  return { matchShares: ofMatches, expectedMatches: expected, rounds }
}

/** How often each level occurs. Each vector counts by its share. */
function levelSums(
  vectors: readonly Levels[],
  shares: Float64Array,
  features: readonly (readonly [string, readonly string[]])[],
): readonly Float64Array[] {
  const sums = features.map(([, levels]) => new Float64Array(levels.length))
  for (const [at, vector] of vectors.entries()) {
    const share = shares[at] ?? 0
    for (let index = 0; index < vector.length; index += 1) {
      const level = vector[index] ?? 0
      const ofFeature = sums[index]
      if (level > 0 && ofFeature !== undefined) ofFeature[level] = (ofFeature[level] ?? 0) + share
    }
  }
  return sums
}

/** log2 of the share among matches divided by the share among others, each with half a pair added. */
function logRatios(matches: Float64Array | undefined, others: Float64Array | undefined): Float64Array {
  if (matches === undefined || others === undefined) return new Float64Array(0)
  const [allMatches, allOthers] = [sum(matches), sum(others)]
  return matches.map((count, level) => {
    if (level === 0 || allMatches === 0 || allOthers === 0) return 0
    return Math.log2((count + 0.5) / (allMatches + 0.5) / (((others[level] ?? 0) + 0.5) / (allOthers + 0.5)))
  })
}

function estimate(
  feature: string,
  levels: readonly string[],
  known: Readonly<Record<string, LevelWeight>>,
  matches: Float64Array,
  random: Float64Array,
): Readonly<Record<string, LevelWeight>> {
  const isTrained = (level: string, index: number) => index > 0 && !conditional.has(`${feature}.${level}`)
  const total = levels.reduce((all, level, index) => all + (isTrained(level, index) ? (matches[index] ?? 0) : 0), 0)
  const totalRandom = sum(random)
  return Object.fromEntries(
    levels.flatMap((level, index) => {
      const prior = known[level]
      if (prior === undefined) return []
      if (!isTrained(level, index)) return [[level, prior] as const]
      const isMeasured = total >= needed.matches && (matches[index] ?? 0) >= fewestSeen
      const seen = random[index] ?? 0
      const isUMeasured = seen >= fewestSeen
      const weight: LevelWeight = {
        m: isMeasured ? share(((matches[index] ?? 0) + prior.m * priorPairs) / (total + priorPairs)) : prior.m,
        u: isUMeasured ? share(seen / totalRandom) : prior.u,
        relative: prior.relative,
        from: {
          m: isMeasured ? 'MEASURED' : prior.from.m,
          u: isUMeasured ? 'MEASURED' : prior.from.u,
          relative: prior.from.relative,
        },
      }
      return [[level, weight] as const]
    }),
  )
}

/** A sample does not justify more than three digits. */
function share(value: number): number {
  return Number(Math.min(Math.max(value, leastShare), 1).toPrecision(3))
}

function countLevels(vectors: readonly Levels[], index: number, length: number): Float64Array {
  const counts = new Float64Array(length)
  for (const vector of vectors) {
    const level = vector[index] ?? 0
    if (level > 0) counts[level] = (counts[level] ?? 0) + 1
  }
  return counts
}

function sum(values: Float64Array): number {
  let total = 0
  for (const value of values) total += value
  return total
}

/** The same pairs every time: a linear congruential sequence (Numerical Recipes) over the records. */
function* pairsAtRandom(records: number, count: number): Generator<readonly [number, number]> {
  let state = 20_261_121
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * records)
  }
  for (let drawn = 0; drawn < count; drawn += 1) {
    const [a, b] = [next(), next()]
    if (a !== b) yield [a, b]
  }
}
