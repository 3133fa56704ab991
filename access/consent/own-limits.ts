import { type Category, categories } from '../categories.ts'
import { type ConsentFact, effectiveAt, scopeKeyOf } from './consent-state.ts'

/**
 * The entries of a record, and behind each consent that the customer limited to some categories in self-service the withdrawal that it
 * implies: of all other categories, except those of the customer's own consents to entirely different ones. As an entry of its own, the
 * withdrawal counts wherever a withdrawal does: for linked records, for records that join later, and against what staff enter.
 */
export function withOwnLimits(consents: readonly ConsentFact[]): readonly ConsentFact[] {
  // Nearly always.
  if (!consents.some(isOwnLimited)) return consents
  return consents.flatMap((fact) => (isOwnLimited(fact) ? [fact, ...limitOf(fact, consents)] : [fact]))
}

interface Limited extends ConsentFact {
  readonly categories: readonly Category[]
}

function isOwnLimited(fact: ConsentFact): fact is Limited {
  return fact.isSelfService === true && fact.status === 'GIVEN' && Boolean(fact.categories)
}

function limitOf(given: Limited, consents: readonly ConsentFact[]): readonly Limited[] {
  const own = consents.filter(
    (other) =>
      other.isSelfService && other.status === 'GIVEN' && scopeKeyOf(other) === scopeKeyOf(given) && other !== given,
  )
  const isBetween = (first: ConsentFact, other: ConsentFact) =>
    effectiveAt(first) < effectiveAt(other) && effectiveAt(other) < effectiveAt(given)
  // One that a later consent about its categories replaced no longer counts by itself.
  const besides = own.filter(
    (other): other is Limited =>
      isOwnLimited(other) &&
      effectiveAt(other) <= effectiveAt(given) &&
      !overlap(other, given) &&
      !own.some((later) => isBetween(other, later) && overlap(later, other)),
  )
  const kept = new Set([given, ...besides].flatMap((fact) => fact.categories))
  const others = categories.filter((category) => !kept.has(category))
  if (others.length === 0) return []
  const lineId = given.lineId ? `${given.lineId} limited` : null
  return [{ ...given, status: 'WITHDRAWN', categories: others, expiresAt: null, lineId, isLimit: true }]
}

/** The categories that a consent which the customer limited in self-service withdraws on its record, whose other entries are `consents`. */
export function categoriesWithdrawnBy(given: ConsentFact, consents: readonly ConsentFact[]): readonly Category[] {
  return isOwnLimited(given) ? (limitOf(given, consents)[0]?.categories ?? []) : []
}

function overlap({ categories }: ConsentFact, { categories: others }: Limited): boolean {
  return !categories || categories.some((category) => others.includes(category))
}
