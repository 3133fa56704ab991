import { linksOf } from './links.ts'
import type { JourneySource, JourneySourceEntry } from './queries.ts'

/**
 * Removes what other sources state about an opportunity, a booking, a contract or a subscription that a system of record states: anybody
 * can send a form that names its id. Such a touchpoint stays on the timeline.
 */
export function withoutOutranked(rows: readonly JourneySource[]): readonly JourneySource[] {
  const stated = new Set(rows.flatMap((row) => (isMove(row) && row.isOfSystem ? linksOf(row) : [])))
  if (stated.size === 0) return rows
  return rows.filter((row) => !isMove(row) || row.isOfSystem || linksOf(row).every((link) => !stated.has(link)))
}

/** Whether it can move a journey in another way than by being the first thing that is known about somebody. */
export function isMove(row: JourneySource): row is JourneySourceEntry {
  return row.entry !== null && (row.milestone !== null || row.entry.kind !== 'TOUCHPOINT')
}
