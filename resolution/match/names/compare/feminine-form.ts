import { genderOfName, isEstablishedName } from '../established-names.ts'
import type { PersonName } from '../person-names.ts'

/**
 * One is the form for men and the other the form for women of one name, as Andreas and Andrea, Louis and Louise, Dominic and
 * Dominique are: brother and sister, and no short form of each other. Of two names that no list holds the ending alone decides: Farid
 * and Farida. Where one of them is established, the other may be that name with a letter missing.
 */
export function isFeminineForm(
  { given: first, family: familyOfA }: PersonName,
  { given: second, family: familyOfB }: PersonName,
): boolean {
  const [a, b] = [first.text, second.text]
  if (!hasOtherEnding(a, b) && !hasOtherEnding(b, a)) return false
  // The family names say the same: Wróblewski and Wróblewska. So do the names that all Slavs have for men and for women.
  if (areOfOtherFamilyForms(familyOfA.text, familyOfB.text) || areSlavic(a, b) || areSlavic(b, a)) return true
  if (isEstablishedName(a) !== isEstablishedName(b)) return false
  // Marie and Maria are two ways to write one: both are given to women alone.
  const [one, other] = [genderOfName(a), genderOfName(b)]
  return one !== other || !isEstablishedName(a)
}

function areOfOtherFamilyForms(a: string, b: string): boolean {
  return familyEndings.some(([his, hers]) => hasEndings(a, b, his, hers) || hasEndings(b, a, his, hers))
}

function hasEndings(man: string, woman: string, his: string, hers: string): boolean {
  return man.endsWith(his) && woman.endsWith(hers) && man.slice(0, -his.length) === woman.slice(0, -hers.length)
}

const familyEndings = [
  ['ski', 'ska'],
  ['cki', 'cka'],
  ['dzki', 'dzka'],
  ['sky', 'skaya'],
  ['ov', 'ova'],
  ['ev', 'eva'],
  ['in', 'ina'],
  ['ny', 'na'],
] as const

function areSlavic(man: string, woman: string): boolean {
  return /(?:slaw|slav|mir|mierz)$/.test(man) && woman === `${man}a`
}

function hasOtherEnding(man: string, woman: string): boolean {
  // Their stem has two letters at least.
  if (man[0] !== woman[0] || man[1] !== woman[1]) return false
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
