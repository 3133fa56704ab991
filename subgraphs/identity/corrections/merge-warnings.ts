import type { Chosen } from '../../../resolution/golden-record/survivorship.ts'
import { levelsOf, personFeatures } from '../../../resolution/match/features.ts'
import { nameLevelsOf } from '../../../resolution/match/names/compare/name-levels.ts'
import { personNamesOf } from '../../../resolution/match/names/person-names.ts'
import { birthDatesOf } from '../../../resolution/normalise/birth-date.ts'
import { toMillis } from '../../../resolution/records/line-parts.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import type { ProfileRow } from '../rows.ts'

const given = levelsOf(personFeatures.givenName)
const family = levelsOf(personFeatures.familyName)
const yearMs = 365.25 * 86_400_000

/**
 * What suggests that the two are different people although they may be merged, one sentence per reason. Derived from the values that the
 * request may see.
 */
export function mergeWarnings(keep: ProfileRow, absorb: ProfileRow): readonly string[] {
  const [left, right] = [keep, absorb].map(({ golden }) => golden)
  const years = yearsBetween(left?.attributes.get('birthDate'), right?.attributes.get('birthDate'))
  return [
    ...(haveOtherNames(left?.name, right?.name)
      ? ['TWO_NAMES: the two are known by different names. Make sure that they are one person.']
      : []),
    ...(years >= 1
      ? [`BIRTH_DATE: the birth dates of the two are ${years} years apart. Make sure that they are one person.`]
      : []),
  ]
}

function haveOtherNames(left: Chosen | null | undefined, right: Chosen | null | undefined): boolean {
  const [ofLeft, ofRight] = [left, right].map((chosen) =>
    // Written by survivorship: the parts of a name.
    chosen ? personNamesOf(chosen.value as Readonly<Record<string, unknown>>).names : [],
  )
  const levels = (ofLeft ?? []).flatMap((one) =>
    (ofRight ?? []).map((other) => nameLevelsOf(one, other, ruleSet.model)),
  )
  return (
    levels.length > 0 && levels.every((level) => level.given >= given.DIFFERENT || level.family === family.DIFFERENT)
  )
}

/** Whole years between the nearest readings. 0 if one cannot be read. */
function yearsBetween(left: Chosen | undefined, right: Chosen | undefined): number {
  const [ofLeft, ofRight] = [left, right].map((chosen) =>
    chosen === undefined
      ? []
      : birthDatesOf(
          chosen.value,
          chosen.from.source.dateOrder,
          new Date(chosen.from.record.observedAt).getUTCFullYear(),
          chosen.from.source.defaultCountry,
        ).map(toMillis),
  )
  const gaps = (ofLeft ?? []).flatMap((one) => (ofRight ?? []).map((other) => Math.abs(one - other)))
  return gaps.length === 0 ? 0 : Math.floor(Math.min(...gaps) / yearMs)
}
