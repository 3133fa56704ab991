import { levelsOf, personFeatures } from '../../features.ts'
import { similarityOf } from '../../similarity.ts'
import type { PersonName } from '../person-names.ts'

const middle = levelsOf(personFeatures.middleName)

/** The level of the second names. If there are several, one that both records have counts. */
export function compareMiddle(a: PersonName, b: PersonName): number {
  const first = a.middle[0]
  const second = b.middle[0]
  if (first === undefined || second === undefined) return middle.MISSING
  if (first === second) return first.length === 1 ? middle.INITIAL : middle.EXACT
  if (first.length === 1 || second.length === 1) return first[0] === second[0] ? middle.INITIAL : middle.DIFFERENT
  if (a.middle.some((word) => word.length > 1 && b.middle.includes(word))) return middle.CLOSE
  return similarityOf(first, second, -1, -1) === 'DIFFERENT' ? middle.DIFFERENT : middle.CLOSE
}
