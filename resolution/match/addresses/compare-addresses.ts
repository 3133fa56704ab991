import { type Levels, levelsOf, personFeatures } from '../features.ts'
import type { KindModel } from '../model.ts'
import { type Similarity, similarityOf, typosBetween } from '../similarity.ts'
import type { AddressTraits } from '../traits.ts'
import { isSameHomeCutOtherwise } from './address-words.ts'
import { streetRelation } from './streets.ts'

const houseNumber = levelsOf(personFeatures.houseNumber)
const street = levelsOf(personFeatures.street)
const secondary = levelsOf(personFeatures.secondary)
const unit = levelsOf(personFeatures.unit)
const postalCode = levelsOf(personFeatures.postalCode)
const city = levelsOf(personFeatures.city)
const region = levelsOf(personFeatures.region)
const together = levelsOf(personFeatures.address)

/** The positions of the parts of an address in a vector of levels. */
export interface AddressIndex {
  readonly houseNumber: number
  readonly street: number
  readonly secondary: number
  readonly unit: number
  readonly postalCode: number
  readonly city: number
  readonly region: number
  readonly address: number
}

/**
 * The pair of addresses that is the strongest evidence for one subject counts. Writes the levels, and returns what `address` adds in bits
 * against a stranger, so that dependent parts do not count twice.
 */
export function compareAddresses(
  a: readonly AddressTraits[],
  b: readonly AddressTraits[],
  at: AddressIndex,
  model: KindModel,
  levels: Levels,
): number {
  let best = Number.NEGATIVE_INFINITY
  let ofParts = 0
  const isLone = a.length === 1 && b.length === 1
  const found = isLone ? levels : [...levels]
  for (const left of a) {
    for (const right of b) {
      comparePair(left, right, at, found)
      const sum = bitsOf(found, at, model)
      const bits = sum - placeTwice(found, at, model)
      if (bits <= best) continue
      best = bits
      ofParts = sum
      if (!isLone) copy(found, levels, at)
    }
  }
  if (best === Number.NEGATIVE_INFINITY) return 0
  const bounded = Math.min(Math.max(best, model.leastAddressBits), model.mostAddressBits)
  return bounded - ofParts
}

/** A postal code determines its city: if both agree, the less specific one is no further evidence. */
function placeTwice(levels: Levels, at: AddressIndex, { weights }: KindModel): number {
  const bitsAt = (index: number) => weights[index]?.stranger[levels[index] ?? 0] ?? 0
  return Math.max(0, Math.min(bitsAt(at.postalCode), bitsAt(at.city)))
}

function comparePair(a: AddressTraits, b: AddressTraits, at: AddressIndex, levels: Levels): void {
  const streetLevel = compareStreets(a, b)
  const numberLevel = compareNumbers(a.number, b.number)
  const postalLevel = comparePostalCodes(a.postalCode, b.postalCode)
  const cityLevel = compareCities(a, b)
  const secondaryLevel = compareSecondaries(a, b, streetLevel)
  const unitLevel = a.unit === '' || b.unit === '' ? unit.MISSING : a.unit === b.unit ? unit.EXACT : unit.DIFFERENT
  if (streetLevel >= street.CLOSE || numberLevel > houseNumber.EXACT || secondaryLevel > secondary.EXACT) {
    if (isSameHomeCutOtherwise(a, b)) {
      writeSameHome(levels, at, postalLevel, cityLevel, unitLevel)
      return
    }
  }
  const isNamed = secondaryLevel === secondary.EXACT || secondaryLevel === secondary.CLOSE
  // Every street has a number 1: it agrees only in a street that does, or that one of the two omits.
  const isOtherStreet =
    numberLevel === houseNumber.EXACT &&
    streetLevel === street.DIFFERENT &&
    !isNamed &&
    streetRelation(a.streetWords, b.streetWords) === 'TWO'
  levels[at.street] = streetLevel
  levels[at.houseNumber] = isOtherStreet ? houseNumber.MISSING : numberLevel
  levels[at.postalCode] = postalLevel
  levels[at.city] = cityLevel
  levels[at.secondary] = secondaryLevel
  levels[at.unit] = unitLevel
  levels[at.region] =
    a.region === '' || b.region === '' ? region.MISSING : a.region === b.region ? region.EXACT : region.DIFFERENT
  const isNear = isPlace(postalLevel, cityLevel)
  // `22 Grove Lane` and `27 River Lane` are only similar.
  const isFarStreet = streetLevel === street.CLOSE && postalLevel === postalCode.DIFFERENT
  const isStreet = streetLevel >= street.EXACT && streetLevel <= street.SWAPPED && !isFarStreet
  // With the same name of a house, another number is an error.
  const isHouse = (numberLevel !== houseNumber.DIFFERENT || isNamed) && unitLevel !== unit.DIFFERENT
  const isSameHouse = numberLevel === houseNumber.EXACT || secondaryLevel === secondary.EXACT
  if (
    (isStreet && isHouse && (isNear || isPlaceUnknown(postalLevel, cityLevel))) ||
    (isNear && isSameHouse && isHouse && !isOtherStreet)
  ) {
    levels[at.address] = together.HOME
  } else if (isNear) levels[at.address] = together.PLACE
  else levels[at.address] = isUnknown(levels, at) ? together.MISSING : together.DIFFERENT
}

