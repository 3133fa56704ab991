import { linksOf } from './links.ts'
import type { JourneySource, JourneySourceEntry } from './queries.ts'

/**
 * Without what others than systems of record tell of an opportunity, a booking, a contract or a subscription that a system of record states:
 * anybody can send a form that names its id. Such a touchpoint stays on the timeline.
 */
export function withoutOutranked(rows: readonly JourneySource[]): readonly JourneySource[] {
  const stated = new Set(rows.flatMap((row) => (isMove(row) && row.isOfSystem ? linksOf(row) : [])))
  if (stated.size === 0) return rows
  return rows.filter((row) => !isMove(row) || row.isOfSystem || linksOf(row).every((link) => !stated.has(link)))
}

/** Whether it can move a journey by more than being the first thing that is known of somebody. */
export function isMove(row: JourneySource): row is JourneySourceEntry {
  return row.entry !== null && (row.milestone !== null || row.entry.kind !== 'TOUCHPOINT')
}
