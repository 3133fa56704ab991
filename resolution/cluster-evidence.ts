import { scorePair } from './match/compare.ts'
import { kinBitsOfOtherNames } from './match/compare-person.ts'
import { levelsOf, personFeatures, personIndex } from './match/features.ts'
import { isSameForLife } from './match/given-name.ts'
import type { Model } from './match/model.ts'
import type { MatchRecord } from './match-record.ts'

/** What speaks against one subject: two different birth dates, or two different names. */
export type Against = 'BIRTH_DATE' | 'TWO_NAMES'

/** What two records say about being of one subject. */
export interface Evidence {
  /** Bits above the link threshold (positive) or below it (negative); 0 where the two hardly have anything in common. */
  readonly bits: number
  readonly against: Against | null
  /** One of the two leaves open in what two others may contradict, so that it fits either and vouches for none. */
  readonly leavesOpen: Readonly<Record<Against, boolean>>
  /**
   * What the pair says where either side has further records. A given name that is a slip away from another established one may be a
   * bad copy as long as it stands alone; what several records tell of one side is no slip of what the other side tells.
   */
  readonly besideOthers?: Evidence
}

const given = levelsOf(personFeatures.givenName)
const family = levelsOf(personFeatures.familyName)
const birth = levelsOf(personFeatures.birthDate)
const openGivenNames: ReadonlySet<number> = new Set([given.MISSING, given.NEITHER, given.INITIAL])

/** No pair says more than this, however much the two records have in common: one wrong record must not outvote all others. */
const most = 12
const nothing: Evidence = { bits: 0, against: null, leavesOpen: { BIRTH_DATE: false, TWO_NAMES: false } }

/**
 * What each pair of records says, remembered. A pair that the model would link speaks for one subject by its bits; a pair whose
 * names or birth dates contradict speaks against it; any other pair says nothing: a mailbox and a street are two facts of one person.
 */
export function createEvidence(
  recordById: ReadonlyMap<string, MatchRecord>,
  model: Model,
): (a: string, b: string) => Evidence {
  const known = new Map<string, Evidence>()
  return (a, b) => {
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`
    const found = known.get(key) ?? evidenceOf(recordById.get(a), recordById.get(b), model)
    known.set(key, found)
    return found
  }
}

function evidenceOf(a: MatchRecord | undefined, b: MatchRecord | undefined, model: Model): Evidence {
  if (a === undefined || b === undefined || a.type !== 'PERSON' || b.type !== 'PERSON') return nothing
  const { score, levels } = scorePair(a.traits, b.traits, model)
  const bits = score - model.person.link
  const givenLevel = levels[personIndex.givenName] ?? 0
  const birthLevel = levels[personIndex.birthDate] ?? 0
  if (bits >= 0) {
    const isSameId = isSameForLife(levels)
    const leavesOpen = {
      BIRTH_DATE: !isSameId && (birthLevel === birth.MISSING || birthLevel === birth.PARTIAL),
      TWO_NAMES: !isSameId && openGivenNames.has(givenLevel),
    }
    const evidence = { bits: Math.min(bits, most), against: null, leavesOpen }
    if (givenLevel !== given.UNLIKE || isSameId) return evidence
    const against = Math.max(Math.min(kinBitsOfOtherNames(levels, model) - model.person.link, 0), -most)
    return { ...evidence, besideOthers: { ...nothing, bits: against, against: 'TWO_NAMES' } }
  }
  const isOtherBirth = birthLevel >= birth.FAR
  const isOtherName = givenLevel >= given.DIFFERENT || levels[personIndex.familyName] === family.DIFFERENT
  if (!isOtherBirth && !isOtherName) return nothing
  return { ...nothing, bits: Math.max(bits, -most), against: isOtherBirth ? 'BIRTH_DATE' : 'TWO_NAMES' }
}

/** So many records of each side are heard: a customer of thousands of records needs no more of them to be known. */
const heard = 12

/** Which way all pairs between two clusters speak taken together; null where for one subject. Members in any order. */
export function evidenceAgainst(
  left: readonly string[],
  right: readonly string[],
  evidenceBetween: (a: string, b: string) => Evidence,
): Against | null {
  const [some, others] = [left, right].map((side) => side.toSorted().slice(0, heard))
  const between = (some ?? []).flatMap((a) => (others ?? []).map((b) => evidenceBetween(a, b)))
  const pairs = between.length === 1 ? between : between.map((pair) => pair.besideOthers ?? pair)
  const weightOf = (against: Against) => sum(pairs.filter((pair) => pair.against === against))
  const weights = { BIRTH_DATE: weightOf('BIRTH_DATE'), TWO_NAMES: weightOf('TWO_NAMES') }
  const heavier = weights.BIRTH_DATE < weights.TWO_NAMES ? 'BIRTH_DATE' : 'TWO_NAMES'
  if (weights[heavier] === 0) return null
  const support = sum(pairs.filter(({ against, leavesOpen }) => against === null && !leavesOpen[heavier]))
  return support + weights.BIRTH_DATE + weights.TWO_NAMES >= 0 ? null : heavier
}

function sum(pairs: readonly Evidence[]): number {
  return pairs.reduce((total, { bits }) => total + bits, 0)
}
