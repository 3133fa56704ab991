import { levelsOf, personFeatures } from '../../features.ts'
import type { Model } from '../../model.ts'
import type { NamePart, PersonName } from '../person-names.ts'
import { compareFamily } from './compare-family.ts'
import { compareGiven, unlike } from './compare-given.ts'
import { areFamilyFirst, areTurned, isFamilyAsGiven, isSwapped, isSwappedInitial } from './turned-names.ts'

const given = levelsOf(personFeatures.givenName)
const family = levelsOf(personFeatures.familyName)

/** The levels of two names. In one of twenty records, given and family name are in each other's field. */
export interface NameLevels {
  readonly given: number
  readonly family: number
  /** The words agree, but their order differs. */
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

/** Han characters beside Latin letters that spell none of their known readings. */
function isReadingUnknown(a: PersonName, b: PersonName, left: NamePart, right: NamePart): boolean {
  return a.isHan !== b.isHan && left.sound !== right.sound && !isSameWhole(a, b)
}

/** Mandarin has one spelling per sound. How Cantonese or Japanese reads the characters is unknown. */
function givenInTwoScripts(a: PersonName, b: PersonName): number {
  const isOneReading = (a.isMandarin || b.isMandarin) && a.family.sound === b.family.sound
  return isOneReading && a.given.text !== '' && b.given.text !== '' ? given.OTHER : given.MISSING
}

/** Whether two names differ only in blanks: Xiao Ming and Xiaoming. */
function isSameWhole(a: PersonName, b: PersonName): boolean {
  return a.givenAll.text === b.givenAll.text || areTurned(a, b)
}

/** One family name is in the field for the given name. The rest of either side are the given names. */
function halfTurned(givenOfA: string, givenOfB: string): NameLevels {
  return { given: unlike(givenOfA, givenOfB), family: family.SWAPPED, isTurned: true }
}

/** If both begin with the same family name, the rest are the given names: `Zhang Wei`, `Zhang Min`. */
function familyFirst(a: PersonName, b: PersonName): NameLevels {
  return { given: unlike(a.family.text, b.family.text), family: family.EXACT, isTurned: true }
}

/** If the order of a name is unknown, another order is no difference. */
function turned(a: PersonName, b: PersonName): NameLevels {
  return a.isOrdered && b.isOrdered
    ? { given: given.SWAPPED, family: family.SWAPPED, isTurned: true }
    : { given: given.EXACT, family: family.EXACT, isTurned: true }
}

function isDoubtful(level: number, table: { readonly DIFFERENT: number; readonly MISSING: number }): boolean {
  return level === table.DIFFERENT || level === table.MISSING
}
