import type { Row } from '../../graph/convert.ts'
import { fragment } from '../../graph/cypher.ts'
import type { AssertionMethod } from '../../resolution/records/source.ts'
import { opensSourceId } from '../record-name.ts'
import type { RequestContext } from '../runtime/context.ts'

export interface ProvenanceRow {
  readonly source: string
  /** Null if the value does not come from a single record. */
  readonly sourceRecordId: string | null
  /** The record in the graph. */
  readonly recordId: string
  /** The customer whose record it is. Null for a company's record, which is nobody's. */
  readonly personId: string | null
  readonly method: AssertionMethod
  readonly observedAt: number
  readonly recordedAt: number
  readonly validUntil: number | null
  readonly confidence: number
  readonly licence: string | null
}

export function provenanceColumns(r: Row): Omit<ProvenanceRow, 'sourceRecordId' | 'recordId' | 'personId'> {
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

/** Sources use names and addresses as ids: the id is shown if the purpose opens the customer's identity. */
export async function shownSourceRecordId(
  { sourceRecordId, recordId, personId }: ProvenanceRow,
  context: RequestContext,
): Promise<string | null> {
  return personId === null || (await opensSourceId(personId, recordId, context)) ? sourceRecordId : null
}

/** What provenance shows of the source `s` of a record. */
export const provenanceOfSource = fragment`coalesce(s.method, 'DECLARED') AS method, s.validUntil AS validUntil, s.licence AS licence`
