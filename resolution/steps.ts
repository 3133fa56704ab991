import type { MatchFeature } from './match-features.ts'
import type { Comparison } from './partition/compare-traits.ts'
import type { Edge } from './partition/edges.ts'

/** One edge that joined a cluster, as stored on its customer. Ids of records; `at` in UTC milliseconds. */
export interface StoredStep {
  readonly a: string
  readonly b: string
  readonly rule: string
  readonly score: number
  /** `TYPE:normalised` */
  readonly identifier: string
  readonly names: Comparison['names']
  readonly birthDates: Comparison['birthDates']
  /** The features of a step by the model. */
  readonly features?: readonly MatchFeature[]
  /** The version of the rules that decided, or the person. */
  readonly by: string
  readonly at: number
}

/** An existing step keeps its time. `earlier` is the JSON of the customers of which the cluster consists. */
export function stepsJson(
  edges: readonly Edge[],
  version: string,
  earlier: readonly string[],
  now: number,
  featuresOf: (edge: Edge) => readonly MatchFeature[] = () => [],
): string {
  const atByEdge = new Map<string, StoredStep>()
  // Written by this function only.
  for (const json of earlier)
    for (const step of JSON.parse(json) as readonly StoredStep[]) atByEdge.set(keyOf(step), step)
  const steps = edges.map((edge): StoredStep => {
    const { a, b, rule, score, identifier, comparison, by = version } = edge
    const known = atByEdge.get(keyOf(edge))
    const { names, birthDates } = comparison
    const decided = { by: known?.by ?? by, at: known?.at ?? now }
    const step = { a, b, rule, score, identifier, names, birthDates, ...decided }
    return edge.kind === 'MATCH' ? { ...step, features: featuresOf(edge) } : step
  })
  return JSON.stringify(steps)
}

function keyOf({ a, b, rule, identifier }: Pick<StoredStep, 'a' | 'b' | 'rule' | 'identifier'>): string {
  return JSON.stringify([a, b, rule, identifier])
}
