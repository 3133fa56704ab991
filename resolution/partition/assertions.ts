/** What a person decided about two records: evidence that no rule overrules and no new version of a record removes. */
export interface Assertion {
  /** The id of the decision. One decision may concern many pairs. */
  readonly id: string
  readonly relation: 'SAME' | 'NOT_SAME'
  /** Ids of records, `a` < `b`. */
  readonly a: string
  readonly b: string
  readonly by: string
  /** UTC milliseconds. */
  readonly at: number
}

/** The rule of a step that a person decided. */
export const assertedRule = 'ASSERTED_SAME'

/** In the order in which they are followed: the oldest first. */
export function compareAssertions(left: Assertion, right: Assertion): number {
  return left.at - right.at || (keyOfAssertion(left) < keyOfAssertion(right) ? -1 : 1)
}

export function keyOfAssertion({ relation, a, b }: Assertion): string {
  return JSON.stringify([relation, a, b])
}

/** By record: the records from which it is kept apart. */
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
