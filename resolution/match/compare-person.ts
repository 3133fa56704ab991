import { compareAddresses } from './compare-addresses.ts'
import { compareBirths } from './compare-births.ts'
import { compareEmails, compareOtherIds, comparePhones, compareRelations } from './compare-contacts.ts'
import { compareOfficialIds } from './compare-official-ids.ts'
import { compareOrganisationNames } from './compare-organisations.ts'
import { personIndex as at, type Levels, levelsOf, organisationFeatures, personFeatures } from './features.ts'
import type { KindModel, Model } from './model.ts'
import { compareNames } from './names/compare/compare-names.ts'
import { addBits, type Odds } from './odds.ts'
import type { OrganisationNameTraits } from './organisation-traits.ts'
import type { Traits } from './traits.ts'

const officialIndex = {
  NATIONAL_ID: at.nationalId,
  PASSPORT: at.passport,
  DRIVER_LICENCE: at.driverLicence,
  TAX_ID: at.taxId,
}
const given = levelsOf(personFeatures.givenName)
const family = levelsOf(personFeatures.familyName)
const birth = levelsOf(personFeatures.birthDate)
const gender = levelsOf(personFeatures.gender)
const country = levelsOf(personFeatures.country)
const employer = levelsOf(personFeatures.employer)
const uniqueId = levelsOf(personFeatures.uniqueId)
const nationalId = levelsOf(personFeatures.nationalId)
const typos = levelsOf(personFeatures.typos)
const twins = levelsOf(personFeatures.twins)
const namesake = levelsOf(personFeatures.namesake)
const selfTold = levelsOf(personFeatures.selfTold)
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

/**
 * A name as rare as can be is a question for a person, and never an answer. With a birth date it is an answer where it is rare: of a common
 * one a country has several who were born on one day, and who neither live nor are reached in one place may be any two of them. These are
 * a question as well, however little else agrees.
 */
