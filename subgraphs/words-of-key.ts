/** The words of a key in any spelling, in lower case: `ceoBirthDate`, `ceo_birth-date` -> `ceo`, `birth`, `date`. */
export function wordsOfKey(key: string): readonly string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
}
