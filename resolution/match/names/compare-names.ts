import { areBothOwnNames, areSpellings, hasFormWith, isShortToo, shareGroup } from '../../normalise/nickname.ts'
import { type Levels, levelsOf, personFeatures, personIndex } from '../features.ts'
import type { Model, Rarity } from '../model.ts'
import { letterMaskOf, type Similarity, similarityOf } from '../similarity.ts'
import type { Traits } from '../traits.ts'
import { areOfOtherGenders, isEstablishedName, isNearEstablishedName } from './established-names.ts'
import { isFeminineForm } from './feminine-form.ts'
import { areOtherGenerations } from './generations.ts'
import { isBeginning, isSameSkeleton, isSameSound, isVeryClose } from './name-similarity.ts'
import type { NamePart, PersonName } from './person-names.ts'
import { areOtherSyllables } from './syllables.ts'
import { areFamilyFirst, areTurned, isFamilyAsGiven, isSwapped, isSwappedInitial } from './turned-names.ts'
import { areOfOtherMarks } from './vietnamese.ts'

const given = levelsOf(personFeatures.givenName)
const middle = levelsOf(personFeatures.middleName)
const family = levelsOf(personFeatures.familyName)
const suffix = levelsOf(personFeatures.suffix)

/** What the names of a pair say, beyond their levels: the rarity of the names that agree, in bits. */
export interface NameBits {
  given: number
  family: number
}

/** Names of one person are alternatives: the pair that speaks most for one person counts. Writes the levels. */
export function compareNames(a: Traits, b: Traits, model: Model, levels: Levels): NameBits {
  const best: NameBits = { given: 0, family: 0 }
  levels[personIndex.suffix] = compareSuffixes(a, b)
  let bestBits = Number.NEGATIVE_INFINITY
  for (const left of a.names) {
    for (const right of b.names) {
      if (left.isAlias && right.isAlias) continue
      const { given: givenLevel, family: familyLevel, isTurned } = nameLevelsOf(left, right, model)
      const givenBits = bitsOfGiven(givenLevel, left, right, model)
      const familyBits = bitsOfFamily(familyLevel, left, right, model)
      if (givenBits + familyBits <= bestBits) continue
      bestBits = givenBits + familyBits
      best.given = givenBits
      best.family = familyBits
      levels[personIndex.givenName] = givenLevel
      levels[personIndex.familyName] = familyLevel
      // Where the fields are changed, second names stand anywhere.
      levels[personIndex.middleName] = isTurned ? middle.MISSING : compareMiddle(left, right)
    }
  }
  return best
}

/** Of two names; the two of one record stand in each other's field in one record of twenty. */
export interface NameLevels {
  readonly given: number
  readonly family: number
  /** The words agree in another order than they stand in. */
  readonly isTurned: boolean
}

export function nameLevelsOf(left: PersonName, right: PersonName, model: Model): NameLevels {
  const levels = {
    given: isReadingUnknown(left, right, left.given, right.given)
      ? givenInTwoScripts(left, right)
      : compareGiven(left, right),
    family: isReadingUnknown(left, right, left.family, right.family) ? family.MISSING : compareFamily(left, right),
    isTurned: false,
  }
  const isDoubtfulPair =
    levels.given > given.DIFFERENT || isDoubtful(levels.given, given) || isDoubtful(levels.family, family)
  if ((isDoubtfulPair || levels.family === family.PART) && areTurned(left, right)) return turned(left, right)
  if (!isDoubtfulPair) return levels
  if (areFamilyFirst(left, right, model)) return familyFirst(left, right)
  if (isSwapped(left, right)) return turned(left, right)
  if (isSwappedInitial(left, right) || isSwappedInitial(right, left))
    return { given: given.INITIAL, family: family.SWAPPED, isTurned: true }
  if (levels.given < given.DIFFERENT || levels.family !== family.DIFFERENT) return levels
  if (isFamilyAsGiven(left, right, model)) return halfTurned(left.family.text, right.given.text)
  return isFamilyAsGiven(right, left, model) ? halfTurned(left.given.text, right.family.text) : levels
}

