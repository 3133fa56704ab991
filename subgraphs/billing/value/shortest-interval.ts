/**
 * The shortest interval that holds `coverage` (0 to 1) of the values; the lowest of equals. Unlike one cut off at both tails it holds no
 * more than asked where many values are the same at one end, as a 0 is of those who never buy again.
 */
export function shortestInterval(
  values: readonly number[],
  coverage: number,
): { readonly low: number; readonly high: number } {
  const sorted = Float64Array.from(values).sort()
  const inside = Math.ceil(coverage * sorted.length)
  let best = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  for (let first = 0; first + inside <= sorted.length; first++) {
    const low = sorted[first] ?? 0
    const high = sorted[first + inside - 1] ?? 0
    if (high - low < best.high - best.low) best = { low, high }
  }
  return best
}
