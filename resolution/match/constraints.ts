import { compareBirths } from './compare-births.ts'
import { levelsOf, personFeatures } from './features.ts'
import type { Traits } from './traits.ts'

const birth = levelsOf(personFeatures.birthDate)

export type Contradiction = 'SUFFIX' | 'BIRTH_DATE' | 'UNIQUE_ID' | 'TYPE' | 'RELATION'

/**
 * What keeps two records out of one cluster though others link them; null where nothing does. A birth date that differs in
 * two digits at most, or by one reading of it, contradicts nothing.
 */
export function contradictionOf(a: Traits, b: Traits): Contradiction | null {
  if (a.type !== b.type) return 'TYPE'
  if (a.hasUniqueId && b.hasUniqueId && a.source === b.source && a.id !== b.id) return 'UNIQUE_ID'
  if (a.suffix !== null && b.suffix !== null && a.suffix !== b.suffix) return 'SUFFIX'
  if (a.relatedIds.includes(b.id) || b.relatedIds.includes(a.id)) return 'RELATION'
  return compareBirths(a.birth, b.birth) >= birth.FAR ? 'BIRTH_DATE' : null
}
