import type { NamePart, PersonName } from '../person-names.ts'

/** Whether two parts of names sound alike, or have the same consonants if their vowels are unreliable. */
export function isVeryClose(a: PersonName, b: PersonName, left: NamePart, right: NamePart): boolean {
  return soundsAlike(left, right) || isSameSkeleton(a, b, left, right)
}

export function isSameSkeleton(a: PersonName, b: PersonName, left: NamePart, right: NamePart): boolean {
  return (a.isAbjad || b.isAbjad) && left.skeleton !== '' && left.skeleton === right.skeleton
}

/**
 * Whether both have digits, and not the same ones: `Guest 1` and `Guest 2` are two people. A digit in one of them alone is a typing error, as
 * in `Sm1th`.
 */
export function areNumberedApart(a: string, b: string): boolean {
  return hasDigit.test(a) && hasDigit.test(b) && a.replace(/\D+/g, '') !== b.replace(/\D+/g, '')
}

const hasDigit = /\d/

/** At least three letters of the longer one. */
export function isBeginning(short: string, long: string): boolean {
  return short.length >= 3 && long.length > short.length && long.startsWith(short)
}

function soundsAlike(a: NamePart, b: NamePart): boolean {
  return a.sound === b.sound && a.sound.length > 2
}

/** Different letters with the same pronunciation. */
export function isSameSound(a: NamePart, b: NamePart): boolean {
  return a.text.length > 2 && b.text.length > 2 && a.spoken !== '' && a.spoken === b.spoken
}
