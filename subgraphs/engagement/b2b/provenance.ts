import type { ExternalRow } from './queries.ts'

/** The provenance of purchased values. The provider is responsible for their confidence, so they count as stated. */
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
