/** So many results are kept by each function. */
const mostKept = 20_000

/** Longer texts are seldom met twice, and would fill the memory. */
const longestText = 200

/**
 * `make` with the results of the texts that it met last. Only for functions of nothing but their text: the same few names, places and
 * numbers come again and again. When the memory is full it begins from scratch, since whatever is forgotten can be made again.
 */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const resultByText = new Map<string, T>()
  return (text) => {
    if (text.length > longestText) return make(text)
    const known = resultByText.get(text)
    if (known !== undefined) return known
    const result = make(text)
    if (resultByText.size >= mostKept) resultByText.clear()
    resultByText.set(text, result)
    return result
  }
}
