import { isFullName, shareGroup } from '../../normalise/nickname.ts'
import { type Levels, levelsOf, personFeatures, personIndex } from '../features.ts'
import { similarityOf } from '../similarity.ts'
import type { Traits } from '../traits.ts'
import { haveOtherSecondParts } from './compare/compare-given.ts'
import { isSameSound } from './compare/name-similarity.ts'
import { isEstablishedName } from './established-names.ts'
import type { PersonName } from './person-names.ts'

const given = levelsOf(personFeatures.givenName)
const birth = levelsOf(personFeatures.birthDate)

/** Whether the given names agree only in part, and no lifelong number agrees. */
export function isByPartOfName(levels: Levels): boolean {
  return partOfName.has(levels[personIndex.givenName] ?? 0) && !isSameForLife(levels)
}

/** Whether one states the first part of a given name of two parts alone, which may be the other's or not: Jean beside Jean-Luc. */
export function isByFirstPart(a: Traits, b: Traits, levels: Levels): boolean {
  if (levels[personIndex.givenName] !== given.EXACT || isSameForLife(levels)) return false
  return a.names.every((left) => b.names.every((right) => isFirstPartOf(left, right) || isFirstPartOf(right, left)))
}

function isFirstPartOf(alone: PersonName, { given: { text }, secondPart }: PersonName): boolean {
  return secondPart !== '' && alone.given.text === text && alone.middle.length === 0
}

/** Whether a lifelong number agrees. */
export function isSameForLife(levels: Levels): boolean {
  return lifelong.some((index) => levels[index] === exactId)
}

/** Whether lifelong numbers show two people. */
export function isOtherForLife(levels: Levels): boolean {
  return !isSameForLife(levels) && lifelong.some((index) => levels[index] === otherId)
}

/** Whether the given names or the birth dates differ, and no lifelong number agrees. */
export function isByFaults(levels: Levels): boolean {
  const areTwo =
    (levels[personIndex.givenName] ?? 0) >= given.DIFFERENT || (levels[personIndex.birthDate] ?? 0) >= birth.FAR
  return areTwo && !isSameForLife(levels)
}

const partOfName: ReadonlySet<number> = new Set([given.MISSING, given.NEITHER, given.INITIAL, given.NICKNAME])
const lifelong = [personIndex.nationalId, personIndex.passport, personIndex.driverLicence, personIndex.taxId]
const { EXACT: exactId, DIFFERENT: otherId } = levelsOf(personFeatures.nationalId)

/** Whether both state a given name in full, and neither is a form of the other. */
export function haveOtherGivenNames(a: Traits | undefined, b: Traits | undefined): boolean {
  if (a === undefined || b === undefined || a.names.length === 0 || b.names.length === 0) return false
  return a.names.every((left) => b.names.every((right) => areOtherNames(left, right)))
}

function areOtherNames(a: PersonName, b: PersonName): boolean {
  const [left, right] = [a.given, b.given]
  if (a.isCouple !== b.isCouple) return true
  if (a.isHan !== b.isHan) return false
  if (haveOtherSecondParts(a, b)) return true
  if (left.text.length < 2 || right.text.length < 2 || shareGroup(a.groups, b.groups)) return false
  if (left.sound === right.sound || isSameSound(left, right)) return false
  if (a.middle.includes(right.text) || b.middle.includes(left.text)) return false
  // Patrick is not a typo of Patricia: both are names.
  if (isEstablishedName(left.text) && isEstablishedName(right.text)) return true
  if (!isFullName(left.text) || !isFullName(right.text)) return false
  const similarity = similarityOf(left.text, right.text, left.letters, right.letters)
  return similarity === 'CLOSE' || similarity === 'DIFFERENT'
}