function weighNameAlone(levels: Levels, bits: number[], odds: Odds, { weights, review }: KindModel): void {
  const level = isBirthAlike(levels) ? namesake.BORN_ALIKE : namesake.NAME_ALONE
  const weight = weights[at.namesake]?.stranger[level] ?? 0
  const counted = level === namesake.BORN_ALIKE ? Math.max(weight, review - odds.stranger) : weight
  levels[at.namesake] = level
  bits[at.namesake] = counted
  odds.stranger += counted
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
 * hand hold more typos, two people of one home are written alike; twins have one family name and live together while
 * they are young; namesakes are a generation apart.
 */
function compareCircumstances(a: Traits, b: Traits, model: Model, levels: Levels): void {
  const givenLevel = levels[at.givenName] ?? 0
  const birthLevel = levels[at.birthDate] ?? 0
  const isOtherName = givenLevel >= given.DIFFERENT
  // Slips of a copy make no name of another one, and two such names in one home are relatives.
  const count = countTypos(levels)
  // One typo makes no other name either; who copies so badly that much else is wrong too may have made it up.
  const isEstablishedOther = givenLevel === given.OTHER || (givenLevel === given.UNLIKE && count < 2)
  const isOtherBirth = birthLevel >= birth.FAR
  const isHome = levels[at.address] === address.HOME
  const isOtherId = levels[at.nationalId] === nationalId.DIFFERENT
  const isOtherFamily = levels[at.familyName] === family.DIFFERENT
  // Who can be reached has told his own names, birth date and number: they are seldom somebody else's.
  const isSelfTold = isReachable(a) || isReachable(b)
  const isOther = isOtherName || isOtherBirth || isOtherId || (isOtherFamily && !isRenamed(levels))
  if (isSelfTold && isOther) levels[at.selfTold] = selfTold.CONTACT
  const isNameKnown = givenLevel !== given.MISSING && givenLevel !== given.NEITHER
  // A name that is not told, or an initial, leaves open whose it is: half of a home is ruled out by its gender.
  if (levels[at.gender] === gender.EXACT && (!isNameKnown || givenLevel === given.INITIAL)) {
    levels[at.gender] = gender.TELLING
  }
  // Nor do they make a parent's birth date of a child's.
  const mayBeTypos = !isEstablishedOther && birthLevel !== birth.GENERATION && !(isOtherName && isOtherId)
  if (isHome && mayBeTypos && (isOtherName || isOtherBirth || isOtherId || !isNameKnown)) {
    levels[at.typos] = count > 1 ? typos.SEVERAL : count === 1 ? typos.ONE : typos.NONE
  } else if (isHome && givenLevel === given.UNLIKE && count === 0) levels[at.typos] = typos.NONE
  if (isHome && birthLevel === birth.DIFFERENT && !isOtherName && isNameKnown && !isSelfTold) {
    levels[at.namesake] = namesake.NO_GENERATION
  }
  const isSameBirth = birthLevel !== birth.MISSING && birthLevel < birth.TWO_TYPOS && birthLevel !== birth.PARTIAL
  if (!isSameBirth || (isNameKnown && !isOtherName)) return
  const year = Math.max(a.birth?.year ?? 0, b.birth?.year ?? 0)
  // Unlike names are two, whether or not a list holds them and however old the twins are, as long as both may live.
  const areUnlike = isOtherName && count === 0 && isNameWhole(a) && isNameWhole(b) && !beginAlike(a, b)
  const mayLive = year === 0 || year >= model.agedTwinsBornBefore - seldomOlder
  // However seldom twins are: each has a number of its own.
  if (isEstablishedOther || isOtherId || (areUnlike && mayLive)) levels[at.twins] = twins.YOUNG
  else if (isOtherFamily) levels[at.twins] = isHome ? twins.NO_TWINS : twins.MISSING
  else if (isOtherName) {
    if (isHome) levels[at.twins] = twinsLevel(year, model)
    // Two homes: grown-up twins, or somebody else altogether.
    else if (levels[at.address] !== address.PLACE) levels[at.twins] = twins.YOUNG
  }
}

/**
 * Whose names alone speak for one person: a flat mate of another family name, or a namesake in the next house of the street. What else
 * agrees must tell that person from others: a birth date, a contact, a number or an employer.
 */
function namesakeLevel(levels: Levels): number {
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

/** Nothing that the two state but their names and birth dates is of one person. */
function isElsewhere(a: Traits, b: Traits, levels: Levels): boolean {
  const addressLevel = levels[at.address]
  if (addressLevel === address.HOME || hasOwnEvidence(levels)) return false
  if (!isBirthAlike(levels)) return addressLevel !== address.PLACE
  // Two towns that are merely written alike are two.
  const isTown = levels[at.city] === city.EXACT || levels[at.postalCode] === postalCode.EXACT
  // Who states a former name says why a record under it knows another home.
  const isRenamed = a.names.length > 1 || b.names.length > 1
  return !(addressLevel === address.PLACE && isTown) && !isRenamed && !haveOneAddress(a, b)
}

/** The words of one address are all in the other, however the two were read. */
function haveOneAddress(a: Traits, b: Traits): boolean {
  return a.addresses.some(({ words }) =>
    b.addresses.some((other) => {
      const [some, others] = words.length <= other.words.length ? [words, other.words] : [other.words, words]
      return some.length > 2 && some.every((word) => others.includes(word))
    }),
  )
}

function hasFurtherEvidence(levels: Levels): boolean {
  return isBirthAlike(levels) || hasOwnEvidence(levels)
}

function isBirthAlike(levels: Levels): boolean {
  const birthLevel = levels[at.birthDate] ?? 0
  return birthLevel > birth.MISSING && birthLevel <= birth.TWO_TYPOS && birthLevel !== birth.PARTIAL
}

/** Something besides names and birth dates that hardly two people have in common. */
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

/** Years beyond the age at which twins are seldom both alive. */
const seldomOlder = 20

/** Bits against relatives if the two given names were written without a typo: no other fault of a copy excuses them then. */
export function relativeBitsOfOtherNames(levels: Levels, model: Model): number {
  const others = levels.slice()
  others[at.givenName] = given.OTHER
  others[at.typos] = typos.MISSING
  if (others[at.twins] !== twins.MISSING) others[at.twins] = twins.YOUNG
  return addBits(model.person, others, []).relative
}

/** A family name changes, most of all with a marriage: the given name, the mailbox and a home or phone stay. */
function isRenamed(levels: Levels): boolean {
  const isOwnMailbox = levels[at.email] === email.EXACT || levels[at.email] === email.PROVIDER_KEY
  const isOwnPhone = levels[at.phone] === phone.EXACT || levels[at.phone] === phone.TRAILING
  const isHome = levels[at.address] === address.HOME
  return levels[at.givenName] === given.EXACT && isOwnMailbox && (isHome || isOwnPhone)
}

/** No given name is an initial, which another record may spell out as a second name, or of a script that is read in several ways. */
function isNameWhole({ names }: Traits): boolean {
  return names.every(({ given: { text }, isAbjad, isHan }) => text.length > 1 && !isAbjad && !isHan)
}

/** A short form that no list holds begins as its name does: Rosi, Roswitha. */
function beginAlike(a: Traits, b: Traits): boolean {
  return a.names.some((one) => b.names.some((other) => one.given.text.slice(0, 3) === other.given.text.slice(0, 3)))
}

function isReachable({ emails, phones }: Traits): boolean {
  return emails.length > 0 || phones.length > 0
}

function twinsLevel(year: number, { oldTwinsBornBefore, agedTwinsBornBefore }: Model): number {
  if (year === 0 || year >= oldTwinsBornBefore) return twins.YOUNG
  return year >= agedTwinsBornBefore ? twins.OLD : twins.AGED
}

function countTypos(levels: Levels): number {
  let count = 0
  const familyLevel = levels[at.familyName] ?? 0
  if (familyLevel > family.EXACT && familyLevel < family.DIFFERENT) count += 1
  const givenLevel = levels[at.givenName]
  if (givenLevel === given.VERY_CLOSE || givenLevel === given.CLOSE || givenLevel === given.SWAPPED) count += 1
  const birthLevel = levels[at.birthDate] ?? 0
  if (birthLevel >= birth.SWAPPED && birthLevel <= birth.TWO_TYPOS) count += 1
  if ((levels[at.street] ?? 0) > street.EXACT) count += 1
  for (const index of [at.houseNumber, at.secondary, at.postalCode, at.city, at.region]) {
    // Father and son of one name live in two houses of a street: the other number vouches for no copy.
    if (index === at.houseNumber && birthLevel === birth.GENERATION) continue
    if ((levels[index] ?? 0) > 1) count += 1
  }
  return count
}
