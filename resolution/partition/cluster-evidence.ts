import { scorePair } from '../match/compare.ts'
import { type Levels, levelsOf, personFeatures, personIndex } from '../match/features.ts'
import type { Model } from '../match/model.ts'
import { isOtherForLife, isSameForLife } from '../match/names/given-name.ts'
import { relativeBitsOfOtherNames } from '../match/person/circumstances.ts'
import type { MatchRecord } from './match-record.ts'

/** What speaks against one subject: two different birth dates, or two different names. */
export type Against = 'BIRTH_DATE' | 'TWO_NAMES'

/** What the two records of a pair may contradict each other in. */
type Claim = 'BIRTH_DATE' | 'GIVEN_NAME' | 'FAMILY_NAME'

/** What two records state about being one subject. */
export interface Evidence {
  /** Bits above the link threshold (positive) or below it (negative). 0 if the two hardly have anything in common. */
  readonly bits: number
  /** What the two contradict each other in, if it speaks against one subject. */
  readonly contradicted: readonly Claim[]
  /** One of the two leaves open in what two others may contradict, so that it fits either and is no evidence for either. */
  readonly leavesOpen: readonly Claim[]
  /**
   * What the pair states if either side has further records. A given name that is a typing error away from another established one may be a
   * bad copy as long as it occurs once; what several records of one side state is not a typing error of what the other side states.
   */
  readonly besideOthers?: Evidence
  /** What the pair states if numbers given for life show two people: then no fault of a copy explains another given name. */
  readonly besideNumbers?: Evidence
  /** Two numbers given for life that are no typing error of each other, besides two given names. */
  readonly isOfTwoNumbers: boolean
  /** The contradictions that the pair links in spite of, or because of what it knows about both: stated once, they do not count again. */
  readonly decides: readonly Claim[]
  /** What the two have in common. */
  readonly agreesIn: readonly Claim[]
}

const given = levelsOf(personFeatures.givenName)
const family = levelsOf(personFeatures.familyName)
const birth = levelsOf(personFeatures.birthDate)

/** The most that a pair counts, however much the two records have in common: one wrong record must not outvote all others. */
const most = 12
const nothing: Evidence = {
  bits: 0,
  contradicted: [],
  leavesOpen: [],
  decides: [],
  agreesIn: [],
  isOfTwoNumbers: false,
}

/**
 * What each pair of records states, cached. A pair that the model would link speaks for one subject by its bits. A pair whose names or
 * birth dates contradict speaks against it. Any other pair states nothing: a mailbox and a street are two facts about one person.
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
  const agreesIn = claims.filter((claim) => agreeing[claim].has(levelOf(claim, levels)))
  const isOfTwoNumbers = levelOf('GIVEN_NAME', levels) >= given.DIFFERENT && isOtherForLife(levels)
  if (bits < 0) {
    const contradicted = claims.filter((claim) => levelOf(claim, levels) >= contradicting[claim])
    return contradicted.length === 0
      ? { ...nothing, agreesIn }
      : { ...nothing, agreesIn, contradicted, isOfTwoNumbers, bits: Math.max(bits, -most) }
  }
  const isSameId = isSameForLife(levels)
  const evidence = {
    ...nothing,
    agreesIn,
    isOfTwoNumbers,
    bits: Math.min(bits, most),
    leavesOpen: isSameId ? [] : claims.filter((claim) => open[claim].has(levelOf(claim, levels))),
    decides: claims.filter((claim) => isDecisive(claim, levelOf(claim, levels), isSameId)),
  }
  const givenLevel = levelOf('GIVEN_NAME', levels)
  if (givenLevel < given.DIFFERENT || isSameId) return evidence
  const against = Math.max(Math.min(relativeBitsOfOtherNames(levels, model) - model.person.link, 0), -most)
  const asOtherName: Evidence = { ...nothing, agreesIn, bits: against, contradicted: ['GIVEN_NAME'] }
  const besideNumbers = { ...evidence, besideNumbers: asOtherName }
  return givenLevel === given.UNLIKE ? { ...besideNumbers, besideOthers: asOtherName } : besideNumbers
}

const claims: readonly Claim[] = ['BIRTH_DATE', 'GIVEN_NAME', 'FAMILY_NAME']
const contradicting: Readonly<Record<Claim, number>> = {
  BIRTH_DATE: birth.FAR,
  GIVEN_NAME: given.DIFFERENT,
  FAMILY_NAME: family.DIFFERENT,
}
const open: Readonly<Record<Claim, ReadonlySet<number>>> = {
  // A pair that links although its dates are far apart takes one of them for a typing error, and does not state which.
  BIRTH_DATE: new Set([birth.MISSING, birth.PARTIAL, birth.FAR, birth.DIFFERENT, birth.GENERATION]),
  GIVEN_NAME: new Set([given.MISSING, given.NEITHER, given.INITIAL]),
  FAMILY_NAME: new Set([family.MISSING, family.INITIAL]),
}
const agreeing: Readonly<Record<Claim, ReadonlySet<number>>> = {
  BIRTH_DATE: new Set([birth.EXACT, birth.READING, birth.SWAPPED, birth.ONE_TYPO]),
  GIVEN_NAME: new Set([given.EXACT, given.SWAPPED, given.NICKNAME, given.SOUND, given.VERY_CLOSE]),
  FAMILY_NAME: new Set([family.EXACT, family.SWAPPED, family.VERY_CLOSE]),
}

function levelOf(claim: Claim, levels: Levels): number {
  return levels[indexes[claim]] ?? 0
}
const indexes: Readonly<Record<Claim, number>> = {
  BIRTH_DATE: personIndex.birthDate,
  GIVEN_NAME: personIndex.givenName,
  FAMILY_NAME: personIndex.familyName,
}

/**
 * A pair that links has already weighed its differences. One of the two records states both given names; or the family name differs, as
 * after a wedding, and everything else agrees; or a number given for life agrees.
 */
