import { distance } from 'fastest-levenshtein'
import type { BirthTraits } from './birth-traits.ts'
import { levelsOf, personFeatures } from './features.ts'
import { isTransposition } from './similarity.ts'

const levels = levelsOf(personFeatures.birthDate)

/** Years between namesakes of one home, and the most years between any two people of one home. */
const years = { generationFrom: 17, generationTo: 45, far: 60 }

/** The level of two birth dates. One that does not exist agrees, nearly agrees, or says nothing. */
export function compareBirths(a: BirthTraits | null, b: BirthTraits | null): number {
  if (a === null || b === null) return levels.MISSING
  if (a.digits !== '' && b.digits !== '') return compareDigits(a, b)
  let level: number = levels.FAR
  for (const left of a.readings) {
    for (const right of b.readings) {
      const found = compareReadings(left, right)
      if (found < level) level = found
    }
  }
  if (level !== levels.FAR) return level
  if (a.readings.length === 0 || b.readings.length === 0) return levels.MISSING
  return differenceOf(a.year, b.year)
}

function compareDigits(a: BirthTraits, b: BirthTraits): number {
  const left = a.digits
  const right = b.digits
  if (left === right) return isOftenMadeUp(left) ? levels.COMMON : levels.EXACT
  if (isDayAndMonthSwapped(left, right)) return levels.SWAPPED
  // Most dates are years apart, which shows without a calendar.
  if (Math.abs(a.year - b.year) < 2 && areNeighbours(left, right)) return levels.ONE_TYPO
  const edits = distance(left, right)
  if (edits === 1 || (edits === 2 && isTransposition(left, right))) return levels.ONE_TYPO
  if (edits === 2 || isSwappedWithTypo(left, right)) return levels.TWO_TYPOS
  if (a.readings.length === 0 || b.readings.length === 0) return levels.MISSING
  return differenceOf(a.year, b.year)
}

function compareReadings(a: string, b: string): number {
  if (a === b) {
    if (a.length < 10) return levels.PARTIAL
    return isOftenMadeUp(a.replaceAll('-', '')) ? levels.COMMON : levels.READING
  }
  if (a.startsWith(b) || b.startsWith(a)) return levels.PARTIAL
  if (a.length !== 10 || b.length !== 10) return levels.FAR
  const [left, right] = [a.replaceAll('-', ''), b.replaceAll('-', '')]
  if (isDayAndMonthSwapped(left, right)) return levels.SWAPPED
  if (areNeighbours(left, right)) return levels.ONE_TYPO
  const edits = distance(a, b)
  return edits === 1 ? levels.ONE_TYPO : levels.FAR
}

/**
 * Somebody who knows the year alone, or nothing at all, enters the first or the last day of a year, or neighbouring keys: 11 November 1911.
 * Far more records state such a date than people were born on it.
 */
function isOftenMadeUp(digits: string): boolean {
  return (
    /^\d{4}(?:0101|0102|1231)$/.test(digits) ||
    /^\d\d(?:(\d\d)\1\1|(\d)\2(?:0\2){2})$/.test(digits) ||
    /^1[0-8]/.test(digits)
  )
}

function isDayAndMonthSwapped(a: string, b: string): boolean {
  return a.slice(0, 4) === b.slice(0, 4) && a.slice(4, 6) === b.slice(6) && a.slice(6) === b.slice(4, 6)
}

/** Day and month are swapped, and one digit beside is another one. */
function isSwappedWithTypo(a: string, b: string): boolean {
  let others = 0
  for (let at = 0; at < 8; at += 1) {
    const to = at < 4 ? at : at < 6 ? at + 2 : at - 2
    if (a.charCodeAt(at) === b.charCodeAt(to)) continue
    others += 1
    if (others > 1) return false
  }
  return others === 1
}

/** One day apart, also over the end of a month or year: a moment that was read in another time zone. Eight digits each. */
function areNeighbours(a: string, b: string): boolean {
  return Math.abs(dayNumberOf(a) - dayNumberOf(b)) === 1
}

/** Not a number for a date that does not exist. */
function dayNumberOf(digits: string): number {
  const [month, day] = [Number(digits.slice(4, 6)), Number(digits.slice(6))]
  const at = Date.UTC(Number(digits.slice(0, 4)), month - 1, day)
  return new Date(at).getUTCDate() === day && new Date(at).getUTCMonth() === month - 1 ? at / 86_400_000 : Number.NaN
}

/** FAR: more years than lie between people of one home. */
function differenceOf(a: number, b: number): number {
  if (a === 0 || b === 0) return levels.DIFFERENT
  const apart = Math.abs(a - b)
  if (apart > years.far) return levels.FAR
  return apart >= years.generationFrom && apart <= years.generationTo ? levels.GENERATION : levels.DIFFERENT
}
