import { distance } from 'fastest-levenshtein'
import type { BirthTraits } from './birth-traits.ts'
import { levelsOf, personFeatures } from './features.ts'
import { isTransposition } from './likeness.ts'

const levels = levelsOf(personFeatures.birthDate)

/** Years between namesakes of one family: parent and child, grandparent and grandchild. */
const generation = { from: 15, to: 70 }

/** Level of two birth dates. */
export function compareBirths(a: BirthTraits | null, b: BirthTraits | null): number {
  if (a === null || b === null) return levels.MISSING
  if (a.digits !== '' && b.digits !== '') return compareDigits(a, b)
  let level: number = levels.DIFFERENT
  for (const left of a.readings) {
    for (const right of b.readings) {
      const found = compareReadings(left, right)
      if (found < level) level = found
    }
  }
  if (level !== levels.DIFFERENT) return level
  // A date nobody can read says nothing against another.
  if (a.readings.length === 0 || b.readings.length === 0) return levels.MISSING
  return isGeneration(a.year, b.year) ? levels.GENERATION : levels.DIFFERENT
}

function compareDigits(a: BirthTraits, b: BirthTraits): number {
  const [left, right] = [a.digits, b.digits]
  if (left === right) return levels.EXACT
  if (isDayAndMonthSwapped(left, right)) return levels.SWAPPED
  const edits = distance(left, right)
  if (edits === 1 || (edits === 2 && isTransposition(left, right))) return levels.ONE_SLIP
  if (edits === 2) return levels.TWO_SLIPS
  return isGeneration(a.year, b.year) ? levels.GENERATION : levels.DIFFERENT
}

function compareReadings(a: string, b: string): number {
  if (a === b) return a.length === 10 ? levels.READING : levels.PARTIAL
  if (a.startsWith(b) || b.startsWith(a)) return levels.PARTIAL
  if (a.length !== 10 || b.length !== 10) return levels.DIFFERENT
  const edits = distance(a, b)
  return edits === 1 ? levels.ONE_SLIP : levels.DIFFERENT
}

function isDayAndMonthSwapped(a: string, b: string): boolean {
  return a.slice(0, 4) === b.slice(0, 4) && a.slice(4, 6) === b.slice(6) && a.slice(6) === b.slice(4, 6)
}

function isGeneration(a: number, b: number): boolean {
  if (a === 0 || b === 0) return false
  const years = Math.abs(a - b)
  return years >= generation.from && years <= generation.to
}