function isDecisive(claim: Claim, level: number, isSameId: boolean): boolean {
  if (claim === 'GIVEN_NAME' && (level === given.VARIANT || level === given.OTHER)) return true
  // Two faulty copies of one date need not resemble each other.
  if (claim === 'BIRTH_DATE' && agreeing.BIRTH_DATE.has(level)) return true
  if (claim === 'FAMILY_NAME' && (level === family.PART || level === family.DIFFERENT)) return true
  return isSameId && level >= contradicting[claim]
}

/** The most records of each side that count: a customer with thousands of records needs no more of them to be recognised. */
const heard = 12

/** What all pairs between two clusters together contradict. Null if they speak for one subject. Members in any order. */
export function evidenceAgainst(
  left: readonly string[],
  right: readonly string[],
  evidenceBetween: (a: string, b: string) => Evidence,
): Against | null {
  const [some = [], others = []] = [left, right].map((side) => side.toSorted().slice(0, heard))
  const isAlone = some.length === 1 && others.length === 1
  const areOfTwoNumbers = some.some((a) => others.some((b) => evidenceBetween(a, b).isOfTwoNumbers))
  const saidOf = (a: string, b: string): Evidence => {
    const pair = evidenceBetween(a, b)
    if (isAlone) return pair
    return (areOfTwoNumbers ? pair.besideNumbers : pair.besideOthers) ?? pair
  }
  const isDecidedBy = (claim: Claim, a: string, b: string, witnesses: readonly string[]): boolean =>
    witnesses.some((other) => {
      if (other === a || !saidOf(other, b).decides.includes(claim)) return false
      return evidenceBetween(other, a).agreesIn.includes(claim)
    })
  // If one pair links in spite of a contradiction, a record that states the same does not count against it once more.
  const isSaid = (claim: Claim, a: string, b: string) =>
    isDecidedBy(claim, a, b, some) || isDecidedBy(claim, b, a, others)
  const pairs = some.flatMap((a) =>
    others.map((b) => {
      const pair = saidOf(a, b)
      const isNews = pair.contradicted.length === 0 || !pair.contradicted.every((claim) => isSaid(claim, a, b))
      return isNews ? pair : nothing
    }),
  )
  const weightOf = (claim: Claim) => sum(pairs.filter(({ contradicted }) => contradicted[0] === claim))
  const weights = claims.map((claim) => ({ claim, weight: weightOf(claim) })).toSorted((a, b) => a.weight - b.weight)
  const [heaviest] = weights
  if (heaviest === undefined || heaviest.weight === 0) return null
  const speaksFor = pairs.filter(
    ({ contradicted, leavesOpen }) => contradicted.length === 0 && !leavesOpen.includes(heaviest.claim),
  )
  const total = sum(speaksFor) + weights.reduce((of, { weight }) => of + weight, 0)
  if (total >= 0) return null
  return heaviest.claim === 'BIRTH_DATE' ? 'BIRTH_DATE' : 'TWO_NAMES'
}

function sum(pairs: readonly Evidence[]): number {
  return pairs.reduce((total, { bits }) => total + bits, 0)
}
