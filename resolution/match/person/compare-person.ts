import { compareAddresses } from '../addresses/compare-addresses.ts'
import { compareBirths } from '../compare-births.ts'
import { compareEmails, compareOtherIds, comparePhones, compareRelations } from '../compare-contacts.ts'
import { compareOfficialIds } from '../compare-official-ids.ts'
import { compareOrganisationNames } from '../compare-organisations.ts'
import { personIndex as at, type Levels, levelsOf, organisationFeatures, personFeatures } from '../features.ts'
import type { Model } from '../model.ts'
import { compareNames } from '../names/compare/compare-names.ts'
import { addBits, type Odds } from '../odds.ts'
import type { OrganisationNameTraits } from '../organisation-traits.ts'
import type { Traits } from '../traits.ts'
import { compareCircumstances } from './circumstances.ts'
import { isElsewhere, namesakeLevel, weighNameAlone } from './namesakes.ts'
import { officialIndex } from './official-index.ts'

const given = levelsOf(personFeatures.givenName)
const family = levelsOf(personFeatures.familyName)
const gender = levelsOf(personFeatures.gender)
const country = levelsOf(personFeatures.country)
const employer = levelsOf(personFeatures.employer)
const uniqueId = levelsOf(personFeatures.uniqueId)
const namesake = levelsOf(personFeatures.namesake)
const name = levelsOf(organisationFeatures.name)

/** Compares two people's records. Fills `levels`, which is all zeros, and `bits` with the weights against a stranger. */
export function comparePersons(a: Traits, b: Traits, model: Model, levels: Levels, bits: number[]): Odds {
  const names = compareNames(a, b, model, levels)
  levels[at.birthDate] = compareBirths(a.birth, b.birth)
  if (a.gender !== null && b.gender !== null) {
    levels[at.gender] = a.gender === b.gender ? gender.EXACT : gender.DIFFERENT
  }
  const addressBits = compareAddresses(a.addresses, b.addresses, at, model.person, levels)
  levels[at.country] = compareCountries(a.countries, b.countries)
  levels[at.phone] = comparePhones(a.phones, b.phones)
  levels[at.email] = compareEmails(a.emails, b.emails, a.names)
  compareOfficialIds(a.officialIds, b.officialIds, officialIndex, levels)
  levels[at.otherId] = compareOtherIds(a.otherIds, b.otherIds)
  levels[at.employer] = compareEmployers(a.employer, b.employer)
  levels[at.relation] = compareRelations(a, b)
  if (a.hasUniqueId && b.hasUniqueId && a.source === b.source && a.id !== b.id) levels[at.uniqueId] = uniqueId.DISTINCT
  compareCircumstances(a, b, model, levels)
  if (levels[at.namesake] === namesake.MISSING) levels[at.namesake] = namesakeLevel(levels)
  const odds = addBits(model.person, levels, bits)
  const isNameKnown = levels[at.givenName] !== given.MISSING
  odds.stranger += isNameKnown ? names.given - (bits[at.givenName] ?? 0) : 0
  odds.stranger += levels[at.familyName] === family.MISSING ? 0 : names.family - (bits[at.familyName] ?? 0)
  if (isNameKnown) bits[at.givenName] = names.given
  if (levels[at.familyName] !== family.MISSING) bits[at.familyName] = names.family
  odds.stranger += addressBits - (bits[at.address] ?? 0)
  bits[at.address] = addressBits
  if (odds.stranger >= model.person.link && isElsewhere(a, b, levels)) weighNameAlone(levels, bits, odds, model.person)
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
