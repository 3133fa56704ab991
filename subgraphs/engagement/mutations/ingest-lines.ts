import { createHash } from 'node:crypto'
import { z } from 'zod'
import { limits } from '../../../config.ts'
import { codedError } from '../../../errors.ts'
import { runOnce } from '../../../graph/idempotency.ts'
import type { Transaction } from '../../../graph/run.ts'
import type { RequestContext } from '../../context.ts'
import type { SubgraphDeps } from '../../subgraph.ts'
import { writeFactsIn } from '../../write-facts.ts'
import type { EventInput, FeedbackInput, IngestItem, IngestResult, IngestStatus } from '../types.generated.ts'
import { quarantineLines } from '../write-queries.ts'
import type { LineWriter } from '../writers.ts'

type Line = Readonly<Record<string, unknown>>

/** Writes what the shape takes and quarantines the rest, once a key. Throws LIMIT_EXCEEDED or BAD_USER_INPUT. */
export async function ingestLines<L>(
  mutation: string,
  lines: readonly Line[],
  idempotencyKey: string,
  writer: LineWriter<L>,
  { viewer, addBookmarks }: RequestContext,
  deps: SubgraphDeps,
): Promise<IngestResult> {
  if (lines.length > limits.ingestItems)
    throw codedError(
      'LIMIT_EXCEEDED',
      `At most ${limits.ingestItems} items at once: send the others in a call of their own.`,
      {
        limit: 'ingestItems',
      },
    )
  checkKey(idempotencyKey)
  const call = { clientId: viewer.clientId, key: idempotencyKey, input: [mutation, lines] }
  const { value: once, bookmarks } = await deps.graph.write(`engagement.${mutation}`, (transaction) =>
    runOnce(transaction, call, deps.now(), () => writeItems(transaction, lines, writer, deps)),
  )
  addBookmarks(bookmarks)
  if (once.outcome === 'REUSED') return keyReused
  const count = (status: IngestStatus) => once.value.filter((item) => item.status === status).length
  return {
    __typename: 'IngestSuccess',
    items: once.value,
    accepted: count('ACCEPTED'),
    updated: count('UPDATED'),
    duplicate: count('DUPLICATE'),
    quarantined: count('QUARANTINED'),
  }
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

/** As a line of a file would have it. */
export function toLine(
  kind: string,
  { record, identifier, occurredAt, observedAt, properties, ...item }: EventInput | FeedbackInput,
): Line {
  return withoutNulls({
    kind,
    ...item,
    record: record ? { source: record.source, id: record.sourceId } : null,
    identifier: identifier ? withoutNulls({ ...identifier }) : null,
    occurredAt: occurredAt.toISOString(),
    observedAt: observedAt?.toISOString(),
    properties: properties ?? {},
  })
}

/** GraphQL's null is a line's absent key. */
function withoutNulls(object: Line): Line {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined))
}

async function writeItems<L>(
  transaction: Transaction,
  lines: readonly Line[],
  { shape, toFact, statements }: LineWriter<L>,
  deps: SubgraphDeps,
): Promise<readonly IngestItem[]> {
  const now = deps.now().getTime()
  const parsed = lines.map((line) => ({ line, result: shape.safeParse(line) }))
  const refused = parsed.flatMap(({ line, result }) => (result.success ? [] : [quarantined(line, result.error)]))
  if (refused.length > 0) await transaction.run(quarantineLines, { lines: refused, at: now })
  const facts = parsed.flatMap(({ result }) => (result.success ? [toFact(result.data, now)] : []))
  const written = (await writeFactsIn(transaction, facts, statements, deps)).values()
  const messages = refused.map(({ message }) => message).values()
  return parsed.map(({ result }, index): IngestItem => {
    if (!result.success) return { index, status: 'QUARANTINED', message: messages.next().value ?? null }
    return { index, status: written.next().value?.status ?? 'DUPLICATE', message: null }
  })
}

/** The same refused line is the same node, however often it comes. */
function quarantined(line: Line, error: z.ZodError) {
  const text = JSON.stringify(line)
  return {
    id: createHash('sha256').update(text).digest('hex').slice(0, 32),
    kind: String(line.kind),
    source: String(line.source),
    sourceId: String(line.id),
    line: text,
    message: z.prettifyError(error).replace(/\s*\n\s*/g, ' '),
  }
}
