import { callerOf } from '../../../access/viewer.ts'
import type { FactOwner } from '../../../resolution/records/line-parts.ts'
import { recordIdOf } from '../../../resolution/records/record-id.ts'
import type { FactLines } from '../../facts/fact-lines.ts'
import { writeFactsIn } from '../../facts/write-facts.ts'
import { checkItems, toCount, toIngestResult, withoutNulls } from '../../ingest/ingest-items.ts'
import type { Line } from '../../ingest/write-items.ts'
import { writeItemsOnce } from '../../ingest/write-items-once.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { ResolverDeps } from '../../runtime/subgraph.ts'
import type { EventInput, FeedbackInput, IngestResult } from '../types.generated.ts'

/** Writes the lines that fit the shape and quarantines the others, once per key. Throws LIMIT_EXCEEDED or BAD_USER_INPUT. */
export async function ingestLines<L extends FactOwner>(
  mutation: string,
  lines: readonly Line[],
  idempotencyKey: string,
  { shape, toFact, statements }: FactLines<L>,
  { viewer, write: writeFor }: RequestContext,
  deps: ResolverDeps,
): Promise<IngestResult> {
  checkItems(lines, idempotencyKey)
  const call = { caller: callerOf(viewer), key: idempotencyKey, mutation }
  const now = deps.now()
  const written = await writeItemsOnce(
    call,
    lines,
    {
      shape,
      recordIdOf,
      inTransaction: (work) =>
        writeFor(`engagement.${mutation}`, (transaction) =>
          work(transaction, async (valid) => {
            const facts = valid.map((line) => toFact(line, now.getTime()))
            return (await writeFactsIn(transaction, facts, statements, deps)).results
          }),
        ),
    },
    now,
  )
  return toIngestResult(written)
}

/** In the form of a line of a file. */
export function toLine(
  kind: string,
  { record, identifier, occurredAt, observedAt, sequence, properties, ...item }: EventInput | FeedbackInput,
): Line {
  return withoutNulls({
    kind,
    ...item,
    record: record ? { source: record.source, id: record.sourceId } : null,
    identifier: identifier ? withoutNulls({ ...identifier }) : null,
    occurredAt: occurredAt.toISOString(),
    observedAt: observedAt?.toISOString(),
    sequence: toCount(sequence),
    properties: properties ?? {},
  })
}
