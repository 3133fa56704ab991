import { type RecordLine, recordLine } from '../../../resolution/records/record-line.ts'
import type { CaseRecord } from './case-records.ts'

/** As an ingest file has it. */
export function lineOfCase({ source, sourceId, type, identifiers, attributes, relations }: CaseRecord): RecordLine {
  const observedAt = '2026-01-02T00:00:00Z'
  return recordLine.parse({
    kind: 'record',
    source,
    id: sourceId,
    type,
    observedAt,
    identifiers,
    attributes,
    relations,
  })
}
