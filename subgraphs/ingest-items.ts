import type { z } from 'zod'
import { limits } from '../config.ts'
import { codedError } from '../errors.ts'
import type { Once } from '../graph/idempotency.ts'
import type { Transaction } from '../graph/run.ts'
import { tellTimesAhead } from '../resolution/time-ahead.ts'
import { keepRefusedLines, type Line, refusedLine } from './refused-lines.ts'
import type { LineResult } from './subgraph.ts'

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
    throw codedError('BAD_USER_INPUT', 'idempotencyKey must have 1 to 200 characters.')
}

export const keyReused = {
  __typename: 'IdempotencyKeyReused',
  message: 'This idempotencyKey was used for other input: take a new one.',
} as const

/** Writes what the shape takes and keeps the rest for replay: one item a line, in order. */
export async function writeItems<L>(
  transaction: Transaction,
  lines: readonly Line[],
  { shape, write }: { readonly shape: z.ZodType<L>; write(valid: readonly L[]): Promise<readonly LineResult[]> },
  now: number,
): Promise<readonly IngestedItem[]> {
  const parsed = lines.map((line) => ({ line, result: shape.safeParse(line) }))
  const refused = parsed.flatMap(({ line, result }) => (result.success ? [] : [refusedLine(line, result.error)]))
  if (refused.length > 0) await transaction.run(keepRefusedLines, { lines: refused, at: now })
  const valid = parsed.flatMap(({ result }) => (result.success ? [result.data] : []))
  const written = (await write(valid)).values()
  const messages = refused.map(({ message }) => message).values()
  return parsed.map(({ result }, index) => {
    if (!result.success) return { index, status: 'QUARANTINED', message: messages.next().value ?? null }
    const { status, timesAhead = null } = written.next().value ?? { status: 'DUPLICATE' as const }
    return { index, status, message: timesAhead === null ? null : tellTimesAhead(timesAhead) }
  })
}

/** What the mutation answers. */
export function toIngestResult(once: Once<readonly IngestedItem[]>) {
  if (once.outcome === 'REUSED') return keyReused
  const items = once.value
  const count = (status: IngestedItem['status']) => items.filter((item) => item.status === status).length
  return {
    __typename: 'IngestSuccess' as const,
    items,
    accepted: count('ACCEPTED'),
    updated: count('UPDATED'),
    duplicate: count('DUPLICATE'),
    quarantined: count('QUARANTINED'),
  }
}

/** GraphQL's null is a line's absent key. */
export function withoutNulls(object: Line): Line {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined))
}
