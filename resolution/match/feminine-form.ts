import { genderOfName, isEstablishedName } from './established-names.ts'

/**
 * One is the form for men and the other the form for women of one name, as Andreas and Andrea, Louis and Louise, Dominic and
 * Dominique are: brother and sister, and no short form of each other. Of two names that no list holds the ending alone decides: Farid
 * and Farida. Where one of them is established, the other may be that name with a letter missing.
 */
export function isFeminineForm(a: string, b: string): boolean {
  if (!hasOtherEnding(a, b) && !hasOtherEnding(b, a)) return false
  if (isEstablishedName(a) !== isEstablishedName(b)) return false
  // Marie and Maria are two ways to write one: both are given to women alone.
  const [one, other] = [genderOfName(a), genderOfName(b)]
  return one !== other || !isEstablishedName(a)
}

function hasOtherEnding(man: string, woman: string): boolean {
  // Their stem has two letters at least.
  if (man.slice(0, 2) !== woman.slice(0, 2)) return false
  return endings.some(([his, hers]) => {
    if (!man.endsWith(his) || !woman.endsWith(hers)) return false
    const stem = man.slice(0, man.length - his.length)
    return stem.length > 1 && stem === woman.slice(0, woman.length - hers.length)
  })
}

/** Endings of the form for men and of the form for women. */
const endings: readonly (readonly [string, string])[] = [
  ['', 'a'],
  ['', 'e'],
  ['', 'ne'],
  ['', 'le'],
  ['', 'lle'],
  ['', 'la'],
  ['', 'na'],
  ['', 'ette'],
  ['', 'tte'],
  ['', 'ine'],
  ['', 'ina'],
  ['o', 'a'],
  ['o', 'e'],
  ['e', 'a'],
  ['i', 'a'],
  ['s', ''],
  ['as', 'oula'],
  ['os', 'a'],
  ['us', 'a'],
  ['ele', 'ella'],
  ['c', 'que'],
  ['e', 'ette'],
]
