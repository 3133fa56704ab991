import { type BirthDateRelation, compareBirthDates } from './compare-birth-dates.ts'
import { compareNames, compareOrganisationNames, type NameRelation } from './compare-names.ts'
import type { IdentifierType } from './identifier-types.ts'
import type { Traits as MatchTraits } from './match/traits.ts'
import type { BirthDates } from './normalise/birth-date.ts'
import type { PersonName } from './normalise/person-name.ts'
import type { SubjectType } from './rule-set.ts'

/** What of a record decides whose it is. */
export interface MatchRecord {
  readonly id: string
  readonly source: string
  readonly type: SubjectType
  /** Its source gives one subject at most one id. */
  readonly hasUniqueId: boolean
  /** Somebody told who this is, by name or by an identifier that is more than a browser's. */
  readonly isKnown: boolean
  readonly identifiers: readonly MatchIdentifier[]
  readonly traits: Traits
  /** What the probabilistic model compares. */
  readonly matchTraits: MatchTraits
}

export interface MatchIdentifier {
  readonly key: string
  readonly type: IdentifierType
  /** False: fails its type's format, so it needs agreement to link. */
  readonly isValid: boolean
}

export interface Traits {
  /** Equal for equal traits. */
  readonly signature: string
  readonly names: readonly PersonName[]
  readonly birthDates: BirthDates
  readonly organisationNames: readonly (readonly string[])[]
}

export function traitsOf(traits: Omit<Traits, 'signature'>): Traits {
  return { ...traits, signature: JSON.stringify([traits.names, traits.birthDates, traits.organisationNames]) }
}

export interface Comparison {
  readonly names: NameRelation
  readonly birthDates: BirthDateRelation
  readonly relation: 'AGREE' | 'UNKNOWN' | 'CONTRADICT'
}

/** Whether names and birth dates of two records speak for one person, against it, or neither. */
export function compareTraits(a: Traits, b: Traits): Comparison {
  const people = compareNames(a.names, b.names)
  const names =
    a.organisationNames.length > 0 ? compareOrganisationNames(a.organisationNames, b.organisationNames) : people
  const birthDates = compareBirthDates(a.birthDates, b.birthDates)
  return { names, birthDates, relation: relationOf(names, birthDates) }
}

function relationOf(names: NameRelation, birthDates: BirthDateRelation): Comparison['relation'] {
  if (birthDates === 'CONTRADICT' || names === 'CONTRADICT') return 'CONTRADICT'
  // Colleagues on one mailbox may share a given name; after a marriage the birth date is still the same.
  if (names === 'FAMILY_DIFFERS') return birthDates === 'AGREE' ? 'UNKNOWN' : 'CONTRADICT'
  return names === 'AGREE' || birthDates === 'AGREE' ? 'AGREE' : 'UNKNOWN'
}
