import { levelsOf, personFeatures } from '../../features.ts'
import type { Model } from '../../model.ts'
import type { NamePart, PersonName } from '../person-names.ts'
import { compareFamily } from './compare-family.ts'
import { compareGiven, unlike } from './compare-given.ts'
import { areFamilyFirst, areTurned, isFamilyAsGiven, isSwapped, isSwappedInitial } from './turned-names.ts'

const given = levelsOf(personFeatures.givenName)
const family = levelsOf(personFeatures.familyName)

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

function isDoubtful(level: number, table: { readonly DIFFERENT: number; readonly MISSING: number }): boolean {
  return level === table.DIFFERENT || level === table.MISSING
}
