import { createHash } from 'node:crypto'
import { z } from 'zod'
import { limits } from '../../config.ts'
import { codedError } from '../../errors.ts'
import { runOnce } from '../../graph/idempotency.ts'
import type { Transaction } from '../../graph/run.ts'
import { type RecordLine, recordLine } from '../../resolution/record-line.ts'
import type { ResolutionDeps } from '../../resolution/resolve-records.ts'
import { writeRecords } from '../../resolution/write-records.ts'
import { writeSettled } from '../../resolution/write-settled.ts'
import type { RequestContext } from '../context.ts'
import type { SubgraphDeps } from '../subgraph.ts'
import { quarantineRecords } from './queries.ts'
import type {
  IngestItem,
  IngestResult,
  IngestStatus,
  MutationIngestRecordsArgs,
  RecordInput,
} from './types.generated.ts'

/** Answers what the same key answered before; throws LIMIT_EXCEEDED or BAD_USER_INPUT. */
export async function ingestRecords(
  { records, idempotencyKey }: MutationIngestRecordsArgs,
  { viewer, addBookmarks }: RequestContext,
  deps: SubgraphDeps,
): Promise<IngestResult> {
  if (records.length > limits.ingestItems)
    throw codedError('LIMIT_EXCEEDED', `At most ${limits.ingestItems} records at once.`, { limit: 'ingestItems' })
  if (idempotencyKey.length < 1 || idempotencyKey.length > 200)
    throw codedError('BAD_USER_INPUT', 'idempotencyKey must have 1 to 200 characters.')
  const lines = records.map(toLine)
  const call = { clientId: viewer.clientId, key: idempotencyKey, input: ['ingestRecords', lines] }
  const { value: once, bookmarks } = await writeSettled(
    deps.graph,
    'identity.ingestRecords',
    deps,
    (transaction, settling) => runOnce(transaction, call, deps.now(), () => writeItems(transaction, lines, settling)),
  )
  addBookmarks(bookmarks)
  if (once.outcome === 'REUSED')
    return {
      __typename: 'IdempotencyKeyReused',
      message: 'This idempotencyKey was used for other records: take a new one.',
    }
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

/** As a line of a file would have it. */
function toLine({ observedAt, endedAt, identifiers, relations, attributes, type, ...record }: RecordInput) {
  return withoutNulls({
    kind: 'record',
    ...record,
    type: type ?? 'PERSON',
    observedAt: observedAt.toISOString(),
    endedAt: endedAt?.toISOString(),
    identifiers: (identifiers ?? []).map(({ verifiedAt, ...identifier }) =>
      withoutNulls({ ...identifier, verifiedAt: verifiedAt?.toISOString() }),
    ),
    attributes: attributes ?? {},
    relations: (relations ?? []).map(({ to, from, until, ...relation }) =>
      withoutNulls({
        ...relation,
        to: { source: to.source, id: to.sourceId },
        from: from?.toISOString(),
        until: until?.toISOString(),
      }),
    ),
  })
}

/** GraphQL's null is a line's absent key. */
function withoutNulls(object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined))
}

async function writeItems(
  transaction: Transaction,
  lines: readonly Readonly<Record<string, unknown>>[],
  deps: ResolutionDeps,
): Promise<readonly IngestItem[]> {
  const parsed = lines.map((line) => ({ line, result: recordLine.safeParse(line) }))
  const valid = parsed.flatMap(({ result }): readonly RecordLine[] => (result.success ? [result.data] : []))
  const refused = parsed.flatMap(({ line, result }) =>
    result.success ? [] : [{ line, message: messageOf(result.error) }],
  )
  if (refused.length > 0)
    await transaction.run(quarantineRecords, { lines: refused.map(quarantined), at: deps.now().getTime() })
  const written = (await writeRecords(transaction, valid, deps)).values()
  const messages = refused.map(({ message }) => message).values()
  return parsed.map(({ result }, index): IngestItem => {
    if (!result.success) return { index, status: 'QUARANTINED', message: messages.next().value ?? null }
    return { index, status: written.next().value?.status ?? 'DUPLICATE', message: null }
  })
}

function messageOf(error: z.ZodError): string {
  return z.prettifyError(error).replace(/\s*\n\s*/g, ' ')
}

/** The same refused line is the same node, however often it comes. */
function quarantined({
  line,
  message,
}: {
  readonly line: Readonly<Record<string, unknown>>
  readonly message: string
}) {
  const text = JSON.stringify(line)
  return {
    id: createHash('sha256').update(text).digest('hex').slice(0, 32),
    source: String(line.source),
    sourceId: String(line.id),
    line: text,
    message,
  }
}
