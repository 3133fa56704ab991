import { mayBeOneAddress } from '../addresses/address-words.ts'
import { personIndex as at, type Levels, levelsOf, personFeatures } from '../features.ts'
import type { KindModel } from '../model.ts'
import type { Odds } from '../odds.ts'
import type { Traits } from '../traits.ts'
import { officialIndex } from './official-index.ts'

const family = levelsOf(personFeatures.familyName)
const birth = levelsOf(personFeatures.birthDate)
const employer = levelsOf(personFeatures.employer)
const nationalId = levelsOf(personFeatures.nationalId)
const namesake = levelsOf(personFeatures.namesake)
const house = levelsOf(personFeatures.houseNumber)
const unit = levelsOf(personFeatures.unit)
const otherId = levelsOf(personFeatures.otherId)
const relation = levelsOf(personFeatures.relation)
const phone = levelsOf(personFeatures.phone)
const email = levelsOf(personFeatures.email)
const street = levelsOf(personFeatures.street)
const city = levelsOf(personFeatures.city)
const postalCode = levelsOf(personFeatures.postalCode)
const address = levelsOf(personFeatures.address)

/**
 * Pairs for which only the names indicate one person: a flatmate with another family name, or a namesake in the next house of the street.
 * Something else must identify the person: a birth date, a contact, a number or an employer.
 */
export function namesakeLevel(levels: Levels): number {
  if (hasFurtherEvidence(levels)) return namesake.MISSING
  const addressLevel = levels[at.address]
  if (addressLevel === address.HOME || addressLevel === address.PLACE) {
    if (levels[at.familyName] === family.DIFFERENT) return namesake.OTHER_FAMILY
    const isStreet = isBetween(levels[at.street], street.EXACT, street.SWAPPED)
    if (addressLevel === address.PLACE && !isStreet) return namesake.OTHER_HOUSE
    const isOtherHouse = (levels[at.houseNumber] ?? 0) > house.EXACT || levels[at.unit] === unit.DIFFERENT
    const isOtherContact = levels[at.email] === email.DIFFERENT || levels[at.phone] === phone.DIFFERENT
    return isOtherHouse && isOtherContact ? namesake.OTHER_HOUSE : namesake.MISSING
  }
  return namesake.MISSING
}

/** Nothing that the two state except their names and birth dates belongs to one person. */
export function isElsewhere(a: Traits, b: Traits, levels: Levels): boolean {
  const addressLevel = levels[at.address]
  if (addressLevel === address.HOME || hasOwnEvidence(levels)) return false
  if (!isBirthAlike(levels)) return addressLevel !== address.PLACE
  // Two towns that are only spelled similarly are two.
  const isTown = levels[at.city] === city.EXACT || levels[at.postalCode] === postalCode.EXACT
  // Somebody who states a former name explains why a record under it knows another home.
  const isRenamed = a.names.length > 1 || b.names.length > 1
  return !(addressLevel === address.PLACE && isTown) && !isRenamed && !mayLiveTogether(a, b)
}

function mayLiveTogether(a: Traits, b: Traits): boolean {
  return a.addresses.some((one) => b.addresses.some((other) => mayBeOneAddress(one, other)))
}

/**
 * A name as rare as can be is a question for a person, and never an answer. With a birth date it is an answer where it is rare: of a common
 * one a country has several who were born on one day, and who neither live nor are reached in one place may be any two of them. These are
 * a question as well, however little else agrees.
 */
export function weighNameAlone(levels: Levels, bits: number[], odds: Odds, { weights, review }: KindModel): void {
  const level = isBirthAlike(levels) ? namesake.BORN_ALIKE : namesake.NAME_ALONE
  const weight = weights[at.namesake]?.stranger[level] ?? 0
  const counted = level === namesake.BORN_ALIKE ? Math.max(weight, review - odds.stranger) : weight
  levels[at.namesake] = level
  bits[at.namesake] = counted
  odds.stranger += counted
}

function hasFurtherEvidence(levels: Levels): boolean {
  return isBirthAlike(levels) || hasOwnEvidence(levels)
}

function isBirthAlike(levels: Levels): boolean {
  const birthLevel = levels[at.birthDate] ?? 0
  return birthLevel > birth.MISSING && birthLevel <= birth.TWO_TYPOS && birthLevel !== birth.PARTIAL
}

/** Something besides names and birth dates that hardly any two people have in common. */
function hasOwnEvidence(levels: Levels): boolean {
  if (isBetween(levels[at.phone], phone.EXACT, phone.CLOSE)) return true
  if (isBetween(levels[at.email], email.EXACT, email.LOCAL_PART)) return true
  if (levels[at.otherId] !== otherId.MISSING || levels[at.relation] === relation.SAME) return true
  if (isBetween(levels[at.employer], employer.EXACT, employer.CLOSE)) return true
  return officialIndexes.some((index) => isBetween(levels[index], nationalId.EXACT, nationalId.TWO_TYPOS))
}

const officialIndexes: readonly number[] = Object.values(officialIndex)

function isBetween(level: number | undefined, best: number, worst: number): boolean {
  return level !== undefined && level >= best && level <= worst
}
