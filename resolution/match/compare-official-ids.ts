import { distance } from 'fastest-levenshtein'
import type { IdentifierType } from '../identifier-types.ts'
import { areComparable, type OfficialId } from '../normalise/national-id.ts'
import { levelsOf, personFeatures } from './features.ts'
import { isTransposition } from './likeness.ts'

const levels = levelsOf(personFeatures.nationalId)

/** Level of the best pair of one type. Numbers that may be of another country or kind never count as different. */
export function compareOfficialIds(a: readonly OfficialId[], b: readonly OfficialId[], type: IdentifierType): number {
  if (a.length === 0 || b.length === 0) return levels.MISSING
  let level = levels.DIFFERENT + 1
  for (const left of a) {
    if (left.type !== type) continue
    for (const right of b) {
      if (right.type !== type || !areComparable(left, right)) continue
      const found = compareValues(left.value, right.value)
      const isSure = left.country === right.country && left.kind === right.kind
      if (found < level && (isSure || found !== levels.DIFFERENT)) level = found
    }
  }
  return level > levels.DIFFERENT ? levels.MISSING : level
}

function compareValues(a: string, b: string): number {
  if (a === b) return levels.EXACT
  if (Math.abs(a.length - b.length) > 2) return levels.DIFFERENT
  const edits = distance(a, b)
  if (edits === 1 || (edits === 2 && isTransposition(a, b))) return levels.ONE_SLIP
  return edits === 2 && Math.max(a.length, b.length) > 5 ? levels.TWO_SLIPS : levels.DIFFERENT
}
