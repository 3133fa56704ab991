import type { ExternalRow } from './queries.ts'

/** Of bought values: their confidence is the provider's affair, so they count as said. */
export function externalProvenance({ source, sourceId, observedAt, recordedAt, validUntil, licence }: ExternalRow) {
  return {
    source,
    sourceRecordId: sourceId,
    method: 'PURCHASED' as const,
    observedAt,
    recordedAt,
    validUntil,
    confidence: 1,
    licence,
  }
}
