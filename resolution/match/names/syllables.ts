import { isEstablishedName } from './established-names.ts'
import { isJapaneseFamily, isMandarinFamily, isOfTwoSyllables } from './family-first.ts'

const syllable =
  '(?:zh|ch|sh|ss|kk|tt|pp|jj|hs|[bpmfdtnlgkhjqxrzcsyw])?(?:iao|uai|iang|yeo|yae|wae|ang|eng|ing|ong|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|io|ae|eo|eu|oe|oo|ee|ya|yo|yu|ye|wa|wo|wi|we|[aeiou])(?:ng|n|m|k|l|p|h|r|t)?'
const oneSyllable = new RegExp(`^${syllable}$`)
const syllables = new RegExp(`^(?:${syllable}){1,3}$`)
const mora =
  /^(?:(?:ky|gy|ny|hy|by|py|my|ry|sh|ch|ts|j|[kgsztdnhbpfmyrw])?(?:[aeiou]{1,2}|oh)(?:n(?![aeiou])|(?=([kstp])\1))?[kstp]?(?![kstp]{2}))+$/

/** `Ji-won` and `Xiao Ming` are one given name of two syllables, not a first and a second one. */
export function joinedSyllables(given: readonly string[], family: readonly string[]): readonly string[] {
  const [first = '', second = ''] = given
  const isOne = given.length === 2 && oneSyllable.test(first) && oneSyllable.test(second)
  return isOne && family.length === 1 && isOfTwoSyllables(family[0] ?? '') ? [first + second] : given
}

/**
 * Whether two given names of East Asian families, in Latin letters, are written as two: such names are short, and one letter tells Yuki
 * from Yuka and Ji-won from Ji-woo. What is no such name may be one with a typo.
 */
export function areOtherSyllables(a: string, b: string, familyOfA: string, familyOfB: string): boolean {
  const form = [familyOfA, familyOfB].every(isOfTwoSyllables)
    ? syllables
    : [familyOfA, familyOfB].every(isJapaneseFamily)
      ? mora
      : null
  if (form === null) return false
  return form.test(a) && form.test(b) && romanised(a) !== romanised(b)
}

const pinyin =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|uang|iong|iao|ian|uan|uai|ang|eng|ing|ong|ai|ei|ao|ou|an|en|er|in|un|ia|ie|iu|ua|uo|ui|ue|[aoeiu])){1,3}$/

/** Whether people of the family are called so: what is no given name leaves open which of two words is the family name. */
export function isGivenOf(given: string, family: string): boolean {
  if (isEstablishedName(given)) return true
  return (isOfTwoSyllables(family) && syllables.test(given)) || (isJapaneseFamily(family) && mora.test(given))
}

/** A Chinese name in Latin letters as Mandarin spells it, so that it has one reading. */
export function isMandarin(given: string, family: readonly string[]): boolean {
  return family.length === 1 && isMandarinFamily(family[0] ?? '') && pinyin.test(given)
}

/** Spellings of one sound: `Min-soo`, `Min-su`; `Young`, `Yeong`; `Yuko`, `Yuuko`; `Ohta`, `Ota`. */
function romanised(name: string): string {
  return name
    .replace(/ee/g, 'i')
    .replace(/w?oo|uu/g, 'u')
    .replace(/ou|oh(?![aeiou])|oo/g, 'o')
    .replace(/y?eo(?=n)/g, (text) => (text.startsWith('y') ? 'yu' : 'u'))
    .replace(/yo(?=ng)/g, 'yu')
}
