import type { z } from 'zod'
import { limits } from '../config.ts'
import { codedError } from '../errors.ts'
import { type IdempotentCall, type Once, runOnce } from '../graph/idempotency.ts'
import type { Transaction } from '../graph/run.ts'
import { subjectsOfRecords } from '../resolution/block-queries.ts'
import { tellTimesAhead } from '../resolution/time-ahead.ts'
import { faultOf, refusalFault } from './quarantine/line-faults.ts'
import { nameLine, quarantineIdOf } from './quarantine/line-name.ts'
import { idsSettledBy, keepRejected, markSettled, type RejectedLine } from './quarantine/quarantine.ts'
import type { TakenLine } from './quarantine/settled-versions.ts'
import type { LineResult, WrittenLines } from './subgraph.ts'

export type Line = Readonly<Record<string, unknown>>

export interface IngestedItem {
  readonly index: number
  readonly status: LineResult['status'] | 'QUARANTINED'
  readonly message: string | null
}

/** Throws LIMIT_EXCEEDED or BAD_USER_INPUT. */
export function checkItems(items: readonly unknown[], idempotencyKey: string): void {
  if (items.length > limits.ingestItems) {
    const message = `At most ${limits.ingestItems} items at once: send the others in a call of their own.`
    throw codedError('LIMIT_EXCEEDED', message, { limit: 'ingestItems' })
  }
  checkKey(idempotencyKey)
}

/** Throws BAD_USER_INPUT. */
export function checkKey(idempotencyKey: string): void {
  if (idempotencyKey.length < 1 || idempotencyKey.length > 200)
    throw codedError('BAD_USER_INPUT', '`idempotencyKey` must have 1 to 200 characters.')
}

export const keyReused = {
  __typename: 'IdempotencyKeyReused',
  message: 'This `idempotencyKey` was already used for other input: use a new one.',
} as const

interface ItemWriter<L> {
  readonly shape: z.ZodType<L>
  /** The record that a line is, or is about. */
  readonly recordIdOf: (line: L) => string
  readonly write: (valid: readonly L[]) => Promise<WrittenLines['results']>
}

/** What became of the items, and for the audit customers or accounts. */
export type WrittenItems = Once<readonly IngestedItem[]> & TouchedSubjects

interface TouchedSubjects {
  /** Whose data were written; null for a line that was refused. */
  readonly writtenSubjects: readonly (string | null)[]
  /** Of whom the caller learned that a record or fact exists already. */
  readonly foundSubjects: readonly (string | null)[]
}

/** Writes lines once for each key of the client. Throws FORBIDDEN where one of them names a source that is not the caller's. */
export async function writeItemsOnce<L>(
  transaction: Transaction,
  call: Omit<IdempotentCall, 'input'> & { readonly mutation: string },
  lines: readonly Line[],
  writer: ItemWriter<L>,
  now: Date,
): Promise<WrittenItems> {
  // Of all: what is refused is kept for replay, which asks nobody any more.
  transaction.writeFor(lines.flatMap(sourcesNamedBy))
  const { mutation, ...client } = call
  let touched: TouchedSubjects = { writtenSubjects: [], foundSubjects: [] }
  const once = await runOnce(transaction, { ...client, input: [mutation, lines] }, now, async () => {
    const { items, recordIds, foundRecordIds } = await writeItems(transaction, lines, writer, now)
    const [writtenSubjects, foundSubjects] = [
      await subjectsOf(transaction, recordIds),
      await subjectsOf(transaction, foundRecordIds),
    ]
    touched = { writtenSubjects, foundSubjects }
    return items
  })
  return { ...once, ...touched }
}

/** Of a record that is nobody's the record itself. */
async function subjectsOf(
  transaction: Transaction,
  recordIds: ReadonlySet<string | null>,
): Promise<readonly (string | null)[]> {
  const ids = [...recordIds].filter((id) => id !== null)
  const rows = ids.length === 0 ? [] : await transaction.run(subjectsOfRecords, { recordIds: ids })
  const subjectByRecord = new Map(rows.map(({ recordId, subjectId }) => [recordId, subjectId]))
  return [...new Set([...recordIds].map((id) => (id === null ? null : (subjectByRecord.get(id) ?? id))))]
}

