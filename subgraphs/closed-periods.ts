import type { Access } from '../access/access.ts'
import type { Category } from '../access/categories.ts'
import { fragment, type Params } from '../graph/cypher.ts'
import { minimumConfidence } from './uncertain-records.ts'

/** From and until (exclusive), in UTC milliseconds, with the ids of the records concerned (null for all), as a statement takes it. */
export type ClosedPeriod = readonly [from: number, until: number, records: readonly string[] | null]

/** Which of a customer's facts may count for a request, as statements take it. */
export interface OpenPart extends Params {
  /** Facts that were collected in these periods are left out. */
  readonly closed: readonly ClosedPeriod[]
  /** So are facts of a record with a lower confidence than this. */
  readonly minimum: number
}

/** For an open category: nearly always all facts. Figures leave out what lists do (`factFilter`). */
export async function openPart(access: Access, subject: string, category: Category): Promise<OpenPart> {
  const minimum = minimumConfidence(access.purpose, category)
  const decision = await access.decide(subject, category)
  if (!decision.allowed) return { closed: [], minimum }
  const closed = decision.closed.map(
    ({ from, until, records }) =>
      [from, Math.min(until, Number.MAX_SAFE_INTEGER), records === undefined ? null : [...records]] as const,
  )
  // Records that the viewer may not know about, or that are too uncertain, are left out elsewhere.
  const whole = decision.closedBecause === undefined ? [] : [...(decision.closedRecords ?? [])]
  return { closed: whole.length === 0 ? closed : [...closed, [...always, whole]], minimum }
}

const always = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const

/** Whether what happened at that time on the record is left out. */
export function isIn(periods: readonly ClosedPeriod[], time: number, recordId: string): boolean {
  return periods.some(
    ([from, until, records]) => from <= time && time < until && (records === null || records.includes(recordId)),
  )
}

/** Whether the fact `e` counts, in a statement that takes an `OpenPart`. */
export const isOpenThen = fragment`none(period IN $closed WHERE period[0] <= e.occurredAt AND e.occurredAt < period[1]
                 AND (period[2] IS NULL OR e.recordId IN period[2]))`
