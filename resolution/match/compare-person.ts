import { compareAddresses } from './compare-addresses.ts'
import { compareBirths } from './compare-births.ts'
import { compareEmails, compareOtherIds, comparePhones, compareRelations } from './compare-contacts.ts'
import { compareNames } from './compare-names.ts'
import { compareOfficialIds } from './compare-official-ids.ts'
import { compareOrganisationNames } from './compare-organisations.ts'
import { personIndex as at, type Levels, levelsOf, organisationFeatures, personFeatures } from './features.ts'
import type { Model } from './model.ts'
import { addBits, type Odds } from './odds.ts'
import type { OrganisationNameTraits } from './organisation-traits.ts'
import type { Traits } from './traits.ts'

const given = levelsOf(personFeatures.givenName)
const family = levelsOf(personFeatures.familyName)
const birth = levelsOf(personFeatures.birthDate)
const gender = levelsOf(personFeatures.gender)
const country = levelsOf(personFeatures.country)
const employer = levelsOf(personFeatures.employer)
const uniqueId = levelsOf(personFeatures.uniqueId)
const slips = levelsOf(personFeatures.slips)
const twins = levelsOf(personFeatures.twins)
const namesake = levelsOf(personFeatures.namesake)
const street = levelsOf(personFeatures.street)
const address = levelsOf(personFeatures.address)
const name = levelsOf(organisationFeatures.name)

/** Compares two people's records. Fills `levels`, which is all zeros, and `bits` with the weights against a stranger. */
export function comparePersons(a: Traits, b: Traits, model: Model, levels: Levels, bits: Float64Array): Odds {
  const names = compareNames(a, b, model, levels)
  levels[at.birthDate] = compareBirths(a.birth, b.birth)
  if (a.gender !== null && b.gender !== null) {
    levels[at.gender] = a.gender === b.gender ? gender.EXACT : gender.DIFFERENT
  }
  const addressBits = compareAddresses(a.addresses, b.addresses, at, model.person, levels)
  levels[at.country] = compareCountries(a.countries, b.countries)
  levels[at.phone] = comparePhones(a.phones, b.phones)
  levels[at.email] = compareEmails(a.emails, b.emails)
  if (a.officialIds.length > 0 && b.officialIds.length > 0) {
    levels[at.nationalId] = compareOfficialIds(a.officialIds, b.officialIds, 'NATIONAL_ID')
    levels[at.passport] = compareOfficialIds(a.officialIds, b.officialIds, 'PASSPORT')
    levels[at.driverLicence] = compareOfficialIds(a.officialIds, b.officialIds, 'DRIVER_LICENCE')
    levels[at.taxId] = compareOfficialIds(a.officialIds, b.officialIds, 'TAX_ID')
  }
  levels[at.otherId] = compareOtherIds(a.otherIds, b.otherIds)
  levels[at.employer] = compareEmployers(a.employer, b.employer)
  levels[at.relation] = compareRelations(a, b)
  if (a.hasUniqueId && b.hasUniqueId && a.source === b.source && a.id !== b.id) levels[at.uniqueId] = uniqueId.DISTINCT
  compareCircumstances(a, b, model, levels)
  const odds = addBits(model.person, levels, bits)
  const isNameKnown = levels[at.givenName] !== given.MISSING
  odds.stranger += isNameKnown ? names.given - (bits[at.givenName] ?? 0) : 0
  odds.stranger += levels[at.familyName] === family.MISSING ? 0 : names.family - (bits[at.familyName] ?? 0)
  if (isNameKnown) bits[at.givenName] = names.given
  if (levels[at.familyName] !== family.MISSING) bits[at.familyName] = names.family
  odds.stranger += addressBits - (bits[at.address] ?? 0)
  bits[at.address] = addressBits
  return odds
}

/** Countries differ only where no two agree. */
export function compareCountries(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return country.MISSING
  return a.some((code) => b.includes(code)) ? country.EXACT : country.DIFFERENT
}

function compareEmployers(a: OrganisationNameTraits | null, b: OrganisationNameTraits | null): number {
  if (a === null || b === null) return employer.MISSING
  const level = compareOrganisationNames(a, b)
  if (level === name.EXACT) return employer.EXACT
  return level < name.OVERLAP ? employer.CLOSE : employer.DIFFERENT
}

/**
 * Where a given name or birth date is another one in one home, the rest tells an error from a relative: copies made by
 * hand hold more slips, two people of one home are written alike; twins have one family name and live together while
 * they are young; namesakes are a generation apart.
 */
function compareCircumstances(a: Traits, b: Traits, model: Model, levels: Levels): void {
  const isOtherName = levels[at.givenName] === given.DIFFERENT
  const birthLevel = levels[at.birthDate] ?? 0
  const isOtherBirth = birthLevel >= birth.DIFFERENT
  if (birthLevel === birth.MISSING || levels[at.address] !== address.HOME || !(isOtherName || isOtherBirth)) return
  const count = countSlips(levels)
  levels[at.slips] = count > 1 ? slips.SEVERAL : count === 1 ? slips.ONE : slips.NONE
  if (birthLevel === birth.DIFFERENT && !isOtherName) levels[at.namesake] = namesake.NO_GENERATION
  if (!isOtherName || (birthLevel !== birth.EXACT && birthLevel !== birth.READING)) return
  const year = Math.max(a.birth?.year ?? 0, b.birth?.year ?? 0)
  const isOld = year > 0 && year < model.oldTwinsBornBefore
  levels[at.twins] =
    levels[at.familyName] === family.DIFFERENT ? twins.NO_TWINS : isOld ? twins.OLD : twins.YOUNG
}

function countSlips(levels: Levels): number {
  let count = 0
  const familyLevel = levels[at.familyName] ?? 0
  if (familyLevel > family.EXACT && familyLevel < family.DIFFERENT) count += 1
  const givenLevel = levels[at.givenName]
  if (givenLevel === given.VERY_CLOSE || givenLevel === given.CLOSE || givenLevel === given.SWAPPED) count += 1
  const birthLevel = levels[at.birthDate] ?? 0
  if (birthLevel >= birth.SWAPPED && birthLevel <= birth.TWO_SLIPS) count += 1
  if ((levels[at.street] ?? 0) > street.EXACT) count += 1
  for (const index of [at.houseNumber, at.secondary, at.postalCode, at.city, at.region]) {
    if ((levels[index] ?? 0) > 1) count += 1
  }
  return count
}
