import { currentStates } from './consent-state.ts'
import type { BirthFacts, RecordFacts } from './facts.ts'
import { policy } from './policy.ts'

/** A record's birth date as understood. */
export interface Birth {
  /** Days, months or years that it may mean (ISO); empty: unreadable. */
  readonly dates: readonly string[]
  /** ISO 3166 of where the person lives; null: not known. */
  readonly country: string | null
}

export type ReadBirth = (facts: BirthFacts, now: number) => Birth

/**
 * Whether the customer may be below the age at which the country lets them decide alone. A date that can be read in two ways counts as
 * the later one, unless another record tells a date that is sure. What a system of record states stands before what other sources say; what
 * nobody declared, or was bought, does not count.
 * Nobody's age known: taken for an adult.
 */
export function isMinor(facts: readonly RecordFacts[], now: number, readBirth: ReadBirth): boolean {
  // Whoever may write a record could otherwise make a minor of anybody, and bought or listed data must not show by what they close.
  const told = facts.flatMap(({ role, licence, birth, isDeclared }) =>
    birth && !licence && isDeclared ? [{ role, ...readBirth(birth, now) }] : [],
  )
  const births: readonly Birth[] = told
  const legible = told.filter(({ dates }) => dates.length > 0)
  const trusted = legible.filter(({ role }) => role === 'SYSTEM_OF_RECORD')
  const readable = trusted.length > 0 ? trusted : legible
  if (readable.length === 0) return false
  const homes = countriesOf(births)
  // What an entry states only ever restricts: where nobody knows the home, the age is that of no country in particular.
  const stated = jurisdictionsOf(facts, now).map((code) => code.slice(0, 2))
  const ages = [...homes, ...stated].map(ageIn)
  const age = Math.max(homes.length === 0 ? policy.ageByCountry.otherwise : 0, ...ages)
  const readings = readable.map(({ dates }) => new Set(dates.map((date) => adultAt(date, age) <= now)))
  const sure = readings.filter(({ size }) => size === 1)
  return (sure.length === 0 ? readings : sure).some((reading) => reading.has(false))
}

/** Countries and subdivisions whose law the customer's entries now in force were made under. */
export function jurisdictionsOf(facts: readonly RecordFacts[], now: number): readonly string[] {
  const stated = facts.flatMap((record) =>
    record.consents.some(({ jurisdiction }) => jurisdiction) ? currentStates(record, now) : [],
  )
  return [...new Set(stated.flatMap(({ jurisdiction }) => (jurisdiction ? [jurisdiction] : [])))]
}

function ageIn(country: string): number {
  return policy.ageByCountry[country] ?? policy.ageByCountry.otherwise
}

function countriesOf(births: readonly Birth[]): readonly string[] {
  return births.flatMap(({ country }) => (country === null ? [] : [country]))
}

/** When whoever was born on, or at the latest in, `date` has the birthday. UTC milliseconds. */
function adultAt(date: string, age: number): number {
  const [year = '', month = '12', day] = date.split('-')
  // Day 0 of the next month is the last of this one.
  return day === undefined
    ? Date.UTC(Number(year) + age, Number(month), 0)
    : Date.UTC(Number(year) + age, Number(month) - 1, Number(day))
}