function writeSameHome(
  levels: Levels,
  at: AddressIndex,
  postalLevel: number,
  cityLevel: number,
  unitLevel: number,
): void {
  levels[at.street] = street.EXACT
  levels[at.houseNumber] = houseNumber.EXACT
  levels[at.postalCode] = postalLevel
  levels[at.city] = cityLevel === city.DIFFERENT ? city.MISSING : cityLevel
  levels[at.secondary] = secondary.MISSING
  levels[at.unit] = unitLevel === unit.DIFFERENT ? unit.MISSING : unitLevel
  levels[at.region] = region.MISSING
  levels[at.address] = together.HOME
}

function isPlace(postalLevel: number, cityLevel: number): boolean {
  const isPostal = postalLevel === postalCode.EXACT || postalLevel === postalCode.CLOSE
  return isPostal || (cityLevel >= city.EXACT && cityLevel <= city.CLOSE)
}

function isPlaceUnknown(postalLevel: number, cityLevel: number): boolean {
  return postalLevel === postalCode.MISSING && cityLevel === city.MISSING
}

function isUnknown(levels: Levels, at: AddressIndex): boolean {
  return levels[at.street] === 0 && levels[at.postalCode] === 0 && levels[at.city] === 0
}

function compareStreets(a: AddressTraits, b: AddressTraits): number {
  if (a.street === '' || b.street === '') return street.MISSING
  const similarity = similarityOf(a.street, b.street, a.streetLetters, b.streetLetters)
  if (similarity === 'EXACT') return street.EXACT
  const relation = streetRelation(a.streetWords, b.streetWords)
  if (similarity !== 'DIFFERENT') return relation === 'TWO' ? street.DIFFERENT : street[similarity]
  if (relation === 'ONE') return street.CLOSE
  const isSwapped =
    (b.secondary !== '' && similarityOf(a.street, b.secondary, a.streetLetters, b.secondaryLetters) !== 'DIFFERENT') ||
    (a.secondary !== '' && similarityOf(a.secondary, b.street, a.secondaryLetters, b.streetLetters) !== 'DIFFERENT')
  return isSwapped ? street.SWAPPED : street.DIFFERENT
}

function compareSecondaries(a: AddressTraits, b: AddressTraits, streetLevel: number): number {
  if (a.secondary === '' || b.secondary === '' || streetLevel === street.SWAPPED) return secondary.MISSING
  const similarity = similarityOf(a.secondary, b.secondary, a.secondaryLetters, b.secondaryLetters)
  return secondary[nearIsClose(similarity)]
}

function compareNumbers(a: string, b: string): number {
  if (a === '' || b === '') return houseNumber.MISSING
  if (a === b) return houseNumber.EXACT
  return typosBetween(a, b) === 1 && Math.max(a.length, b.length) > 1 ? houseNumber.CLOSE : houseNumber.DIFFERENT
}

function comparePostalCodes(a: string, b: string): number {
  if (a === '' || b === '') return postalCode.MISSING
  if (a === b) return postalCode.EXACT
  return typosBetween(a, b) === 1 ? postalCode.CLOSE : postalCode.DIFFERENT
}

function compareCities(a: AddressTraits, b: AddressTraits): number {
  if (a.city === '' || b.city === '') return city.MISSING
  return city[similarityOf(a.city, b.city, a.cityLetters, b.cityLetters)]
}

function nearIsClose(similarity: Similarity): 'EXACT' | 'CLOSE' | 'DIFFERENT' {
  return similarity === 'VERY_CLOSE' ? 'CLOSE' : similarity
}

function bitsOf(levels: Levels, at: AddressIndex, { weights }: KindModel): number {
  let bits = 0
  for (const index of [at.street, at.houseNumber, at.secondary, at.unit, at.postalCode, at.city, at.region]) {
    bits += weights[index]?.stranger[levels[index] ?? 0] ?? 0
  }
  return bits
}

function copy(from: Levels, to: Levels, at: AddressIndex): void {
  for (const index of Object.values(at)) to[index] = from[index] ?? 0
}
