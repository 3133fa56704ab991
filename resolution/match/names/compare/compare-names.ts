import { type Levels, levelsOf, personFeatures, personIndex } from '../../features.ts'
import type { Model } from '../../model.ts'
import type { Traits } from '../../traits.ts'
import { compareMiddle } from './compare-middle.ts'
import { compareSuffixes } from './compare-suffixes.ts'
import { bitsOfFamily, bitsOfGiven } from './name-bits.ts'
import { nameLevelsOf } from './name-levels.ts'

const middle = levelsOf(personFeatures.middleName)

/** What the names of a pair show beyond their levels: how rare the names are that agree, in bits. */
export interface NameBits {
  given: number
  family: number
}

/** The names of one person are alternatives: the pair that is the strongest evidence for one person counts. Writes the levels. */
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
      // If the fields are swapped, second names can be anywhere.
      levels[personIndex.middleName] = isTurned ? middle.MISSING : compareMiddle(left, right)
    }
  }
  return best
}
