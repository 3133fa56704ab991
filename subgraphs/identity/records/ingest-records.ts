import { callerOf } from '../../../access/viewer.ts'
import { limits } from '../../../config.ts'
import { codedError } from '../../../errors.ts'
import { recordIdOfRef } from '../../../resolution/records/record-id.ts'
import { listSeparator, recordLine } from '../../../resolution/records/record-line.ts'
import { writeAndResolve } from '../../../resolution/write/write-and-resolve.ts'
import { type WrittenRecords, writeRecords } from '../../../resolution/write/write-records.ts'
import { checkItems, toCount, toIngestResult, withoutNulls } from '../../ingest/ingest-items.ts'
import { writeItemsOnce } from '../../ingest/write-items-once.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { ResolverDeps } from '../../runtime/subgraph.ts'
import type { IngestResult, MutationIngestRecordsArgs, RecordInput } from '../types.generated.ts'

/** Returns the earlier result for the same key. Throws LIMIT_EXCEEDED or BAD_USER_INPUT. */
export async function ingestRecords(
  { records, idempotencyKey }: MutationIngestRecordsArgs,
  { viewer, write: writeFor }: RequestContext,
  deps: ResolverDeps,
): Promise<IngestResult> {
  checkItems(records, idempotencyKey)
  checkIdentifiers(records)
  const lines = records.map(toLine)
  const call = { caller: callerOf(viewer), key: idempotencyKey, mutation: 'ingestRecords' }
  const graph = { read: deps.graph.read, write: writeFor }
  const written = await writeItemsOnce(
    call,
    lines,
    {
      shape: recordLine,
      recordIdOf: recordIdOfRef,
      inTransaction: (work) =>
        writeAndResolve(graph, 'identity.ingestRecords', deps, async (transaction) => {
          let compared: WrittenRecords['compared'] = null
          const value = await work(transaction, async (valid) => {
            const written = await writeRecords(transaction, valid, deps)
            compared = written.compared
            return written.value
          })
          return { value, compared }
        }),
    },
    deps.now(),
  )
  return toIngestResult(written)
}

/** Records that share many identifiers are compared with each other by each of them. Throws LIMIT_EXCEEDED. */
function checkIdentifiers(records: readonly RecordInput[]): void {
  const values = records.flatMap(({ identifiers }) => identifiers ?? []).map(({ value }) => value)
  // A field may contain a list.
  const count = values.reduce((sum, value) => sum + value.split(listSeparator).length, 0)
  if (count <= limits.ingestIdentifiers) return
  const message = `The records of one call may have at most ${limits.ingestIdentifiers} identifiers: send the others in further calls.`
  throw codedError('LIMIT_EXCEEDED', message, { limit: 'ingestIdentifiers' })
}

/** In the form of a line of a file. */
function toLine({ observedAt, sequence, endedAt, identifiers, relations, attributes, type, ...record }: RecordInput) {
  return withoutNulls({
    kind: 'record',
    ...record,
    type: type ?? 'PERSON',
    observedAt: observedAt.toISOString(),
    sequence: toCount(sequence),
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
