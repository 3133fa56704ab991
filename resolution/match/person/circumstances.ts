import { personIndex as at, type Levels, levelsOf, personFeatures } from '../features.ts'
import type { Model } from '../model.ts'
import { addBits } from '../odds.ts'
import type { Traits } from '../traits.ts'

const given = levelsOf(personFeatures.givenName)
const family = levelsOf(personFeatures.familyName)
const birth = levelsOf(personFeatures.birthDate)
const gender = levelsOf(personFeatures.gender)
const nationalId = levelsOf(personFeatures.nationalId)
const typos = levelsOf(personFeatures.typos)
const twins = levelsOf(personFeatures.twins)
const namesake = levelsOf(personFeatures.namesake)
const selfTold = levelsOf(personFeatures.selfTold)
const phone = levelsOf(personFeatures.phone)
const email = levelsOf(personFeatures.email)
const street = levelsOf(personFeatures.street)
const address = levelsOf(personFeatures.address)

/**
 * If two records of one home differ in the given name or birth date, the rest distinguishes an error from a relative. Copies made by hand
 * contain more typos, while two people of one home are written alike. Twins have one family name and live together while they are young.
 * Namesakes are a generation apart.
 */
export function compareCircumstances(a: Traits, b: Traits, model: Model, levels: Levels): void {
  const givenLevel = levels[at.givenName] ?? 0
  const birthLevel = levels[at.birthDate] ?? 0
  const isOtherName = givenLevel >= given.DIFFERENT
  // A copying error does not turn one name into another, and two such names in one home are relatives.
  const count = countTypos(levels)
  // Neither does a single typo. If much else is wrong as well, the name may be a copying error.
  const isEstablishedOther = givenLevel === given.OTHER || (givenLevel === given.UNLIKE && count < 2)
  const isOtherBirth = birthLevel >= birth.FAR
  const isHome = levels[at.address] === address.HOME
  const isOtherId = levels[at.nationalId] === nationalId.DIFFERENT
  const isOtherFamily = levels[at.familyName] === family.DIFFERENT
  // People whose contact points agree usually stated their own names, birth date and number.
  const isSelfTold = isReachable(a) || isReachable(b)
  const isOther = isOtherName || isOtherBirth || isOtherId || (isOtherFamily && !isRenamed(levels))
  if (isSelfTold && isOther) levels[at.selfTold] = selfTold.CONTACT
  const isNameKnown = givenLevel !== given.MISSING && givenLevel !== given.NEITHER
  // A missing name or an initial may be anybody's in the home. The gender rules out half of them.
  if (levels[at.gender] === gender.EXACT && (!isNameKnown || givenLevel === given.INITIAL)) {
    levels[at.gender] = gender.TELLING
  }
  // Nor do they turn a child's birth date into a parent's.
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
  // Different names are two people, whether or not a list contains them, and however old the twins are, as long as both may be alive.
  const areUnlike = isOtherName && count === 0 && isNameWhole(a) && isNameWhole(b) && !beginAlike(a, b)
  const mayLive = year === 0 || year >= model.agedTwinsBornBefore - seldomOlder
  // However rare twins are, each has a lifelong number.
  if (isEstablishedOther || isOtherId || (areUnlike && mayLive)) levels[at.twins] = twins.YOUNG
  else if (isOtherFamily) levels[at.twins] = isHome ? twins.NO_TWINS : twins.MISSING
  else if (isOtherName) {
    if (isHome) levels[at.twins] = twinsLevel(year, model)
    // Two homes: grown-up twins, or two unrelated people.
    else if (levels[at.address] !== address.PLACE) levels[at.twins] = twins.YOUNG
  }
}

/** Years beyond the age up to which twins are usually both alive. */
const seldomOlder = 20

/** Bits against relatives if the two given names contain no typo: no other copying error then explains the difference. */
export function relativeBitsOfOtherNames(levels: Levels, model: Model): number {
  const others = levels.slice()
  others[at.givenName] = given.OTHER
  others[at.typos] = typos.MISSING
  if (others[at.twins] !== twins.MISSING) others[at.twins] = twins.YOUNG
  return addBits(model.person, others, []).relative
}

/** A family name can change, usually by marriage, while the given name, the mailbox and a home or phone remain. */
function isRenamed(levels: Levels): boolean {
  const isOwnMailbox = levels[at.email] === email.EXACT || levels[at.email] === email.PROVIDER_KEY
  const isOwnPhone = levels[at.phone] === phone.EXACT || levels[at.phone] === phone.TRAILING
  const isHome = levels[at.address] === address.HOME
  return levels[at.givenName] === given.EXACT && isOwnMailbox && (isHome || isOwnPhone)
}

/** Whether no given name is an initial, which may stand for a second name, or is in a script with several readings. */
function isNameWhole({ names }: Traits): boolean {
  return names.every(({ given: { text }, isAbjad, isHan }) => text.length > 1 && !isAbjad && !isHan)
}

/** A short form that no list contains begins like its name: Rosi, Roswitha. */
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
    // Father and son of one name may live in two houses of a street: another house number is not evidence of a copying error.
    if (index === at.houseNumber && birthLevel === birth.GENERATION) continue
    if ((levels[index] ?? 0) > 1) count += 1
  }
  return count
}
