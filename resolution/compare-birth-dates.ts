import { distance } from 'fastest-levenshtein'
import type { BirthDates } from './normalise/birth-date.ts'

export type BirthDateRelation = 'AGREE' | 'UNKNOWN' | 'CONTRADICT'

/** Each side is what its written form may mean. A slip of one digit or of day and month speaks for nothing. */
export function compareBirthDates(a: BirthDates, b: BirthDates): BirthDateRelation {
  if (a.length === 0 || b.length === 0) return 'UNKNOWN'
  const pairs = a.flatMap((left) => b.map((right) => [left, right] as const))
  if (pairs.some(([left, right]) => left === right && left.length === isoDayLength)) return 'AGREE'
  if (pairs.some(([left, right]) => left.startsWith(right) || right.startsWith(left))) return 'UNKNOWN'
  return pairs.some(([left, right]) => isSlip(left, right)) ? 'UNKNOWN' : 'CONTRADICT'
}

const isoDayLength = 10

function isSlip(a: string, b: string): boolean {
  if (a.length !== isoDayLength || b.length !== isoDayLength) return false
  // A wrong digit of the decade is as likely a parent or child of the same name.
  if (Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) >= 10) return false
  const isSwapped = a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7)
  return isSwapped || distance(a, b) === 1
}
