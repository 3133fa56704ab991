import { codeOf } from '../../errors.ts'
import { type IdempotentCall, type Once, runOnce } from '../../graph/idempotency.ts'
import type { Transaction, Written } from '../../graph/run.ts'
import { subjectsOfRecords } from '../../resolution/neighbourhood/block-queries.ts'
import type { Fault } from '../quarantine/line-faults.ts'
import { writeAfterFailure, writeFault } from './write-in-halves.ts'
import { type ItemWriter, keepFailed, type Line, type WrittenItem, writeItems } from './write-items.ts'

export interface IngestedItem extends Pick<WrittenItem, 'status' | 'message'> {
  readonly index: number
}

/** The outcome of each item, and the customers or accounts concerned, for the audit. */
export type WrittenItems = Once<readonly IngestedItem[]> & TouchedSubjects

interface TouchedSubjects {
  /** The subject whose data were written. Null for a line that was refused. */
  readonly writtenSubjects: readonly (string | null)[]
  /** The subject about whom the caller learned that a record or fact already exists. */
  readonly foundSubjects: readonly (string | null)[]
}

interface ItemsWriter<L> extends Omit<ItemWriter<L>, 'write'> {
  /** One transaction. `write` writes lines that fit the shape in it. */
  readonly inTransaction: <T>(
    work: (transaction: Transaction, write: ItemWriter<L>['write']) => Promise<T>,
  ) => Promise<Written<T>>
}

/**
 * Writes lines once for each key of the client, in one transaction. If the database fails unexpectedly, they are written in halves instead,
 * and only the lines that fail alone are refused. Throws FORBIDDEN if a line names a source that is not the caller's.
 */
export async function writeItemsOnce<L>(
  { mutation, ...client }: Omit<IdempotentCall, 'input'> & { readonly mutation: string },
  lines: readonly Line[],
  { inTransaction, ...writer }: ItemsWriter<L>,
  now: Date,
): Promise<WrittenItems> {
  const call = { ...client, input: [mutation, lines] }
  // All lines: a refused line is kept for replay, which no longer checks the caller.
  const sources = lines.flatMap(sourcesNamedBy)

  async function begin<T>(work: Parameters<typeof inTransaction<T>>[0]): Promise<T> {
    const { value } = await inTransaction((transaction, write) => {
      transaction.writeFor(sources)
      return work(transaction, write)
    })
    return value
  }

  async function once(transaction: Transaction, write: () => Promise<readonly WrittenItem[]>): Promise<WrittenItems> {
    let touched: TouchedSubjects = { writtenSubjects: [], foundSubjects: [] }
    const done = await runOnce(transaction, call, now, async () => {
      const items = await write()
      touched = await touchedSubjects(transaction, items)
      return items.map(({ status, message }, index): IngestedItem => ({ index, status, message }))
    })
    return { ...done, ...touched }
  }

  try {
    return await begin((transaction, write) =>
      once(transaction, () => writeItems(transaction, lines, { ...writer, write }, now)),
    )
  } catch (error) {
    throwUnlessOfLines(error)
    const outcomes = await writeAfterFailure<Line, WrittenItem | Fault>(
      lines,
      error,
      (part) => begin((transaction, write) => writeItems(transaction, part, { ...writer, write }, now)),
      (failure) => {
        throwUnlessOfLines(failure)
        return writeFault(failure)
      },
    )
    const failed = lines.flatMap((line, index) => {
      const fault = outcomes[index]
      return fault !== undefined && 'rule' in fault ? [{ line, fault }] : []
    })
    return await begin((transaction) =>
      once(transaction, async () => {
        const kept = (await keepFailed(transaction, failed, now)).values()
        return outcomes.flatMap((item) => ('rule' in item ? (kept.next().value ?? []) : item))
      }),
    )
  }
}

/** Passes on failures for which no line is at fault, such as an unreachable database. */
function throwUnlessOfLines(error: unknown): void {
  const code = codeOf(error)
  if (code !== null && code !== 'INTERNAL_SERVER_ERROR') throw error
}

async function touchedSubjects(transaction: Transaction, items: readonly WrittenItem[]): Promise<TouchedSubjects> {
  const [written, found] = [new Set<string | null>(), new Set<string | null>()]
  for (const { status, recordId } of items) (status === 'DUPLICATE' ? found : written).add(recordId)
  return {
    writtenSubjects: await subjectsOf(transaction, written),
    foundSubjects: await subjectsOf(transaction, found),
  }
}

/** For a record that is nobody's, the record itself. */
async function subjectsOf(
  transaction: Transaction,
  recordIds: ReadonlySet<string | null>,
): Promise<readonly (string | null)[]> {
  const ids = [...recordIds].filter((id) => id !== null)
  const rows = ids.length === 0 ? [] : await transaction.run(subjectsOfRecords, { recordIds: ids })
  const subjectByRecord = new Map(rows.map(({ recordId, subjectId }) => [recordId, subjectId]))
  return [...new Set([...recordIds].map((id) => (id === null ? null : (subjectByRecord.get(id) ?? id))))]
}

/** Every source that a line names, at any place. */
function sourcesNamedBy(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => {
    if (freeParts.has(key)) return []
    return key === 'source' ? [String(item)] : sourcesNamedBy(item)
  })
}

/** The source's free part. */
const freeParts: ReadonlySet<string> = new Set(['attributes', 'properties'])
