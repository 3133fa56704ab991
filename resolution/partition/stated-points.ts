import { scorePair } from '../match/compare.ts'
import { organisationIndex, personIndex } from '../match/features.ts'
import type { Model } from '../match/model.ts'
import type { IdentifierType } from '../records/identifier-types.ts'
import type { MatchIdentifier, MatchRecord } from './match-record.ts'
import { withoutIdentifiers } from './without-identifiers.ts'

/** What somebody can be written to or called by, and what others know of them. */
const contactTypes: ReadonlySet<IdentifierType> = new Set<IdentifierType>(['EMAIL', 'PHONE', 'SOCIAL_HANDLE'])

export function isContactPoint({ type }: Pick<MatchIdentifier, 'type'>): boolean {
  return contactTypes.has(type)
}

/** Keys of the contact points of some records. */
export interface Points {
  readonly all: Set<string>
  /** Some of the records have verified these. */
  readonly verified: Set<string>
  /** Those of the records that have verified one, this one or another. */
  readonly ofVerifiers: Set<string>
}

export function pointsOf({ identifiers, isListed }: MatchRecord): Points {
  const points = isListed ? [] : identifiers.filter(isContactPoint)
  const all = new Set(points.map(({ key }) => key))
  const verified = new Set(points.filter(({ isVerified }) => isVerified).map(({ key }) => key))
  return { all, verified, ofVerifiers: new Set(verified.size > 0 ? all : []) }
}

export function addPoints(into: Points, { all, verified, ofVerifiers }: Points): void {
  for (const key of all) into.all.add(key)
  for (const key of verified) into.verified.add(key)
  for (const key of ofVerifiers) into.ofVerifiers.add(key)
}

/**
 * Whether the point is merely stated among `own`, of whom some verified others. It is not if both sides name each other: the records that verified
 * something here hold it, and those that verified something there hold all that is verified here.
 */
export function isStated(key: string, own: Points, others: Points): boolean {
  if (own.verified.size === 0 || own.verified.has(key)) return false
  const held = others.verified.size > 0 ? others.ofVerifiers : others.all
  return !own.ofVerifiers.has(key) || !own.verified.isSubsetOf(held)
}

/** Whether the record merely states what the others hold. */
export function statesPointOf({ identifiers }: MatchRecord, own: Points, others: Points): boolean {
  return identifiers.some((held) => isContactPoint(held) && others.all.has(held.key) && isStated(held.key, own, others))
}

/** Whether a contact point that the records merely state would be needed to take them for one subject. */
export type NeedsStated = (a: MatchRecord, isStatedByA: boolean, b: MatchRecord, isStatedByB: boolean) => boolean

/**
 * Anybody knows what a person is called, when they were born, and where they are written to. A home, or a number that is not for others to know,
 * has to agree besides, so that the model links the two without what is merely stated.
 */
export function createNeedsStated(model: Model): NeedsStated {
  return (a, isStatedByA, b, isStatedByB) => {
    const [left, right] = [isStatedByA ? withoutStated(a) : a, isStatedByB ? withoutStated(b) : b]
    const { zone, levels, bits } = scorePair(left.traits, right.traits, model)
    return zone !== 'LINK' || !telling[a.type].some((index) => (levels[index] ?? 0) > 0 && (bits[index] ?? 0) > 0)
  }
}

function withoutStated(record: MatchRecord): MatchRecord {
  const stated = record.identifiers.filter((held) => isContactPoint(held) && !held.isVerified)
  return withoutIdentifiers(record, (key) => stated.some((held) => held.key === key))
}

const telling = {
  PERSON: [
    personIndex.address,
    personIndex.street,
    personIndex.postalCode,
    personIndex.nationalId,
    personIndex.passport,
    personIndex.driverLicence,
    personIndex.taxId,
    personIndex.otherId,
  ],
  ORGANISATION: [
    organisationIndex.address,
    organisationIndex.street,
    organisationIndex.postalCode,
    organisationIndex.registration,
    organisationIndex.taxId,
    organisationIndex.lei,
    organisationIndex.otherId,
  ],
} as const
