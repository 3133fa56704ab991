import type { Edge } from './edges.ts'
import type { Comparison } from './match-record.ts'

/** One edge that joined a cluster, as kept on its customer. Ids of records; `at` in UTC milliseconds. */
export interface StoredStep {
  readonly a: string
  readonly b: string
  readonly rule: string
  readonly score: number
  /** `TYPE:normalised` */
  readonly identifier: string
  readonly names: Comparison['names']
  readonly birthDates: Comparison['birthDates']
  /** Version of the rules that decided, or the person. */
  readonly by: string
  readonly at: number
}

/** A step that was there before keeps its time. `earlier` is the JSON of the customers the cluster is made of. */
export function stepsJson(edges: readonly Edge[], version: string, earlier: readonly string[], now: number): string {
  const atByEdge = new Map<string, StoredStep>()
  // Written by this function only.
  for (const json of earlier)
    for (const step of JSON.parse(json) as readonly StoredStep[]) atByEdge.set(keyOf(step), step)
  const steps = edges.map((edge): StoredStep => {
    const { a, b, rule, score, identifier, comparison, by = version } = edge
    const known = atByEdge.get(keyOf(edge))
    const { names, birthDates } = comparison
    return { a, b, rule, score, identifier, names, birthDates, by: known?.by ?? by, at: known?.at ?? now }
  })
  return JSON.stringify(steps)
}

function keyOf({ a, b, rule, identifier }: Pick<StoredStep, 'a' | 'b' | 'rule' | 'identifier'>): string {
  return JSON.stringify([a, b, rule, identifier])
}
