import { levelsOf, personFeatures } from '../../features.ts'
import { letterMaskOf, similarityOf } from '../../similarity.ts'
import type { PersonName } from '../person-names.ts'
import { areNumberedApart, isSameSound, isVeryClose } from './name-similarity.ts'

const family = levelsOf(personFeatures.familyName)

export function compareFamily(a: PersonName, b: PersonName): number {
  const textOfA = a.family.text
  const textOfB = b.family.text
  if (textOfA === '' || textOfB === '') return family.MISSING
  if (textOfA === textOfB) return textOfA.length === 1 ? family.INITIAL : family.EXACT
  if (textOfA.length === 1 || textOfB.length === 1) return textOfA[0] === textOfB[0] ? family.INITIAL : family.DIFFERENT
  if (a.familyWhole.text === b.familyWhole.text) return family.EXACT
  if (areNumberedApart(a.familyWhole.text, b.familyWhole.text)) return family.DIFFERENT
  if (isVeryClose(a, b, a.family, b.family) || isVeryClose(a, b, a.familyWhole, b.familyWhole)) return family.VERY_CLOSE
  const similarity = similarityOf(textOfA, textOfB, a.family.letters, b.family.letters)
  if (similarity === 'VERY_CLOSE' || isSameSound(a.family, b.family)) return family.VERY_CLOSE
  if (sharesWord(a, b)) return haveOtherHalves(a.familyWords, b.familyWords) ? family.DIFFERENT : family.PART
  return similarity === 'CLOSE' ? family.CLOSE : family.DIFFERENT
}

/** Whether a hyphenated or double name contains the other, or one of its words. */
function sharesWord(a: PersonName, b: PersonName): boolean {
  if (isFirstOfTwo(a, b) || isFirstOfTwo(b, a)) return true
  if (a.familyWords.length === 0 && b.familyWords.length === 0) return false
  if (a.familyWords.length === 0) return b.familyWords.includes(a.family.text)
  if (b.familyWords.length === 0) return a.familyWords.includes(b.family.text)
  return a.familyWords.some((word) => word.length > 2 && b.familyWords.includes(word))
}

/** Whether two double names share one word and differ in the other, as cousins' names do. No word is missing or an initial. */
function haveOtherHalves(a: readonly string[], b: readonly string[]): boolean {
  if (a.length < 2 || b.length < 2) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.some((word) => long.every((other) => !isLikeWord(word, other)))
}

function isLikeWord(a: string, b: string): boolean {
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  return similarityOf(a, b, letterMaskOf(a), letterMaskOf(b)) !== 'DIFFERENT'
}

/** In `Mary Garcia Lopez`, Garcia may be her second name or her first family name. */
function isFirstOfTwo({ family: { text } }: PersonName, { middle: between, isOrdered }: PersonName): boolean {
  return !isOrdered && text.length > 2 && between.at(-1) === text
}
