import { latinWords } from '../resolution/normalise/transliterate.ts'

/** The words of a key in any spelling, in lower case: `ceoBirthDate`, `ceo_birth-date` -> `ceo`, `birth`, `date`. */
export function wordsOfKey(key: string): readonly string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
}

/** The same without accents, each word in the singular. */
export function wordsInSingular(key: string): readonly string[] {
  return wordsOfKey(key).map((word) => {
    // A text that is longer than any word stays as it is.
    const plain = word.length > 100 ? word : latinWords(word).join('')
    return plain.length < 4 || /(?:ss|sis|us)$/.test(plain)
      ? plain
      : plain.replace(/ies$/, 'y').replace(/(?<=ss)es$|s$/, '')
  })
}
