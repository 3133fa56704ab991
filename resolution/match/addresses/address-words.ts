import type { AddressTraits } from '../traits.ts'

/**
 * Proves one home: the words of one address are all in the other, so that the two differ only in how they were divided into parts, or in a
 * part that one omits. They name a house, and every number counts as a word: another house or flat is never the same.
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

/** Does not prove one home, but excludes neither: the words of one address, which may name a street alone, are all in the other. */
export function mayBeOneAddress({ words }: AddressTraits, { words: others }: AddressTraits): boolean {
  return Math.min(words.length, others.length) > 2 && wordsInCommon(words, others) !== null
}

/** The words of the shorter text, if the longer one contains them all; otherwise null. */
function wordsInCommon(a: readonly string[], b: readonly string[]): readonly string[] | null {
  const [some, others] = a.length <= b.length ? [a, b] : [b, a]
  return some.every((word) => others.includes(word)) ? some : null
}

/** Words without those of either postal code, which are compared separately. */
function wordsBeside({ words }: AddressTraits, other: AddressTraits): readonly string[] {
  return words.filter((word) => !(word.length > 2 && /\d/.test(word) && other.postalCode.toLowerCase().includes(word)))
}
