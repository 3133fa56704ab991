import { runOnce } from '../../../graph/idempotency.ts'
import type { RequestContext } from '../../context.ts'
import type { FactLines } from '../../fact-lines.ts'
import { checkItems, toIngestResult, withoutNulls, writeItems } from '../../ingest-items.ts'
import type { Line } from '../../refused-lines.ts'
import type { SubgraphDeps } from '../../subgraph.ts'
import { writeFactsIn } from '../../write-facts.ts'
import type { EventInput, FeedbackInput, IngestResult } from '../types.generated.ts'

/** Writes what the shape takes and quarantines the rest, once a key. Throws LIMIT_EXCEEDED or BAD_USER_INPUT. */
export async function ingestLines<L>(
  mutation: string,
  lines: readonly Line[],
  idempotencyKey: string,
  { shape, toFact, statements }: FactLines<L>,
  { viewer, addBookmarks }: RequestContext,
  deps: SubgraphDeps,
): Promise<IngestResult> {
  checkItems(lines, idempotencyKey)
  const call = { clientId: viewer.clientId, key: idempotencyKey, input: [mutation, lines] }
  const { value: once, bookmarks } = await deps.graph.write(`engagement.${mutation}`, (transaction) => {
    const now = deps.now().getTime()
    const write = async (valid: readonly L[]) => {
      const facts = valid.map((line) => toFact(line, now))
      return (await writeFactsIn(transaction, facts, statements, deps)).results
    }
    return runOnce(transaction, call, deps.now(), () => writeItems(transaction, lines, { shape, write }, now))
  })
  addBookmarks(bookmarks)
  return toIngestResult(once)
}

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
