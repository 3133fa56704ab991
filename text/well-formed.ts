/** How JSON writes half of a character: the escape of a surrogate, which may or may not be half of a pair. */
const surrogateEscape = /\\u[dD][89a-fA-F]/

/** Whether a JSON text may contain half of a character at all. Nearly no text does, so nothing else has to be checked then. */
export function mayHoldHalfCharacters(json: string): boolean {
  return surrogateEscape.test(json) || !json.isWellFormed()
}

/**
 * The position of a text or key that contains half of a character, as the parts of its path. Null if there is none. UTF-8 has no such
 * halves: the database would store another character in place of each, so that two different ids would become one. Works without recursion.
 */
export function halfCharacterAt(value: unknown): readonly PropertyKey[] | null {
  let level: readonly (readonly [readonly PropertyKey[], unknown])[] = [[[], value]]
  while (level.length > 0) {
    const next: (readonly [readonly PropertyKey[], unknown])[] = []
    for (const [path, item] of level) {
      if (typeof item === 'string' && !item.isWellFormed()) return path
      if (typeof item !== 'object' || item === null) continue
      const isList = Array.isArray(item)
      for (const [key, inner] of Object.entries(item)) {
        const innerPath = [...path, isList ? Number(key) : key]
        if (!key.isWellFormed()) return innerPath
        next.push([innerPath, inner])
      }
    }
    level = next
  }
  return null
}
