import { cleanText, lowerCase } from '../clean-text.ts'
import { foldOf, isFillerText } from './filler-text.ts'
import { isTypedAtRandom } from './keyboard.ts'

/** Folded words, of letters and digits. */
export function foldedWords(text: string): readonly string[] {
  return foldOf(lowerCase(cleanText(text)))
    .replace(/\u00df/g, 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/**
 * Whether each word is one of `telling`, which say that there is nothing, or of `beside`, which say it together with them, and at least one
 * is of the former.
 */
export function isMadeOf(words: readonly string[], telling: ReadonlySet<string>, beside: ReadonlySet<string>): boolean {
  const says = (word: string) => telling.has(word) || (word.length > 2 && (isFillerText(word) || isTypedAtRandom(word)))
  return words.some(says) && words.every((word) => says(word) || beside.has(word) || isFillerText(word))
}

/** Folded, like the words that are looked up. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(foldOf(text).trim().split(/\s+/))
}
