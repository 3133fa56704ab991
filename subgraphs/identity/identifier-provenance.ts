import type { RequestContext } from '../context.ts'
import { type IdentifierRow, provenanceByHolding } from './identifier-queries.ts'
import { knownRows, knownView } from './known-view.ts'
import type { ProvenanceRow } from './provenance.ts'
import { opensSourceId } from './source-id.ts'

/** One entry per known record that holds the identifier. */
export async function provenanceOfIdentifier(
  { ownerId, category, key }: IdentifierRow,
  _: unknown,
  context: RequestContext,
): Promise<readonly (Omit<ProvenanceRow, 'sourceRecordId'> & { readonly sourceRecordId: string | null })[]> {
  const { reader, purpose, access } = context
  const [rows, view] = await Promise.all([
    reader.rows(provenanceByHolding, { purpose }).load(`${ownerId}|${key}`),
    knownView(ownerId, context),
  ])
  const known = await knownRows(access, rows, ({ recordId }) => ({ ownerId, recordId }))
  // A company's: its records are nobody's.
  const isOfCompany = category === null
  return Promise.all(
    known.map(async ({ recordId, sourceId, ...provenance }) => ({
      ...provenance,
      confidence: view === null ? provenance.confidence : view.confidenceOf(recordId),
      // A record that stands for an identifier has its value for an id.
      sourceRecordId:
        provenance.source !== 'identifier' && (isOfCompany || (await opensSourceId(ownerId, recordId, context)))
          ? sourceId
          : null,
    })),
  )
}
