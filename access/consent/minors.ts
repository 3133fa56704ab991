import type { BirthFacts, RecordFacts } from '../facts.ts'
import { isOfSystem } from '../known-records/knowing-records.ts'
import { linkedGroups } from '../known-records/linked-records.ts'
import { policy } from '../policy.ts'
import { type ConsentFact, effectiveAt, latestByScope, scopeKeyOf } from './consent-state.ts'

/** A record's birth date as understood. */
export interface Birth {
  /** Days, months or years that it may mean (ISO); empty: unreadable. */
  readonly dates: readonly string[]
  /** ISO 3166 of where the person lives, the country or its subdivision (`US-MS`); null: not known. */
  readonly residence: string | null
}

export type ReadBirth = (facts: BirthFacts, now: number) => Birth

/**
 * Whether the customer may be below the age of majority where they live. A date that can be read in two ways counts as
 * the later one, unless another record tells a date that is sure. What a system of record states, and where its record says that the person
 * lives, stands before what other sources say; what nobody declared, or was bought, does not count.
 * Nobody's age known: taken for an adult.
 */
export function isMinor(facts: readonly RecordFacts[], now: number, readBirth: ReadBirth): boolean {
  // Whoever may write a record could otherwise make a minor of anybody, and bought or listed data must not show by what they close.
  const told = facts.flatMap(({ role, licence, birth, isDeclared }) =>
    birth && !licence && isDeclared ? [{ role, ...readBirth(birth, now) }] : [],
  )
  const legible = told.filter(({ dates }) => dates.length > 0)
  const trusted = legible.filter(({ role }) => role === 'SYSTEM_OF_RECORD')
  const readable = trusted.length > 0 ? trusted : legible
  if (readable.length === 0) return false
  const residences = (trusted.length > 0 ? trusted : told).flatMap(({ residence }) => residence ?? [])
  const age = Math.max(...[...residences, ...jurisdictionsOf(facts, now)].map(majorityIn), policy.majority.otherwise)
  const readings = readable.map(({ dates }) => new Set(dates.map((date) => adultAt(date, age) <= now)))
  const sure = readings.filter(({ size }) => size === 1)
  return (sure.length === 0 ? readings : sure).some((reading) => reading.has(false))
}

/**
 * Countries and subdivisions whose law the customer's entries now in force were made under, of entries of one time each of them. Where a system of
 * record knows the customer, these are the entries of its records and of those that are verified to be linked with them: anybody can fill in a form
 * under another law beside somebody's e-mail address, which neither opens nor closes what is known of that person.
 */
export function jurisdictionsOf(facts: readonly RecordFacts[], now: number): readonly string[] {
  const stated = speakingAmong(facts).flatMap((record) => {
    const placed = record.consents.filter(({ jurisdiction }) => jurisdiction)
    if (placed.length === 0) return []
    const latest = latestByScope(record, now)
    return placed.filter((fact) => isOfTimeOf(fact, latest.get(scopeKeyOf(fact))))
  })
  return [...new Set(stated.flatMap(({ jurisdiction }) => (jurisdiction ? [jurisdiction] : [])))]
}

/** Whether a law that an entry claims depends on which records are linked: see `jurisdictionsOf`. */
export function mayClaimLaws(facts: readonly RecordFacts[]): boolean {
  const claims = facts.filter(
    (record) => !isOfSystem(record) && record.consents.some(({ jurisdiction }) => jurisdiction),
  )
  return claims.length > 0 && facts.some(isOfSystem)
}

function speakingAmong(facts: readonly RecordFacts[]): readonly RecordFacts[] {
  return mayClaimLaws(facts) ? linkedGroups(facts, facts.filter(isOfSystem)).flat() : facts
}

/** Of two entries of one time neither is the later one. A corrected version of the same line is. */
function isOfTimeOf(fact: ConsentFact, held: ConsentFact | undefined): boolean {
  if (held === undefined || fact === held) return held !== undefined
  const isOtherLine = !fact.lineId || fact.lineId !== held.lineId
  return isOtherLine && effectiveAt(fact) === effectiveAt(held)
}

/** Of a country or a subdivision, whose country's counts where it has none of its own. */
function majorityIn(place: string): number {
  return policy.majority[place] ?? policy.majority[place.slice(0, 2)] ?? policy.majority.otherwise
}

/** When whoever was born on, or at the latest in, `date` has the birthday. UTC milliseconds. */
function adultAt(date: string, age: number): number {
  const [year = '', month = '12', day] = date.split('-')
  // Day 0 of the next month is the last of this one.
  return day === undefined
    ? Date.UTC(Number(year) + age, Number(month), 0)
    : Date.UTC(Number(year) + age, Number(month) - 1, Number(day))
}
