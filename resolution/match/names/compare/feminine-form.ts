import { genderOfName, isEstablishedName } from '../established-names.ts'
import type { PersonName } from '../person-names.ts'

/**
 * Whether one is the masculine and the other the feminine form of a name, such as Andreas and Andrea, Louis and Louise, or Dominic and
 * Dominique. These are brother and sister, and neither is a short form of the other. For two names that no list contains, the ending decides:
 * Farid and Farida. If one of them is established, the other may be that name with a missing letter.
 */
export function isFeminineForm(
  { given: first, family: familyOfA }: PersonName,
  { given: second, family: familyOfB }: PersonName,
): boolean {
  const [a, b] = [first.text, second.text]
  if (!hasOtherEnding(a, b) && !hasOtherEnding(b, a)) return false
  // Family names can show the same: Wróblewski and Wróblewska. So can the names that Slavic languages have for men and for women.
  if (areOfOtherFamilyForms(familyOfA.text, familyOfB.text) || areSlavic(a, b) || areSlavic(b, a)) return true
  if (isEstablishedName(a) !== isEstablishedName(b)) return false
  // Marie and Maria are two spellings of one name: only women have them.
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
  // The stem has at least two letters.
  if (man[0] !== woman[0] || man[1] !== woman[1]) return false
  return endings.some(([his, hers]) => {
    if (!man.endsWith(his) || !woman.endsWith(hers)) return false
    const stem = man.slice(0, man.length - his.length)
    return stem.length > 1 && stem === woman.slice(0, woman.length - hers.length)
  })
}

/** Endings of the masculine and of the feminine form. */
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
