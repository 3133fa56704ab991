import type { AddressTraits } from '../traits.ts'

/**
 * Proves one home: the words of one address are all in the other, so that the two differ in how they were cut into parts, or in a part that one
 * leaves out. They name a house, and every number counts as a word: another house or flat is never the same.
 */
export function isSameHomeCutOtherwise(a: AddressTraits, b: AddressTraits): boolean {
  if (a.number !== '' && b.number !== '' && a.number !== b.number) {
    if (a.unit !== '' && b.unit !== '') return false
    if (!a.words.includes(b.number) || !b.words.includes(a.number)) return false
  }
  const common = wordsInCommon(wordsBeside(a, b), wordsBeside(b, a))
  if (common === null) return false
  const names = common.filter((word) => !/\d/.test(word))
  return names.length > 0 && names.length < common.length
}

/** Proves no home, but leaves none of the two elsewhere: the words of one address, which may name a street alone, are all in the other. */
export function mayBeOneAddress({ words }: AddressTraits, { words: others }: AddressTraits): boolean {
  return Math.min(words.length, others.length) > 2 && wordsInCommon(words, others) !== null
}

/** The words of the shorter text, if the longer one holds them all; else null. */
function wordsInCommon(a: readonly string[], b: readonly string[]): readonly string[] | null {
  const [some, others] = a.length <= b.length ? [a, b] : [b, a]
  return some.every((word) => others.includes(word)) ? some : null
}

/** Words but for those of either postal code, which are compared by themselves. */
function wordsBeside({ words }: AddressTraits, other: AddressTraits): readonly string[] {
  return words.filter((word) => !(word.length > 2 && /\d/.test(word) && other.postalCode.toLowerCase().includes(word)))
}