/** Han characters beside letters that spell none of the readings known. */
function isReadingUnknown(a: PersonName, b: PersonName, left: NamePart, right: NamePart): boolean {
  return a.isHan !== b.isHan && left.sound !== right.sound && !isSameWhole(a, b)
}

/** Mandarin has one spelling for a sound; what Cantonese or Japanese make of the characters is not known. */
function givenInTwoScripts(a: PersonName, b: PersonName): number {
  const isOneReading = (a.isMandarin || b.isMandarin) && a.family.sound === b.family.sound
  return isOneReading && a.given.text !== '' && b.given.text !== '' ? given.OTHER : given.MISSING
}

/** Xiao Ming and Xiaoming. */
function isSameWhole(a: PersonName, b: PersonName): boolean {
  return a.givenAll.text === b.givenAll.text || areTurned(a, b)
}

/** One family name stands in the field for the given name; what is left over on either side are the given names. */
function halfTurned(givenOfA: string, givenOfB: string): NameLevels {
  return { given: unlike(givenOfA, givenOfB), family: family.SWAPPED, isTurned: true }
}

/** What is left over beside a family name that stands first in both are given names: `Zhang Wei`, `Zhang Min`. */
function familyFirst(a: PersonName, b: PersonName): NameLevels {
  return { given: unlike(a.family.text, b.family.text), family: family.EXACT, isTurned: true }
}

/** Where an order is not told, none is broken. */
function turned(a: PersonName, b: PersonName): NameLevels {
  return a.isOrdered && b.isOrdered
    ? { given: given.SWAPPED, family: family.SWAPPED, isTurned: true }
    : { given: given.EXACT, family: family.EXACT, isTurned: true }
}

