import { areOtherGenerations } from './names/generations.ts'
import type { Traits } from './traits.ts'

export type Contradiction = 'SUFFIX' | 'UNIQUE_ID' | 'TYPE' | 'RELATION'

/** What keeps two records out of one cluster whatever else they state. Null if nothing does. */
export function contradictionOf(a: Traits, b: Traits): Contradiction | null {
  if (a.type !== b.type) return 'TYPE'
  if (a.hasUniqueId && b.hasUniqueId && a.source === b.source && a.id !== b.id) return 'UNIQUE_ID'
  if (areOtherGenerations(a, b)) return 'SUFFIX'
  return a.relatedIds.includes(b.id) || b.relatedIds.includes(a.id) ? 'RELATION' : null
}
