import type { z } from 'zod'
import type { Transaction } from '../../graph/run.ts'
import { tellTimesAhead } from '../../resolution/records/time-ahead.ts'
import type { TakenLine } from '../quarantine/corrected-versions.ts'
import { type Fault, faultOf, refusalFault } from '../quarantine/line-faults.ts'
import { nameLine, quarantineIdOf } from '../quarantine/line-name.ts'
import { idsCorrectedBy, keepRejected, markCorrected, type RejectedLine } from '../quarantine/quarantine.ts'
import { shownFault } from '../quarantine/shown-fault.ts'
import type { LineResult, WrittenLines } from '../runtime/subgraph.ts'

export type Line = Readonly<Record<string, unknown>>

export interface ItemWriter<L> {
  readonly shape: z.ZodType<L>
  /** The record that a line is, or is about. */
  readonly recordIdOf: (line: L) => string
  readonly write: (valid: readonly L[]) => Promise<WrittenLines['results']>
}

export interface WrittenItem {
  readonly status: LineResult['status'] | 'QUARANTINED'
  readonly message: string | null
  /** Null for a line that was refused. */
  readonly recordId: string | null
}

/**
 * Writes the lines that fit the shape and keeps the others in the quarantine: one item per line, in order. A line closes what it corrects.
 */
export async function writeItems<L>(
  transaction: Transaction,
  lines: readonly Line[],
  { shape, write, recordIdOf }: ItemWriter<L>,
  now: Date,
): Promise<readonly WrittenItem[]> {
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
  const rejectedAt = new Map<string, number>()
  const rejected: RejectedLine[] = []
  const taken: (TakenLine & { readonly index: number })[] = []
  const items = outcomes.map(({ line, name, data, result, fault }, index): WrittenItem => {
    if (fault !== null) {
      const text = JSON.stringify(line)
      rejected.push({ name, text, fault })
      rejectedAt.set(quarantineIdOf(name, text), index)
      return { status: 'QUARANTINED', message: fault.message, recordId: null }
    }
    // There must be one result per written line, and no refusal.
    const { status, timesAhead = null } = result as LineResult
    taken.push({ name, line: data, isNews: status !== 'DUPLICATE', index })
    const message = timesAhead === null ? null : tellTimesAhead(timesAhead)
    return { status, message, recordId: data === null ? null : recordIdOf(data) }
  })
  await keepRejected(transaction, rejected, now)
  const isAfter = ({ index }: { readonly index: number }, id: string) => (rejectedAt.get(id) ?? -1) < index
  await markCorrected(transaction, await idsCorrectedBy(transaction.run, taken, isAfter), now)
  return items
}

/** Keeps lines in the quarantine. Their callers do not see the messages, which may contain words of the database. */
export async function keepFailed(
  transaction: Transaction,
  failed: readonly { readonly line: Line; readonly fault: Fault }[],
  now: Date,
): Promise<readonly WrittenItem[]> {
  const rejected = failed.map(({ line, fault }) => ({ name: nameLine(line), text: JSON.stringify(line), fault }))
  await keepRejected(transaction, rejected, now)
  return failed.map(({ fault }) => ({ status: 'QUARANTINED', message: shownFault(fault), recordId: null }))
}
