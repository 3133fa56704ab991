import { type Levels, levelsOf, personFeatures, personIndex } from '../../features.ts'
import type { Model } from '../../model.ts'
import type { Traits } from '../../traits.ts'
import { compareMiddle } from './compare-middle.ts'
import { compareSuffixes } from './compare-suffixes.ts'
import { bitsOfFamily, bitsOfGiven } from './name-bits.ts'
import { nameLevelsOf } from './name-levels.ts'

const middle = levelsOf(personFeatures.middleName)

/** What the names of a pair say, beyond their levels: the rarity of the names that agree, in bits. */
export interface NameBits {
  given: number
  family: number
}

/** Names of one person are alternatives: the pair that speaks most for one person counts. Writes the levels. */
export function compareNames(a: Traits, b: Traits, model: Model, levels: Levels): NameBits {
  const best: NameBits = { given: 0, family: 0 }
  levels[personIndex.suffix] = compareSuffixes(a, b)
  let bestBits = Number.NEGATIVE_INFINITY
  for (const left of a.names) {
    for (const right of b.names) {
      if (left.isAlias && right.isAlias) continue
      const { given: givenLevel, family: familyLevel, isTurned } = nameLevelsOf(left, right, model)
      const givenBits = bitsOfGiven(givenLevel, left, right, model)
      const familyBits = bitsOfFamily(familyLevel, left, right, model)
      if (givenBits + familyBits <= bestBits) continue
      bestBits = givenBits + familyBits
      best.given = givenBits
      best.family = familyBits
      levels[personIndex.givenName] = givenLevel
      levels[personIndex.familyName] = familyLevel
      // Where the fields are changed, second names stand anywhere.
      levels[personIndex.middleName] = isTurned ? middle.MISSING : compareMiddle(left, right)
    }
  }
  return best
}
