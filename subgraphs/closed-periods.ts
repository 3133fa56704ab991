import type { Access } from '../access/access.ts'
import type { Category } from '../access/categories.ts'
import { fragment, type Params } from '../graph/cypher.ts'
import { minimumConfidence } from './uncertain-records.ts'

/** From and until (exclusive), UTC milliseconds, and ids of the records it is about, null for all: as a statement takes it. */
export type ClosedPeriod = readonly [from: number, until: number, records: readonly string[] | null]

/** What of a customer's facts may count for a request, as statements take it. */
export interface OpenPart extends Params {
  /** What was collected in these times is left out. */
  readonly closed: readonly ClosedPeriod[]
  /** So is what hangs on a record that is the customer's less surely than this. */
  readonly minimum: number
}

/**
 * Of a category that is open: nearly always all. Figures leave out what lists do (`factFilter`).
 */
export async function openPart(access: Access, subject: string, category: Category): Promise<OpenPart> {
  const minimum = minimumConfidence(access.purpose, category)
  const decision = await access.decide(subject, category)
  if (!decision.allowed) return { closed: [], minimum }
  const closed = decision.closed.map(
    ({ from, until, records }) =>
      [from, Math.min(until, Number.MAX_SAFE_INTEGER), records === undefined ? null : [...records]] as const,
  )
  // Records that the viewer may not know of, or that are too uncertain, are left out by their own means.
  const whole = decision.closedBecause === undefined ? [] : [...(decision.closedRecords ?? [])]
  return { closed: whole.length === 0 ? closed : [...closed, [...always, whole]], minimum }
}

const always = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const

/** Whether what happened then on the record is left out. */
export function isIn(periods: readonly ClosedPeriod[], time: number, recordId: string): boolean {
  return periods.some(
    ([from, until, records]) => from <= time && time < until && (records === null || records.includes(recordId)),
  )
}

/** Whether the fact `e` counts, in a statement that takes an `OpenPart`. */
export const isOpenThen = fragment`none(period IN $closed WHERE period[0] <= e.occurredAt AND e.occurredAt < period[1]
                 AND (period[2] IS NULL OR e.recordId IN period[2]))`
