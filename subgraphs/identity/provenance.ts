import type { Row } from '../../graph/convert.ts'
import type { AssertionMethod } from '../../resolution/source.ts'

export interface ProvenanceRow {
  readonly source: string
  readonly sourceRecordId: string
  readonly method: AssertionMethod
  readonly observedAt: number
  readonly recordedAt: number
  readonly validUntil: number | null
  readonly confidence: number
  readonly licence: string | null
}

export function provenanceColumns(r: Row): Omit<ProvenanceRow, 'sourceRecordId'> {
  return {
    source: r.string('source'),
    method: r.value<AssertionMethod>('method'),
    observedAt: r.number('observedAt'),
    recordedAt: r.number('recordedAt'),
    validUntil: r.numberOrNull('validUntil'),
    confidence: r.number('confidence'),
    licence: r.stringOrNull('licence'),
  }
}
