import type { Access } from '../access/access.ts'
import type { Category } from '../access/categories.ts'

/** From and until (exclusive), UTC milliseconds: as a statement takes it. */
export type ClosedPeriod = readonly [from: number, until: number]

/**
 * The times of which nothing that was collected about a customer may count for this request, though the category is open: empty nearly
 * always. Figures leave facts of these times out, as lists do (`factFilter`).
 */
export async function closedPeriods(
  access: Access,
  subject: string,
  category: Category,
): Promise<readonly ClosedPeriod[]> {
  const decision = await access.decide(subject, category)
  if (!decision.allowed) return []
  return decision.closed.map(({ from, until }) => [from, Math.min(until, Number.MAX_SAFE_INTEGER)])
}

export function isIn(periods: readonly ClosedPeriod[], time: number): boolean {
  return periods.some(([from, until]) => from <= time && time < until)
}
