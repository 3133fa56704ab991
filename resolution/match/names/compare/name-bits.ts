import { levelsOf, personFeatures, personIndex } from '../../features.ts'
import type { Model, Rarity } from '../../model.ts'
import type { PersonName } from '../person-names.ts'

const given = levelsOf(personFeatures.givenName)
const family = levelsOf(personFeatures.familyName)

/** Agreement in a rare name is stronger evidence than in a common one. A nearly equal name counts as much as its level. */
export function bitsOfGiven(level: number, a: PersonName, b: PersonName, model: Model): number {
  const weights = model.person.weights[personIndex.givenName]
  if (weights === undefined || level === given.MISSING) return 0
  if (level !== given.EXACT && level !== given.SWAPPED) return weights.stranger[level] ?? 0
  return (weights.m[level] ?? 0) + rarityOf(model.givenNames, model.familyNames, a, b, a.given.text, b.given.text)
}

export function bitsOfFamily(level: number, a: PersonName, b: PersonName, model: Model): number {
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

/**
 * For two family names, of the father and the mother: `Ocampo Sisneros` is rarer than `Ocampo`. `Garcia Lopez` is common, although no list
 * contains it.
 */
function rarityOfWords(words: readonly string[], { bits, otherwise }: Rarity): number {
  return words.reduce((sum, word) => sum + (bits.get(word) ?? otherwise), 0)
}

/** The more common of two forms of a name counts. If the order of the name is unknown, so does its more common use. */
function rarityOf(own: Rarity, other: Rarity, a: PersonName, b: PersonName, textOfA: string, textOfB: string): number {
  const rarity = Math.min(own.bits.get(textOfA) ?? own.otherwise, own.bits.get(textOfB) ?? own.otherwise)
  if (a.isOrdered && b.isOrdered) return rarity
  return Math.min(rarity, other.bits.get(textOfA) ?? other.otherwise, other.bits.get(textOfB) ?? other.otherwise)
}
