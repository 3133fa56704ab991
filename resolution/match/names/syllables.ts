import { isEstablishedName } from './established-names.ts'
import { isJapaneseFamily, isMandarinFamily, isOfTwoSyllables } from './family-first.ts'

const syllable =
  '(?:zh|ch|sh|ss|kk|tt|pp|jj|hs|[bpmfdtnlgkhjqxrzcsyw])?(?:iao|uai|iang|yeo|yae|wae|ang|eng|ing|ong|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|io|ae|eo|eu|oe|oo|ee|ya|yo|yu|ye|wa|wo|wi|we|[aeiou])(?:ng|n|m|k|l|p|h|r|t)?'
const oneSyllable = new RegExp(`^${syllable}$`)
const syllables = new RegExp(`^(?:${syllable}){1,3}$`)
const mora =
  /^(?:(?:ky|gy|ny|hy|by|py|my|ry|sh|ch|ts|j|[kgsztdnhbpfmyrw])?(?:[aeiou]{1,2}|oh)(?:n(?![aeiou])|(?=([kstp])\1))?[kstp]?(?![kstp]{2}))+$/

/** `Ji-won` and `Xiao Ming` are one given name of two syllables, not a first and a second name. */
export function joinedSyllables(given: readonly string[], family: readonly string[]): readonly string[] {
  const [first = '', second = ''] = given
  const isOne = given.length === 2 && oneSyllable.test(first) && oneSyllable.test(second)
  return isOne && family.length === 1 && isOfTwoSyllables(family[0] ?? '') ? [first + second] : given
}

/**
 * Whether two East Asian given names in Latin letters are different names. Such names are short, and a single letter distinguishes Yuki
 * from Yuka and Ji-won from Ji-woo. A text that is not such a name may be a name with a typo.
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

/** Whether it is a given name of people with this family name. If not, either of two words may be the family name. */
export function isGivenOf(given: string, family: string): boolean {
  if (isEstablishedName(given)) return true
  return (isOfTwoSyllables(family) && syllables.test(given)) || (isJapaneseFamily(family) && mora.test(given))
}

/** A Chinese name in Latin letters, in the spelling of Mandarin, so that it has one reading. */
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
