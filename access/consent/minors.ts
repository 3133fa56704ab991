import type { BirthFacts, RecordFacts } from '../facts/record-facts.ts'
import { isOfSystem } from '../known-records/knowing-records.ts'
import { linkedGroups } from '../known-records/linked-records.ts'
import { policy } from '../policy.ts'
import { type ConsentFact, effectiveAt, latestByScope, scopeKeyOf } from './consent-state.ts'

/** A record's birth date as it was understood. */
export interface Birth {
  /** The days, months or years that it may mean (ISO). Empty: unreadable. */
  readonly dates: readonly string[]
  /** ISO 3166 code of the country or subdivision (`US-MS`) where the person lives. Null: unknown. */
  readonly residence: string | null
}

export type ReadBirth = (facts: BirthFacts, now: number) => Birth

/**
 * Whether the customer may be below the age of majority where they live. A date that can be read in two ways counts as the later one,
 * unless another record states an unambiguous date. A birth date and residence in a system of record take precedence over those of other
 * sources. Values of undeclared sources and purchased values do not count. Somebody without a known age counts as an adult.
 */
export function isMinor(facts: readonly RecordFacts[], now: number, readBirth: ReadBirth): boolean {
  // Otherwise anybody who may write a record could turn anybody into a minor, and purchased or listed data would show by what they close.
  const births = facts.flatMap(({ role, licence, birth, isDeclared }) =>
    birth && !licence && isDeclared ? [{ role, ...readBirth(birth, now) }] : [],
  )
  const legible = births.filter(({ dates }) => dates.length > 0)
  const trusted = legible.filter(({ role }) => role === 'SYSTEM_OF_RECORD')
  const readable = trusted.length > 0 ? trusted : legible
  if (readable.length === 0) return false
  const residences = (trusted.length > 0 ? trusted : births).flatMap(({ residence }) => residence ?? [])
  const age = Math.max(...[...residences, ...jurisdictionsOf(facts, now)].map(majorityIn), policy.majority.otherwise)
  const readings = readable.map(({ dates }) => new Set(dates.map((date) => adultAt(date, age) <= now)))
  const sure = readings.filter(({ size }) => size === 1)
  return (sure.length === 0 ? readings : sure).some((reading) => reading.has(false))
}

/**
 * The countries and subdivisions under whose law the customer's entries now in force were made. If a system of record knows the customer,
 * only the entries of its records and of records that are verified to be linked with them count: anybody can fill in a form under another
 * law beside somebody's e-mail address, which must neither open nor close what is known about that person.
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

/** Whether it depends on the links between records which law an entry may claim: see `jurisdictionsOf`. */
export function mayClaimLaws(facts: readonly RecordFacts[]): boolean {
  const claims = facts.filter(
    (record) => !isOfSystem(record) && record.consents.some(({ jurisdiction }) => jurisdiction),
  )
  return claims.length > 0 && facts.some(isOfSystem)
}

function speakingAmong(facts: readonly RecordFacts[]): readonly RecordFacts[] {
  return mayClaimLaws(facts) ? linkedGroups(facts, facts.filter(isOfSystem)).flat() : facts
}

/** Of two entries with the same time, neither is later. A corrected version of the same line is later. */
function isOfTimeOf(fact: ConsentFact, held: ConsentFact | undefined): boolean {
  if (held === undefined || fact === held) return held !== undefined
  const isOtherLine = !fact.lineId || fact.lineId !== held.lineId
  return isOtherLine && effectiveAt(fact) === effectiveAt(held)
}

/** For a country or a subdivision. If a subdivision has no entry, its country's applies. */
function majorityIn(place: string): number {
  return policy.majority[place] ?? policy.majority[place.slice(0, 2)] ?? policy.majority.otherwise
}

/** The birthday, in UTC milliseconds, of somebody who was born on `date`, or on its last possible day. */
function adultAt(date: string, age: number): number {
  const [year = '', month = '12', day] = date.split('-')
  // Day 0 of the next month is the last day of this one.
  return day === undefined
    ? Date.UTC(Number(year) + age, Number(month), 0)
    : Date.UTC(Number(year) + age, Number(month) - 1, Number(day))
}
