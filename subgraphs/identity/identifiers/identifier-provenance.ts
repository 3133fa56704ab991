import { identifierSource } from '../../../resolution/records/record-id.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { knownRows, knownView } from '../known-view.ts'
import type { ProvenanceRow } from '../provenance.ts'
import { type IdentifierRow, provenanceByHolding, seenByHolding } from './identifier-queries.ts'

/** One entry per known record that holds the identifier. */
export async function provenanceOfIdentifier(
  { ownerId, category, key }: IdentifierRow,
  _: unknown,
  context: RequestContext,
): Promise<readonly ProvenanceRow[]> {
  const { reader, purpose, access } = context
  const [rows, view] = await Promise.all([
    reader.rows(provenanceByHolding, { purpose }).load(`${ownerId}|${key}`),
    knownView(ownerId, context),
  ])
  const known = await knownRows(access, rows, ({ recordId }) => ({ ownerId, recordId }))
  // A company's records are nobody's.
  const isOfCompany = category === null
  return known.map(({ sourceId, ...provenance }) => ({
    ...provenance,
    confidence: view === null ? provenance.confidence : view.confidenceOf(provenance.recordId),
    // A record that stands for an identifier has its value as id.
    sourceRecordId: provenance.source === identifierSource ? null : sourceId,
    personId: isOfCompany ? null : ownerId,
  }))
}

/**
 * Whether a record that stands for the owner has verified it. A visitor who names a customer in a form may verify a mailbox of their own,
 * which does not prove that the customer reads it.
 */
export async function isVerifiedByOwner(
  { ownerId, key, verified }: IdentifierRow,
  _: unknown,
  { access }: RequestContext,
): Promise<boolean> {
  return verified && (await access.verifiedKeys(ownerId)).has(key)
}

export const identifierTimes = {
  firstSeen: (row: IdentifierRow, _: unknown, context: RequestContext) =>
    row.isPartial ? timesOf(row, context).then((times) => times?.firstSeen ?? row.firstSeen) : row.firstSeen,
  lastSeen: (row: IdentifierRow, _: unknown, context: RequestContext) =>
    row.isPartial ? timesOf(row, context).then((times) => times?.lastSeen ?? row.lastSeen) : row.lastSeen,
}

function timesOf({ ownerId, key }: IdentifierRow, { reader, purpose }: RequestContext) {
  return reader.row(seenByHolding, { purpose }).load(`${ownerId}|${key}`)
}
