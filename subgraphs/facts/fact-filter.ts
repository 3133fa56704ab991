import type { Access } from '../../access/access.ts'
import type { Category } from '../../access/categories.ts'
import { isOpenAt } from '../../access/decide.ts'

interface FactRow {
  readonly occurredAt: number
  /** The record that the fact belongs to. */
  readonly recordId: string
}

/**
 * Which facts of a customer may be shown, by category. Null, which is nearly always the case, if neither the customer's choices nor a
 * record with too low a confidence closes any. The categories themselves are open.
 */
export async function factFilter<R extends FactRow>(
  access: Access,
  subject: string,
  categories: readonly Category[],
  categoryOf: (row: R) => Category | null,
): Promise<((row: R) => boolean) | null> {
  const decisions = await Promise.all(
    categories.map(async (category) => [category, await access.decide(subject, category)] as const),
  )
  const closing = new Map(
    decisions.filter(
      ([, decision]) => decision.allowed && (decision.closed.length > 0 || decision.closedRecords !== undefined),
    ),
  )
  if (closing.size === 0) return null
  return (row) => {
    const category = categoryOf(row)
    const decision = category === null ? undefined : closing.get(category)
    return decision === undefined || isOpenAt(decision, row.occurredAt, row.recordId)
  }
}
