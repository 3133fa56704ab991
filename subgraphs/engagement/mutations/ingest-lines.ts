import type { FactOwner } from '../../../resolution/line-parts.ts'
import { recordIdOf } from '../../../resolution/record-id.ts'
import type { RequestContext } from '../../context.ts'
import type { FactLines } from '../../fact-lines.ts'
import { checkItems, type Line, toCount, toIngestResult, withoutNulls, writeItemsOnce } from '../../ingest-items.ts'
import type { ResolverDeps } from '../../subgraph.ts'
import { writeFactsIn } from '../../write-facts.ts'
import type { EventInput, FeedbackInput, IngestResult } from '../types.generated.ts'

/** Writes what the shape takes and quarantines the rest, once a key. Throws LIMIT_EXCEEDED or BAD_USER_INPUT. */
export async function ingestLines<L extends FactOwner>(
  mutation: string,
  lines: readonly Line[],
  idempotencyKey: string,
  { shape, toFact, statements }: FactLines<L>,
  { viewer, write: writeFor }: RequestContext,
  deps: ResolverDeps,
): Promise<IngestResult> {
  checkItems(lines, idempotencyKey)
  const call = { clientId: viewer.clientId, subject: viewer.subject, key: idempotencyKey, mutation }
  const { value: written } = await writeFor(`engagement.${mutation}`, (transaction) => {
    const now = deps.now()
    const write = async (valid: readonly L[]) => {
      const facts = valid.map((line) => toFact(line, now.getTime()))
      return (await writeFactsIn(transaction, facts, statements, deps)).results
    }
    return writeItemsOnce(transaction, call, lines, { shape, write, recordIdOf }, now)
  })
  return toIngestResult(written)
}

/** As a line of a file would have it. */
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