/** Every source that a line names, at whatever place. */
function sourcesNamedBy(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => {
    if (freeParts.has(key)) return []
    return key === 'source' ? [String(item)] : sourcesNamedBy(item)
  })
}

/** What a source says in its own words. */
const freeParts: ReadonlySet<string> = new Set(['attributes', 'properties'])

/** Writes what the shape takes and keeps the rest in the quarantine: one item a line, in order. A line settles what it corrects. */
async function writeItems<L>(
  transaction: Transaction,
  lines: readonly Line[],
  { shape, write, recordIdOf }: ItemWriter<L>,
  now: Date,
): Promise<{
  readonly items: readonly IngestedItem[]
  /** Of what was written; null of a line that was refused. */
  readonly recordIds: ReadonlySet<string | null>
  /** Of what was there already. */
  readonly foundRecordIds: ReadonlySet<string>
}> {
  const parsed = lines.map((line) => {
    const { data = null, error } = shape.safeParse(line)
    return { line, name: nameLine(line), data, fault: error === undefined ? null : faultOf(error, line) }
  })
  const results = (await write(parsed.flatMap(({ data }) => (data === null ? [] : [data])))).values()
  const outcomes = parsed.map(({ data, fault, ...item }) => {
    const written = data === null ? undefined : results.next().value
    const refusal = written !== undefined && 'message' in written ? refusalFault(written) : fault
    return { ...item, data, result: written, fault: refusal }
  })
  const recordIds = new Set<string | null>()
  const foundRecordIds = new Set<string>()
  const rejectedAt = new Map<string, number>()
  const rejected: RejectedLine[] = []
  const taken: (TakenLine & { readonly index: number })[] = []
  const items = outcomes.map(({ line, name, data, result, fault }, index): IngestedItem => {
    if (fault !== null) {
      const text = JSON.stringify(line)
      rejected.push({ name, text, fault })
      rejectedAt.set(quarantineIdOf(name, text), index)
      recordIds.add(null)
      return { index, status: 'QUARANTINED', message: fault.message }
    }
    // One result a line that was written, and no refusal, which is a fault.
    const { status, timesAhead = null } = result as LineResult
    if (data !== null) (status === 'DUPLICATE' ? foundRecordIds : recordIds).add(recordIdOf(data))
    taken.push({ name, line: data, isNews: status !== 'DUPLICATE', index })
    return { index, status, message: timesAhead === null ? null : tellTimesAhead(timesAhead) }
  })
  await keepRejected(transaction, rejected, now)
  const isAfter = ({ index }: { readonly index: number }, id: string) => (rejectedAt.get(id) ?? -1) < index
  await markSettled(transaction, await idsSettledBy(transaction.run, taken, isAfter), now)
  return { items, recordIds, foundRecordIds }
}

/** What the mutation answers. */
export function toIngestResult(once: WrittenItems) {
  if (once.outcome === 'REUSED') return keyReused
  const items = once.value
  const count = (status: IngestedItem['status']) => items.filter((item) => item.status === status).length
  return {
    __typename: 'IngestSuccess' as const,
    items,
    writtenSubjects: once.writtenSubjects,
    foundSubjects: once.foundSubjects,
    accepted: count('ACCEPTED'),
    updated: count('UPDATED'),
    duplicate: count('DUPLICATE'),
    quarantined: count('QUARANTINED'),
  }
}

/** A count that GraphQL read, as a line has it. One beyond 2^53 keeps its digits as text, which the line's shape refuses. */
export function toCount(value: number | bigint | null | undefined): number | string | null {
  if (value === null || value === undefined) return null
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
}

/** GraphQL's null is a line's absent key. */
export function withoutNulls(object: Line): Line {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined))
}
