import { isEstablishedName } from './established-names.ts'
import { plainNameOf } from './plain-name.ts'

/** The names of several people in one field, folded. */
export interface Couple {
  /** Joined in alphabetical order. Empty if the field names only a household. */
  readonly given: readonly string[]
  readonly family: readonly string[]
}

/** The field of a text. The field for given names states nothing about the family. */
export type NameField = 'GIVEN_NAME' | 'FULL_NAME'

/** `Ann & Bob Lee`, `Lee, Ann und Bob`, `Mr and Mrs Lee`, `Familie Lee`. Null for one person. */
export function coupleOf(text: string, field: NameField): Couple | null {
  const isWhole = field === 'FULL_NAME'
  const household = isWhole ? /^\s*(?:familie|fam\.|famille|famiglia)\s+(\S.*)$/iu.exec(text)?.[1] : undefined
  if (household !== undefined) return { given: [], family: wordsOf(household) }
  if (!mayBeTwo.test(text)) return null
  const bare = text.replace(/\([^()]*\)?/g, ' ')
  const [before = '', ...behind] = bare.split(',')
  const whole = sidesOf(before, isWhole ? 2 : 1)
  if (whole !== null) return coupleOfSides(whole, field)
  const given = isWhole ? sidesOf(behind.join(' '), 1) : null
  return given === null ? null : { given: given.flat().toSorted(), family: wordsOf(before) }
}

const mayBeTwo = /[&+/]|\s(?:and|und|et|og|och|\u00e9s|ve|ja|y|e|i|en|a)\s/iu
/** Words that stand only between two people. */
const certain = /\s*[&+]\s*|\s+(?:and|und|et|og|och|\u00e9s|ve|ja)\s+/iu
/** Words that also occur in family names: `Ortega y Gasset`, `Costa e Silva`. */
const doubtful = /\s*\/\s*|\s+(?:y|e|i|en|a)\s+/iu

/** The words of each side. Null if the text names one person. `least`: the fewest words of the last side after two given names. */
function sidesOf(text: string, least: number): readonly (readonly string[])[] | null {
  const sides = text.split(certain)
  if (sides.length > 1 && sides.every((side) => /\p{L}/u.test(side))) return sides.map(wordsOf)
  const halves = text.split(doubtful).map(wordsOf)
  const [first = [], second = []] = halves
  if (halves.length !== 2 || first.length !== 1 || second.length < least) return null
  return isEstablishedName(first[0] ?? '') && isEstablishedName(second[0] ?? '') ? halves : null
}

function coupleOfSides(sides: readonly (readonly string[])[], field: NameField): Couple {
  const words = sides.flat()
  const last = sides.at(-1) ?? []
  // `Ann & Bob` contains two given names, `Mr & Mrs Lee` none.
  const hasFamily = field === 'FULL_NAME' && (last.length > 1 || words.length === last.length)
  return hasFamily
    ? { given: words.slice(0, -1).toSorted(), family: words.slice(-1) }
    : { given: words.toSorted(), family: [] }
}

function wordsOf(text: string): readonly string[] {
  const { head, tail } = plainNameOf(text, 'PART')
  return [...head, ...tail]
}
