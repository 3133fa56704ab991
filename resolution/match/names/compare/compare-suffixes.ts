import { levelsOf, personFeatures } from '../../features.ts'
import type { Traits } from '../../traits.ts'
import { areOtherGenerations } from '../generations.ts'

const suffix = levelsOf(personFeatures.suffix)

export function compareSuffixes(a: Traits, b: Traits): number {
  if (areOtherGenerations(a, b)) return suffix.DIFFERENT
  if (a.suffix === null && b.suffix === null) return suffix.MISSING
  return a.suffix === null || b.suffix === null ? suffix.ONE_SIDED : suffix.EXACT
}