function compareGiven(a: PersonName, b: PersonName): number {
  const textOfA = a.given.text
  const textOfB = b.given.text
  if (a.isCouple !== b.isCouple) return given.OTHER
  if (textOfA === '' && textOfB === '') return given.NEITHER
  if (textOfA === '' || textOfB === '') return given.MISSING
  if (areOfOtherMarks(a.middle, b.middle)) return given.OTHER
  if (textOfA === textOfB || a.givenWhole.text === b.givenWhole.text || a.givenAll.text === b.givenAll.text)
    return textOfA.length === 1 ? given.INITIAL : given.EXACT
  if (textOfA.length === 1 || textOfB.length === 1) return isInitial(a, b) ? given.INITIAL : given.DIFFERENT
  const isSameSpoken = isSameSound(a.given, b.given)
  const areForms = shareGroup(a.groups, b.groups)
  // Lee and Young are family names of both worlds: Ann Lee may be Annabel Lee.
  const areInLatin = !a.isHan && !b.isHan && !a.isAbjad && !b.isAbjad
  if (areInLatin && !areForms && areOtherSyllables(textOfA, textOfB, a.family.text, b.family.text)) return given.OTHER
  // Of three letters, as Jos is of Jose, the one is short for the other.
  const isShort = Math.min(textOfA.length, textOfB.length) < 4
  if (!(areForms && isShort) && isFeminineForm(a, b)) return given.OTHER
  if (areForms) {
    if (!areBothOwnNames(textOfA, textOfB)) return given.NICKNAME
    // Jean and John are two people, as Maria and Mary are, though other languages make one name of them.
    const isOneName =
      isSameSpoken || a.given.sound === b.given.sound || isShortToo(textOfA, textOfB) || areSpellings(textOfA, textOfB)
    return isOneName ? given.VARIANT : given.OTHER
  }
  if (areOfOtherGenders(textOfA, textOfB)) return given.OTHER
  const isOneScript = (a.isHan && b.isHan) || (a.isAbjad && b.isAbjad)
  // One script beside the same: no reading of it is in doubt, and no typo makes one word of another.
  if (isOneScript && a.given.sound !== b.given.sound) return given.OTHER
  const areEstablished = isEstablishedName(textOfA) && isEstablishedName(textOfB)
  if (isVeryClose(a, b, a.given, b.given) || isSameSkeleton(a, b, a.givenAll, b.givenAll))
    return areEstablished ? given.SOUND : given.VERY_CLOSE
  if (isSameSpoken) return given.SOUND
  // People are called by their second name, and by a parent's first.
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

/** A typo of a name, and no name itself. */
function isTypoOf(text: string, name: string): boolean {
  if (text.length < 5 || name.length < 5 || (isEstablishedName(text) && isEstablishedName(name))) return false
  return similarityOf(text, name, -1, -1) === 'VERY_CLOSE'
}

/** Second names stand in the field of the first in one record and not in the other. */
function similarityOfGiven(a: PersonName, b: PersonName): Similarity {
  const ofWhole = similarityOf(a.givenWhole.text, b.givenWhole.text, a.givenWhole.letters, b.givenWhole.letters)
  if (a.givenWhole === a.given && b.givenWhole === b.given) return ofWhole
  const ofFirst = similarityOf(a.given.text, b.given.text, a.given.letters, b.given.letters)
  return fromBest.find((similarity) => similarity === ofWhole || similarity === ofFirst) ?? 'DIFFERENT'
}

const fromBest: readonly Similarity[] = ['EXACT', 'VERY_CLOSE', 'CLOSE']

/** Two texts that are nothing like each other. */
function unlike(a: string, b: string): number {
  if (!isNearEstablishedName(a) || !isNearEstablishedName(b)) return given.DIFFERENT
  return isEstablishedName(a) && isEstablishedName(b) ? given.OTHER : given.UNLIKE
}

/** One of the given names is a letter. */
function isInitial(a: PersonName, b: PersonName): boolean {
  const [short, long] = a.given.text.length === 1 ? [a, b] : [b, a]
  return long.given.text[0] === short.given.text || hasFormWith(short.given.text, long.groups)
}

function compareFamily(a: PersonName, b: PersonName): number {
  const textOfA = a.family.text
  const textOfB = b.family.text
  if (textOfA === '' || textOfB === '') return family.MISSING
  if (textOfA === textOfB) return textOfA.length === 1 ? family.INITIAL : family.EXACT
  if (textOfA.length === 1 || textOfB.length === 1) return textOfA[0] === textOfB[0] ? family.INITIAL : family.DIFFERENT
  if (a.familyWhole.text === b.familyWhole.text) return family.EXACT
  if (isVeryClose(a, b, a.family, b.family) || isVeryClose(a, b, a.familyWhole, b.familyWhole)) return family.VERY_CLOSE
  const similarity = similarityOf(textOfA, textOfB, a.family.letters, b.family.letters)
  if (similarity === 'VERY_CLOSE' || isSameSound(a.family, b.family)) return family.VERY_CLOSE
  if (sharesWord(a, b)) return haveOtherHalves(a.familyWords, b.familyWords) ? family.DIFFERENT : family.PART
  return similarity === 'CLOSE' ? family.CLOSE : family.DIFFERENT
}

/** A hyphenated or double name holds the other, or one of its words. */
function sharesWord(a: PersonName, b: PersonName): boolean {
  if (isFirstOfTwo(a, b) || isFirstOfTwo(b, a)) return true
  if (a.familyWords.length === 0 && b.familyWords.length === 0) return false
  if (a.familyWords.length === 0) return b.familyWords.includes(a.family.text)
  if (b.familyWords.length === 0) return a.familyWords.includes(b.family.text)
  return a.familyWords.some((word) => word.length > 2 && b.familyWords.includes(word))
}

/** Two double names that have one word in common and another one each, as cousins have: none is missing or an initial. */
function haveOtherHalves(a: readonly string[], b: readonly string[]): boolean {
  if (a.length < 2 || b.length < 2) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.some((word) => long.every((other) => !isLikeWord(word, other)))
}

function isLikeWord(a: string, b: string): boolean {
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  return similarityOf(a, b, letterMaskOf(a), letterMaskOf(b)) !== 'DIFFERENT'
}

/** Of `Mary Garcia Lopez` nobody tells whether Garcia is her second name or her first family name. */
function isFirstOfTwo({ family: { text } }: PersonName, { middle: between, isOrdered }: PersonName): boolean {
  return !isOrdered && text.length > 2 && between.at(-1) === text
}

function compareMiddle(a: PersonName, b: PersonName): number {
  const first = a.middle[0]
  const second = b.middle[0]
  if (first === undefined || second === undefined) return middle.MISSING
  if (first === second) return first.length === 1 ? middle.INITIAL : middle.EXACT
  if (first.length === 1 || second.length === 1) return first[0] === second[0] ? middle.INITIAL : middle.DIFFERENT
  if (a.middle.some((word) => word.length > 1 && b.middle.includes(word))) return middle.CLOSE
  return similarityOf(first, second, -1, -1) === 'DIFFERENT' ? middle.DIFFERENT : middle.CLOSE
}

export function compareSuffixes(a: Traits, b: Traits): number {
  if (areOtherGenerations(a, b)) return suffix.DIFFERENT
  if (a.suffix === null && b.suffix === null) return suffix.MISSING
  return a.suffix === null || b.suffix === null ? suffix.ONE_SIDED : suffix.EXACT
}

function isDoubtful(level: number, table: { readonly DIFFERENT: number; readonly MISSING: number }): boolean {
  return level === table.DIFFERENT || level === table.MISSING
}

/** Agreement in a rare name says more than in a common one; a name nearly the same as much as its level. */
function bitsOfGiven(level: number, a: PersonName, b: PersonName, model: Model): number {
  const weights = model.person.weights[personIndex.givenName]
  if (weights === undefined || level === given.MISSING) return 0
  if (level !== given.EXACT && level !== given.SWAPPED) return weights.stranger[level] ?? 0
  return (weights.m[level] ?? 0) + rarityOf(model.givenNames, model.familyNames, a, b, a.given.text, b.given.text)
}

function bitsOfFamily(level: number, a: PersonName, b: PersonName, model: Model): number {
  const weights = model.person.weights[personIndex.familyName]
  if (weights === undefined || level === family.MISSING) return 0
  if (level !== family.EXACT && level !== family.SWAPPED) return weights.stranger[level] ?? 0
  const { familyNames, givenNames } = model
  const isDouble = a.familyWords.length > 1 && b.familyWords.length > 1 && level === family.EXACT
  const rarity = isDouble
    ? rarityOfWords(a.familyWords, familyNames)
    : rarityOf(familyNames, givenNames, a, b, a.family.text, b.family.text)
  // `de Vries` is listed with its particle.
  const whole = a.familyWhole === a.family ? undefined : familyNames.bits.get(a.familyWhole.text)
  return (weights.m[level] ?? 0) + Math.min(rarity, whole ?? rarity)
}

/** Of a father's and a mother's family name: `Ocampo Sisneros` is rarer than `Ocampo`, and `Garcia Lopez` is common though no list holds it. */
function rarityOfWords(words: readonly string[], { bits, otherwise }: Rarity): number {
  return words.reduce((sum, word) => sum + (bits.get(word) ?? otherwise), 0)
}

/** Of two forms of one name the commoner counts; where the order is not told, the commoner use of it too. */
function rarityOf(own: Rarity, other: Rarity, a: PersonName, b: PersonName, textOfA: string, textOfB: string): number {
  const rarity = Math.min(own.bits.get(textOfA) ?? own.otherwise, own.bits.get(textOfB) ?? own.otherwise)
  if (a.isOrdered && b.isOrdered) return rarity
  return Math.min(rarity, other.bits.get(textOfA) ?? other.otherwise, other.bits.get(textOfB) ?? other.otherwise)
}
