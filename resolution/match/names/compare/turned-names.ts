import { nicknameGroupsOf, shareGroup } from '../../../normalise/nickname.ts'
import type { Model } from '../../model.ts'
import { similarityOf } from '../../similarity.ts'
import type { NamePart, PersonName } from '../person-names.ts'
import { isSameSkeleton } from './name-similarity.ts'

/** The same words, beginning at another one: records do not always show where a name of three words ends. */
export function areTurned(a: PersonName, b: PersonName): boolean {
  return isTurnOf(a, b) || isTurnOf(b, a)
}

function isTurnOf({ turns: [whole = ''] }: PersonName, { turns }: PersonName): boolean {
  return whole.length > 4 && whole.length === turns[0]?.length && turns.includes(whole)
}

/** Whether given and family name are in each other's field. */
export function isSwapped(a: PersonName, b: PersonName): boolean {
  const first = isSimilarCrosswise(a, b)
  if (first === false) return false
  const second = isSimilarCrosswise(b, a)
  // One side may be missing, but not both.
  return second !== false && (first === true || second === true)
}

/** Whether both begin with the same family name, which is nobody's given name, and the order is unknown. */
export function areFamilyFirst(a: PersonName, b: PersonName, { familyNames, givenNames }: Model): boolean {
  if (a.isOrdered || b.isOrdered || a.given.text !== b.given.text || a.family.text === b.family.text) return false
  if (a.family.text.length < 2 || b.family.text.length < 2) return false
  const asFamily = familyNames.bits.get(a.given.text)
  return asFamily !== undefined && asFamily + plainly < (givenNames.bits.get(a.given.text) ?? givenNames.otherwise)
}

/** By how many bits a text is more common as one kind of name than as the other. */
const plainly = 3

/** `V. Massaro` beside the given name Massaro and the family name Vindonio. */
export function isSwappedInitial({ given: { text }, family }: PersonName, other: PersonName): boolean {
  if (text.length !== 1 || other.family.text[0] !== text) return false
  return family.text === other.given.text || family.text === other.givenWhole.text
}

/** Whether the field for the given name contains a family name that is nobody's given name. */
export function isFamilyAsGiven({ given: { text } }: PersonName, { family: other }: PersonName, model: Model): boolean {
  return text.length > 3 && text === other.text && !model.givenNames.bits.has(text)
}

/** Whether the given name of `a` is the family name of `b`. Null if one of them is unknown. */
function isSimilarCrosswise(a: PersonName, b: PersonName): boolean | null {
  const own = a.isOrdered && b.isOrdered ? a.givenWhole : a.givenAll
  const { family: other } = b
  if (own.text === '' || other.text === '') return null
  if (own.text.length < 2 || other.text.length < 2) return false
  // `Colin Audrey`, if the second name is beside the family name.
  return isLikeFamily(a, b, own) || (own.text !== a.given.text && isLikeFamily(a, b, a.given))
}

function isLikeFamily(a: PersonName, b: PersonName, own: NamePart): boolean {
  const { family: other, familyWhole, familyWords } = b
  if (familyWords.includes(own.text)) return true
  if (own.sound === other.sound || own.sound === familyWhole.sound || isSameSkeleton(a, b, own, other)) return true
  if (similarityOf(own.text, other.text, own.letters, other.letters) !== 'DIFFERENT') return true
  return shareGroup(a.groups, nicknameGroupsOf(other.text))
}
