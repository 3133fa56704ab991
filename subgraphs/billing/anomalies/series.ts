interface Timed {
  /** UTC milliseconds. */
  readonly occurredAt: number
}

/** Facts in order of time, as the longest runs whose first and last fact are at most `span` apart. Each fact is in one run. */
export function bursts<F extends Timed>(facts: readonly F[], span: number): readonly (readonly F[])[] {
  const runs: F[][] = []
  for (const fact of facts) {
    const run = runs.at(-1)
    const first = run?.[0]
    if (run === undefined || first === undefined || fact.occurredAt - first.occurredAt > span) runs.push([fact])
    else run.push(fact)
  }
  return runs
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}
