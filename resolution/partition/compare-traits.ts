import { compareBirths } from '../match/compare-births.ts'
import { compareOfficialIds } from '../match/compare-official-ids.ts'
import { compareOrganisationNames } from '../match/compare-organisations.ts'
import { levelsOf, organisationFeatures, personFeatures } from '../match/features.ts'
import type { Model } from '../match/model.ts'
import { compareSuffixes } from '../match/names/compare/compare-suffixes.ts'
import { type NameLevels, nameLevelsOf } from '../match/names/compare/name-levels.ts'
import type { PersonName } from '../match/names/person-names.ts'
import type { OrganisationNameTraits } from '../match/organisation-traits.ts'
import type { Traits } from '../match/traits.ts'
import { areOfTwoHolders } from '../normalise/two-holders.ts'

const given = levelsOf(personFeatures.givenName)
const family = levelsOf(personFeatures.familyName)
const suffix = levelsOf(personFeatures.suffix)
const birth = levelsOf(personFeatures.birthDate)
const officialId = levelsOf(personFeatures.nationalId)
const organisation = levelsOf(organisationFeatures.name)

/**
 * NEARLY: the given names agree and the family names are similar. PART: one company's name has one word more, like that of a sister
 * company. FAMILY_DIFFERS: the given names agree, as after a marriage.
 */
export type NameRelation = 'AGREE' | 'NEARLY' | 'PART' | 'UNKNOWN' | 'FAMILY_DIFFERS' | 'CONTRADICT'
export type BirthDateRelation = 'AGREE' | 'UNKNOWN' | 'CONTRADICT'

/** What the model's comparison of names, birth dates and official numbers means for a rule that only needs this much. */
export interface Comparison {
  readonly names: NameRelation
  readonly birthDates: BirthDateRelation
  readonly relation: 'AGREE' | 'UNKNOWN' | 'CONTRADICT'
  /** For two companies' tax and registration numbers, and for the numbers that two people have for life. */
  readonly numbers: 'SAME' | 'OTHER' | 'UNKNOWN'
}

export type CompareTraits = (a: Traits, b: Traits) => Comparison

/** Whether what two records state about who they are speaks for one subject, against it, or neither. Results are cached. */
export function createCompareTraits(model: Model): CompareTraits {
  // By one signature and then the other: they are long, and joining them to one key costs more than comparing most of them.
  const known = new Map<string, Map<string, Comparison>>()
  return (a, b) => {
    const [left, right] = a.signature < b.signature ? [a, b] : [b, a]
    const ofLeft = known.get(left.signature) ?? new Map<string, Comparison>()
    const found = ofLeft.get(right.signature) ?? compareTraits(left, right, model)
    known.set(left.signature, ofLeft.set(right.signature, found))
    return found
  }
}

export function compareTraits(a: Traits, b: Traits, model: Model): Comparison {
  const names = a.organisationNames.length > 0 ? relationOfOrganisations(a, b) : relationOfPeople(a, b, model)
  const birthDates = relationOfBirths(compareBirths(a.birth, b.birth))
  const isTwice = names === 'AGREE' && birthDates === 'AGREE'
  // A number with a typing error requires that both belong to the same person.
  const relation = haveOtherIds(a, b) && !isTwice ? 'CONTRADICT' : relationOf(names, birthDates)
  return { names, birthDates, relation, numbers: relationOfNumbers(a, b) }
}

const fromBestToWorst: readonly NameRelation[] = ['AGREE', 'NEARLY', 'UNKNOWN', 'PART', 'FAMILY_DIFFERS', 'CONTRADICT']

/** Names of one subject are alternatives: the best pair counts. */
function bestOf<N>(a: readonly N[], b: readonly N[], relationOfPair: (a: N, b: N) => NameRelation): NameRelation {
  const relations = new Set(a.flatMap((left) => b.map((right) => relationOfPair(left, right))))
  return fromBestToWorst.find((relation) => relations.has(relation)) ?? 'UNKNOWN'
}

