/** So many results are kept by each function. */
const mostKept = 20_000

/** What is longer is seldom met twice, and would fill the memory. */
const longestKey = 200

/**
 * `make` with the results of what it met last. Only for functions of nothing but their input that are dear and meet the same names and
 * numbers again and again: to look up a text costs about as much as to match a pattern against it. `keyOf`: equal for equal inputs alone.
 * When the memory is full it begins from scratch, since whatever is forgotten can be made again. A plain map and not lru-cache, which was
 * measured to take half as long again for each hit and twice as long for each miss, while 5,000 results are kept.
 */
export function remembered<I, T>(make: (input: I) => T, keyOf: (input: I) => string = String): (input: I) => T {
  const resultByKey = new Map<string, T>()
  return (input) => {
    const key = keyOf(input)
    if (key.length > longestKey) return make(input)
    const known = resultByKey.get(key)
    if (known !== undefined) return known
    const result = make(input)
    if (resultByKey.size >= mostKept) resultByKey.clear()
    resultByKey.set(key, result)
    return result
  }
}
