import type { Access } from '../access/access.ts'
import type { Category } from '../access/categories.ts'
import { isOpenAt, opensRecord } from '../access/decide.ts'
import { compareSortKeys } from './fact.ts'
import type { Page, StreamRow } from './keyset-page.ts'

interface FactRow extends StreamRow {
  readonly occurredAt: number
  /** It hangs on. */
  readonly recordId: string
}

type Part = Pick<Page, 'above' | 'below' | 'limit'>

/** Reads that found nothing to show, before a page is given up as the last. */
const maxReads = 50

/**
 * Which facts of a customer may be shown, by category: null where neither the customer's will nor a record too unsurely theirs closes any,
 * which is nearly always. The categories themselves are open.
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
    return decision === undefined || (isOpenAt(decision, row.occurredAt) && opensRecord(decision, row.recordId))
  }
}

/** The rows of a page that pass; reads on behind those that do not, so that pages stay full and no cursor tells of a closed fact. */
export async function readOpenRows<R extends StreamRow>(
  { above, below, limit, direction }: Page,
  isOpen: ((row: R) => boolean) | null,
  read: (part: Part) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  let part: Part = { above, below, limit }
  if (isOpen === null) return read(part)
  const isOlder = direction === 'OLDER'
  const open: R[] = []
  for (let reads = 0; reads < maxReads; reads++) {
    const rows = (await read(part)).toSorted((a, b) =>
      isOlder ? compareSortKeys(b.sk, a.sk) : compareSortKeys(a.sk, b.sk),
    )
    // Each record is read up to the limit: beyond it, rows of some are missing between those of others.
    const whole = rows.slice(0, limit)
    open.push(...whole.filter(isOpen))
    const last = whole.at(-1)
    if (last === undefined || rows.length < limit || open.length >= limit) break
    part = isOlder ? { ...part, below: last.sk } : { ...part, above: last.sk }
  }
  return open
}