function relationOfPeople(a: Traits, b: Traits, model: Model): NameRelation {
  // Nothing else distinguishes father and son.
  if (compareSuffixes(a, b) === suffix.DIFFERENT) return 'CONTRADICT'
  return bestOf(a.names, b.names, (left, right) => {
    const levels = nameLevelsOf(left, right, model)
    const relation = relationOfLevels(levels)
    // A single name may be in either field.
    return (relation === 'AGREE' || relation === 'NEARLY') && !(isWhole(left) && isWhole(right)) ? 'UNKNOWN' : relation
  })
}

function isWhole(name: PersonName): boolean {
  return name.given.text !== '' && name.family.text !== ''
}

function relationOfLevels(levels: NameLevels): NameRelation {
  const isSameGiven = sameGiven.has(levels.given)
  if (levels.given >= given.DIFFERENT) return 'CONTRADICT'
  if (levels.family === family.DIFFERENT) return isSameGiven ? 'FAMILY_DIFFERS' : 'CONTRADICT'
  if (!isSameGiven) return 'UNKNOWN'
  if (sameFamily.has(levels.family)) return 'AGREE'
  return likeFamily.has(levels.family) ? 'NEARLY' : 'UNKNOWN'
}

const sameGiven: ReadonlySet<number> = new Set([given.EXACT, given.SWAPPED, given.NICKNAME])
const sameFamily: ReadonlySet<number> = new Set([family.EXACT, family.SWAPPED])
const likeFamily: ReadonlySet<number> = new Set([family.VERY_CLOSE, family.CLOSE, family.PART])

function relationOfOrganisations(a: Traits, b: Traits): NameRelation {
  return bestOf(a.organisationNames, b.organisationNames, (left: OrganisationNameTraits, right) => {
    const level = compareOrganisationNames(left, right)
    if (level === organisation.EXACT) return 'AGREE'
    if (level === organisation.CONTAINED || level === organisation.AFFILIATE) return 'PART'
    return level < organisation.OVERLAP ? 'UNKNOWN' : 'CONTRADICT'
  })
}

function relationOfBirths(level: number): BirthDateRelation {
  if (level === birth.EXACT || level === birth.READING) return 'AGREE'
  return level >= birth.FAR ? 'CONTRADICT' : 'UNKNOWN'
}

/** One person has one of these for life. A passport is renewed under another number. */
const idIndex = { NATIONAL_ID: 0, TAX_ID: 1, COMPANY_REGISTRATION: 2, LEI: 3 }
const noIds: readonly number[] = Object.values(idIndex).map(() => officialId.MISSING)

function haveOtherIds(a: Traits, b: Traits): boolean {
  const levels = [...noIds]
  compareOfficialIds(a.officialIds, b.officialIds, idIndex, levels)
  // Numbers are issued consecutively: two digits apart is as often another holder.
  const isOther = levels.includes(officialId.DIFFERENT) || levels.includes(officialId.TWO_TYPOS)
  return isOther && !levels.includes(officialId.EXACT)
}

/**
 * A digit or two apart may be a typing error. A person's numbers may have more errors than that: only two valid ones belong to two people.
 */
function relationOfNumbers(a: Traits, b: Traits): Comparison['numbers'] {
  const levels = [...noIds]
  compareOfficialIds(a.officialIds, b.officialIds, idIndex, levels)
  if (levels.includes(officialId.EXACT)) return 'SAME'
  const isOther =
    a.type === 'ORGANISATION'
      ? levels.includes(officialId.DIFFERENT)
      : a.officialIds.some((left) => b.officialIds.some((right) => areOfTwoHolders(left, right)))
  return isOther ? 'OTHER' : 'UNKNOWN'
}

function relationOf(names: NameRelation, birthDates: BirthDateRelation): Comparison['relation'] {
  if (birthDates === 'CONTRADICT' || names === 'CONTRADICT') return 'CONTRADICT'
  // Colleagues with one mailbox may share a given name; after a marriage, the birth date is still the same.
  if (names === 'FAMILY_DIFFERS') return birthDates === 'AGREE' ? 'UNKNOWN' : 'CONTRADICT'
  return names === 'AGREE' || birthDates === 'AGREE' ? 'AGREE' : 'UNKNOWN'
}
