interface Pair {
  readonly a: string
  readonly b: string
}

/** More pairs would not be evidence but a burden on every later decision. */
const maxPairs = 2_500

/** The pair in the order in which it is stored. */
export function pairOf(one: string, other: string): Pair {
  return one < other ? { a: one, b: other } : { a: other, b: one }
}

/**
 * Pairs that keep two groups apart whatever joins them later: each record with each, so that none can move over. For large groups, the
 * first record of each side with all of the other. In one order.
 */
export function pairsBetween(left: readonly string[], right: readonly string[]): readonly Pair[] {
  const isLarge = left.length * right.length > maxPairs
  const pairs = left.flatMap((one, i) =>
    right.flatMap((other, j) => (isLarge && i > 0 && j > 0 ? [] : [pairOf(one, other)])),
  )
  return pairs.toSorted((x, y) => (x.a === y.a ? (x.b < y.b ? -1 : 1) : x.a < y.a ? -1 : 1))
}

/** The first one with each other one. */
export function pairsWithin(group: readonly string[]): readonly Pair[] {
  const [first, ...others] = group
  return first === undefined ? [] : pairsBetween([first], others)
}
