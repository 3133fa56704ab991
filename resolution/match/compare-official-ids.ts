import { distance } from 'fastest-levenshtein'
import { areComparable, nationalFormOf, type OfficialId } from '../normalise/national-id.ts'
import { failsCheck } from '../normalise/two-holders.ts'
import type { IdentifierType } from '../records/identifier-types.ts'
import { type Levels, levelsOf, personFeatures } from './features.ts'
import { isTransposition } from './similarity.ts'

const level = levelsOf(personFeatures.nationalId)

/**
 * Writes the level of the best pair of each type to its position in `levels`. Numbers that may be of another country or kind never count as
 * different. A number that states no country is of the default country of its source.
 */
export function compareOfficialIds(
  a: readonly OfficialId[],
  b: readonly OfficialId[],
  indexByType: Partial<Readonly<Record<IdentifierType, number>>>,
  levels: Levels,
): void {
  for (const left of a) {
    const index = indexByType[left.type]
    if (index === undefined) continue
    for (const right of b) {
      if (right.type !== left.type || !areComparable(left, right)) continue
      const isOfOneCountry = nationalFormOf(left).country === nationalFormOf(right).country
      const found = isOfOneCountry ? compareInOneCountry(left, right) : compareValues(left, right)
      const isSure =
        (left.country === right.country || isOfOneCountry) && left.kind === right.kind && isOfOneIssuer(left)
      const known = levels[index] ?? 0
      if ((known === level.MISSING || found < known) && (isSure || found !== level.DIFFERENT)) levels[index] = found
    }
  }
}

/** Every state of a federation numbers its driving licences itself, and somebody who moves gets another one. */
function isOfOneIssuer({ type, country, kind }: OfficialId): boolean {
  return type !== 'DRIVER_LICENCE' || country !== '' || kind !== ''
}

/** As written or in the form of the country, whichever agrees better: some write a number with a part that adds nothing. */
function compareInOneCountry(left: OfficialId, right: OfficialId): number {
  const found = compareValues(left, right)
  if (found === level.EXACT || (left.ofSource === undefined && right.ofSource === undefined)) return found
  const [a, b] = [left, right].map((id) => ({ ...id, ...nationalFormOf(id) }))
  return a === undefined || b === undefined ? found : Math.min(found, compareValues(a, b))
}

function compareValues(left: OfficialId, right: OfficialId): number {
  const [a, b] = [left.value, right.value]
  if (a === b) return level.EXACT
  if (Math.abs(a.length - b.length) > 2) return level.DIFFERENT
  // Of one length: some write a number with a check letter, and some without.
  if (left.isVerified && right.isVerified && a.length === b.length) return level.DIFFERENT
  const edits = distance(a, b)
  // Consecutive numbers: a couple's passports differ by one. A number that fails its check digits was issued to nobody.
  const isNext = edits === 1 && a.length === b.length && beginningOf(a) === beginningOf(b)
  if (isNext && !failsCheck(left) && !failsCheck(right)) return level.TWO_TYPOS
  if (edits === 1 || (edits === 2 && isTransposition(a, b))) return level.ONE_TYPO
  return edits === 2 && Math.max(a.length, b.length) > 5 ? level.TWO_TYPOS : level.DIFFERENT
}

/** Without the last digit and what follows it, such as a check letter. */
function beginningOf(value: string): string {
  return value.replace(/\d?\D*$/, '')
}
