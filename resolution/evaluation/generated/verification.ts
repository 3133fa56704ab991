import type { Chance } from './chance.ts'
import type { Draft } from './draft.ts'
import type { Person } from './people.ts'

export interface ContactPoint {
  readonly type: 'EMAIL' | 'PHONE'
  readonly value: string
  readonly verifiedAt?: string
}

/** What a record tells, and of whom. */
export interface Told {
  readonly draft: Draft
  readonly person: Person
  readonly made: readonly string[]
  readonly source: string
}

/** How much of what they hold systems have verified, 0..1. The others verify nothing. */
const verifying: ReadonlyMap<string, Readonly<Record<ContactPoint['type'], number>>> = new Map([
  ['shop', { EMAIL: 0.8, PHONE: 0 }],
  ['web', { EMAIL: 0.6, PHONE: 0.2 }],
  ['care', { EMAIL: 0.4, PHONE: 0.6 }],
])

export const verifyingSystems = [...verifying.keys()]

/** Nobody could confirm these. */
const unreachable: Readonly<Record<ContactPoint['type'], readonly string[]>> = {
  EMAIL: ['EMAIL_TYPO', 'CONTACT_FILLER'],
  PHONE: [],
}

export const confirmedAt = '2025-12-01T00:00:00Z'

/** The contact points of a record. `chance` null: nobody verifies anything, and nobody has a further point. */
export function pointsOf({ draft, person, made, source }: Told, chance: Chance | null): readonly ContactPoint[] {
  const stated: readonly ContactPoint[] = [
    { type: 'EMAIL' as const, value: draft.email },
    { type: 'PHONE' as const, value: draft.phone },
  ].filter(({ value }) => value !== '')
  const rates = verifying.get(source)
  if (chance === null || rates === undefined) return stated
  const points = stated.map((point) => {
    const mayBeVerified = !unreachable[point.type].some((fault) => made.includes(fault))
    return mayBeVerified && chance.isTrue(rates[point.type]) ? { ...point, verifiedAt: confirmedAt } : point
  })
  if (!points.some(({ verifiedAt }) => verifiedAt)) return points
  return [...points, ...furtherOf(points, person, chance)]
}

/** What people add to an account that they confirmed, and do not confirm any more. */
function furtherOf(
  points: readonly ContactPoint[],
  { emails, phones }: Person,
  chance: Chance,
): readonly ContactPoint[] {
  const isNew = ({ value }: ContactPoint) => points.every((point) => point.value !== value)
  const email = { type: 'EMAIL' as const, value: emails[chance.int(0, 1)] ?? '' }
  const phone = { type: 'PHONE' as const, value: phones[0] }
  return [...(chance.isTrue(0.25) ? [email] : []), ...(chance.isTrue(0.25) ? [phone] : [])].filter(isNew)
}
