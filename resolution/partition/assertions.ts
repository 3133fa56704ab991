/** What a person decided of two records: evidence that no rule overrules and no new version of a record takes away. */
export interface Assertion {
  /** Of the decision; one may speak of many pairs. */
  readonly id: string
  readonly relation: 'SAME' | 'NOT_SAME'
  /** Ids of records, `a` < `b`. */
  readonly a: string
  readonly b: string
  readonly by: string
  /** UTC milliseconds. */
  readonly at: number
}

/** Rule of a step that a person decided. */
export const assertedRule = 'ASSERTED_SAME'

/** In the order they are followed: the oldest first. */
export function compareAssertions(left: Assertion, right: Assertion): number {
  return left.at - right.at || (keyOfAssertion(left) < keyOfAssertion(right) ? -1 : 1)
}

export function keyOfAssertion({ relation, a, b }: Assertion): string {
  return JSON.stringify([relation, a, b])
}

/** By record: those it must not be one with. */
export function apartByRecord(assertions: readonly Assertion[]): ReadonlyMap<string, ReadonlySet<string>> {
  const apart = new Map<string, Set<string>>()
  for (const { relation, a, b } of assertions) {
    if (relation === 'SAME') continue
    for (const [record, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const others = apart.get(record)
      if (others === undefined) apart.set(record, new Set([other]))
      else others.add(other)
    }
  }
  return apart
}
