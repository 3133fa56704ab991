import { distance } from 'fastest-levenshtein'
import { areNicknames } from './normalise/nicknames.ts'
import type { PersonName } from './normalise/person-name.ts'

/** FAMILY_DIFFERS: the given names agree, as after a marriage. */
export type NameRelation = 'AGREE' | 'UNKNOWN' | 'FAMILY_DIFFERS' | 'CONTRADICT'

const fromBestToWorst: readonly NameRelation[] = ['AGREE', 'UNKNOWN', 'FAMILY_DIFFERS', 'CONTRADICT']

/** Names of one person are alternatives: the best pair counts. */
export function compareNames(a: readonly PersonName[], b: readonly PersonName[]): NameRelation {
  const relations = new Set(a.flatMap((left) => b.map((right) => comparePair(left, right))))
  return fromBestToWorst.find((relation) => relations.has(relation)) ?? 'UNKNOWN'
}

export function compareOrganisationNames(
  a: readonly (readonly string[])[],
  b: readonly (readonly string[])[],
): NameRelation {
  const relations = new Set(a.flatMap((left) => b.map((right) => compareOrganisationPair(left, right))))
  return fromBestToWorst.find((relation) => relations.has(relation)) ?? 'UNKNOWN'
}

type WordRelation = 'SAME' | 'NEAR' | 'MISSING' | 'DIFFERENT'

function comparePair(a: PersonName, b: PersonName): NameRelation {
  // Father and son are told apart by nothing else.
  if (a.suffix !== null && b.suffix !== null && a.suffix !== b.suffix) return 'CONTRADICT'
  const given = compareGiven(a.given, b.given)
  const family = compareFamily(a.family, b.family)
  if (given === 'SAME' && family === 'SAME') return 'AGREE'
  if (given === 'DIFFERENT' || family === 'DIFFERENT') {
    if (isSwapped(a, b)) return 'AGREE'
    if (isPartOf(a, b) || isPartOf(b, a)) return 'UNKNOWN'
    return given === 'SAME' ? 'FAMILY_DIFFERS' : 'CONTRADICT'
  }
  return 'UNKNOWN'
}

/** The family name may come first, as in Hungary or China, or stand in the wrong field. */
function isSwapped(a: PersonName, b: PersonName): boolean {
  return compareGiven(a.given, b.family) === 'SAME' && compareFamily(a.family, b.given) === 'SAME'
}

/** One word alone may be a family name; where one full name ends and the other begins is not always told. */
function isPartOf(a: PersonName, b: PersonName): boolean {
  const wordsOfA = [...a.given, ...a.family]
  if (wordsOfA.length === 1) return compareFamily(wordsOfA, b.family) !== 'DIFFERENT'
  return wordsOfA.every((word) => word.length > 1 && (b.given.includes(word) || b.family.includes(word)))
}

function compareGiven(a: readonly string[], b: readonly string[]): WordRelation {
  const [firstOfA, firstOfB] = [a[0], b[0]]
  if (firstOfA === undefined || firstOfB === undefined) return 'MISSING'
  if (firstOfA === firstOfB || a.join('') === b.join('') || areNicknames(firstOfA, firstOfB)) return 'SAME'
  if (firstOfA.length === 1 || firstOfB.length === 1) return firstOfA[0] === firstOfB[0] ? 'NEAR' : 'DIFFERENT'
  const isNear =
    isSlip(firstOfA, firstOfB) ||
    isBeginning(firstOfA, firstOfB) ||
    isBeginning(firstOfB, firstOfA) ||
    // People are called by a middle name; a father's first name may be his son's middle one.
    a.some((word) => word.length > 1 && b.some((other) => other === word || areNicknames(word, other)))
  return isNear ? 'NEAR' : 'DIFFERENT'
}

function compareFamily(a: readonly string[], b: readonly string[]): WordRelation {
  if (a.length === 0 || b.length === 0) return 'MISSING'
  const [joinedA, joinedB] = [a.join(''), b.join('')]
  if (joinedA === joinedB) return 'SAME'
  if (joinedA.length === 1 || joinedB.length === 1) return joinedA[0] === joinedB[0] ? 'NEAR' : 'DIFFERENT'
  if (isSlip(joinedA, joinedB)) return 'NEAR'
  // A double name or a further family name: one holds all words of the other, or shares a long one.
  return a.some((word) => word.length > 2 && b.includes(word)) ? 'NEAR' : 'DIFFERENT'
}

function compareOrganisationPair(a: readonly string[], b: readonly string[]): NameRelation {
  const [joinedA, joinedB] = [a.join(''), b.join('')]
  if (joinedA === joinedB) return 'AGREE'
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  const isPart = shorter.every((word) => longer.includes(word))
  const initials = longer.map((word) => word[0]).join('')
  return isPart || isSlip(joinedA, joinedB) || (shorter.length === 1 && shorter[0] === initials)
    ? 'UNKNOWN'
    : 'CONTRADICT'
}

function isBeginning(short: string, long: string): boolean {
  return short.length >= 3 && long.startsWith(short)
}

/** One letter wrong, left out, doubled or changed with its neighbour; two in a long word. The first letter is rarely wrong. */
function isSlip(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length)
  if (length < 4 || a[0] !== b[0]) return false
  const edits = distance(a, b)
  return edits <= (length > 8 ? 2 : 1) || (edits === 2 && isTransposition(a, b))
}

function isTransposition(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
