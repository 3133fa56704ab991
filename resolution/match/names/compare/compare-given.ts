import {
  areBothOwnNames,
  areSpellings,
  hasFormWith,
  isShortToo,
  nicknameGroupsOf,
  shareGroup,
} from '../../../normalise/nickname.ts'
import { levelsOf, personFeatures } from '../../features.ts'
import { type Similarity, similarityOf } from '../../similarity.ts'
import { areOfOtherGenders, isEstablishedName, isNearEstablishedName } from '../established-names.ts'
import { type PersonName, partOf } from '../person-names.ts'
import { areOtherSyllables } from '../syllables.ts'
import { areOfOtherMarks } from '../vietnamese.ts'
import { isFeminineForm } from './feminine-form.ts'
import { areNumberedApart, isBeginning, isSameSkeleton, isSameSound, isVeryClose } from './name-similarity.ts'

const given = levelsOf(personFeatures.givenName)

export function compareGiven(a: PersonName, b: PersonName): number {
  const textOfA = a.given.text
  const textOfB = b.given.text
  if (a.isCouple !== b.isCouple) return given.OTHER
  if (textOfA === '' && textOfB === '') return given.NEITHER
  if (textOfA === '' || textOfB === '') return given.MISSING
  if (areOfOtherMarks(a.middle, b.middle)) return given.OTHER
  if (haveOtherSecondParts(a, b)) return given.OTHER
  if (textOfA === textOfB || a.givenWhole.text === b.givenWhole.text || a.givenAll.text === b.givenAll.text)
    return textOfA.length === 1 ? given.INITIAL : given.EXACT
  if (textOfA.length === 1 || textOfB.length === 1) return isInitial(a, b) ? given.INITIAL : given.DIFFERENT
  if (areNumberedApart(a.givenAll.text, b.givenAll.text)) return given.OTHER
  const areForms = shareGroup(a.groups, b.groups)
  if (areNamesOfTwo(a, b, areForms)) return given.OTHER
  return areForms ? compareForms(a, b) : compareSpellings(a, b)
}

/** Whether both given names are of two parts, and the second ones are two names: Jean-Luc and Jean-Pierre, María José and María Jesús. */
export function haveOtherSecondParts(a: PersonName, b: PersonName): boolean {
  if (a.secondPart === '' || b.secondPart === '' || isPartOf(a, b) || isPartOf(b, a)) return false
  return compareGiven(behind(a), behind(b)) === given.OTHER
}

function isPartOf({ secondPart }: PersonName, { given: { text }, middle }: PersonName): boolean {
  return text === secondPart || middle.includes(secondPart)
}

/** The name with the second part of the given name alone. */
function behind(name: PersonName): PersonName {
  const part = partOf(name.secondPart)
  const groups = nicknameGroupsOf(name.secondPart)
  return { ...name, given: part, givenWhole: part, givenAll: part, groups, middle: [], secondPart: '' }
}

/** Whether a small difference is intended: one of two syllables, or a brother's and a sister's name. */
function areNamesOfTwo(a: PersonName, b: PersonName, areForms: boolean): boolean {
  const textOfA = a.given.text
  const textOfB = b.given.text
  // Lee and Young are both Asian and English family names: Ann Lee may be Annabel Lee.
  const areInLatin = !a.isHan && !b.isHan && !a.isAbjad && !b.isAbjad
  if (areInLatin && !areForms && areOtherSyllables(textOfA, textOfB, a.family.text, b.family.text)) return true
  // With three letters, as in Jos and Jose, one is short for the other.
  const isShort = Math.min(textOfA.length, textOfB.length) < 4
  return !(areForms && isShort) && isFeminineForm(a, b)
}

/** Whether two texts are forms of one name. */
function compareForms({ given: a }: PersonName, { given: b }: PersonName): number {
  if (!areBothOwnNames(a.text, b.text)) return given.NICKNAME
  // Jean and John are two people, and so are Maria and Mary, although each is the same name in another language.
  const isOneName =
    isSameSound(a, b) || a.sound === b.sound || isShortToo(a.text, b.text) || areSpellings(a.text, b.text)
  return isOneName ? given.VARIANT : given.OTHER
}

/** Whether no list states that the two are forms of one name. */
function compareSpellings(a: PersonName, b: PersonName): number {
  const textOfA = a.given.text
  const textOfB = b.given.text
  if (areOfOtherGenders(textOfA, textOfB)) return given.OTHER
  const isOneScript = (a.isHan && b.isHan) || (a.isAbjad && b.isAbjad)
  // Both are in one script, so no reading is in doubt, and a typo does not turn one word into another.
  if (isOneScript && a.given.sound !== b.given.sound) return given.OTHER
  const areEstablished = isEstablishedName(textOfA) && isEstablishedName(textOfB)
  if (isVeryClose(a, b, a.given, b.given) || isSameSkeleton(a, b, a.givenAll, b.givenAll))
    return areEstablished ? given.SOUND : given.VERY_CLOSE
  if (isSameSound(a.given, b.given)) return given.SOUND
  // Some people go by their second name, or by the first name of a parent.
  if (isSecondName(a, textOfB) || isSecondName(b, textOfA)) return given.VARIANT
  if (areEstablished) return given.OTHER
  const similarity = similarityOfGiven(a, b)
  if (similarity === 'VERY_CLOSE') return given.VERY_CLOSE
  if (isBeginning(textOfA, textOfB) || isBeginning(textOfB, textOfA)) return given.NICKNAME
  if (similarity !== 'DIFFERENT') return given.CLOSE
  return unlike(textOfA, textOfB)
}

function isSecondName({ middle: names }: PersonName, text: string): boolean {
  return names.includes(text) || names.some((name) => isTypoOf(text, name))
}

/** Whether it is a typo of a name and not a name itself. */
function isTypoOf(text: string, name: string): boolean {
  if (text.length < 5 || name.length < 5 || (isEstablishedName(text) && isEstablishedName(name))) return false
  return similarityOf(text, name, -1, -1) === 'VERY_CLOSE'
}

/** Whether second names are in the field of the first name in one record only. */
function similarityOfGiven(a: PersonName, b: PersonName): Similarity {
  const ofWhole = similarityOf(a.givenWhole.text, b.givenWhole.text, a.givenWhole.letters, b.givenWhole.letters)
  if (a.givenWhole === a.given && b.givenWhole === b.given) return ofWhole
  const ofFirst = similarityOf(a.given.text, b.given.text, a.given.letters, b.given.letters)
  return fromBest.find((similarity) => similarity === ofWhole || similarity === ofFirst) ?? 'DIFFERENT'
}

const fromBest: readonly Similarity[] = ['EXACT', 'VERY_CLOSE', 'CLOSE']

/** Whether two texts have nothing in common. */
export function unlike(a: string, b: string): number {
  if (!isNearEstablishedName(a) || !isNearEstablishedName(b)) return given.DIFFERENT
  return isEstablishedName(a) && isEstablishedName(b) ? given.OTHER : given.UNLIKE
}

/** Whether one of the given names is a single letter. */
function isInitial(a: PersonName, b: PersonName): boolean {
  const [short, long] = a.given.text.length === 1 ? [a, b] : [b, a]
  return long.given.text[0] === short.given.text || hasFormWith(short.given.text, long.groups)
}
