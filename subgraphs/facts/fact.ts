import { contentHash } from '../../resolution/records/content-hash.ts'
import { toMillis } from '../../resolution/records/line-parts.ts'
import { believedTime, timesAhead } from '../../resolution/records/time-ahead.ts'
import type { Version } from '../../resolution/records/version-order.ts'

/** The fields of every line that states a fact about a record. */
export interface FactLine {
  readonly kind: string
  readonly source: string
  readonly id: string
  readonly occurredAt: string
  readonly observedAt?: string | undefined
  readonly sequence?: number | undefined
}

/** The properties of every fact's node. */
export interface FactProperties extends Version {
  readonly id: string
  readonly source: string
  readonly sourceId: string
  readonly occurredAt: number
  readonly recordedAt: number
  /** Times of the line that were in the future when it arrived, as written. Null if there were none. */
  readonly timesAhead: readonly string[] | null
}

/** `kind:source:id`: the key of idempotency and the node's id. A source's name contains no colon. */
export function factId({ kind, source, id }: Pick<FactLine, 'kind' | 'source' | 'id'>): string {
  return `${kind}:${source}:${id}`
}

/** Unique, and sorts by time as text: the order and the cursor of the timeline. */
export function sortKey(occurredAt: number, id: string): string {
  return `${new Date(occurredAt).toISOString()}_${id}`
}

/** The database's order, which is that of code points. JavaScript's own compares UTF-16 units. */
export function compareSortKeys(a: string, b: string): number {
  if (a === b) return 0
  let same = 0
  while (same < timeLength && a.charCodeAt(same) === b.charCodeAt(same)) same++
  if (same < timeLength) return a < b ? -1 : 1
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

const timeLength = '2026-01-02T03:04:05.678Z'.length

export function factProperties(line: FactLine, recordedAt: number): FactProperties {
  // When its source knew it is not part of the line's content.
  const { observedAt = line.occurredAt, sequence, ...content } = line
  // What is agreed or billed may begin later: its date is business, not a clock's.
  const mayLieAhead = line.kind === 'billing'
  return {
    id: factId(line),
    source: line.source,
    sourceId: line.id,
    occurredAt: mayLieAhead ? toMillis(line.occurredAt) : believedTime(line.occurredAt, recordedAt),
    observedAt: believedTime(observedAt, recordedAt),
    recordedAt,
    timesAhead: timesAhead(
      { ...(!mayLieAhead && { occurredAt: line.occurredAt }), observedAt: line.observedAt },
      recordedAt,
    ),
    sequence: sequence || null,
    arrival: null,
    contentHash: contentHash(content),
  }
}
