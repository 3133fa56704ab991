import type { Row } from '../../graph/convert.ts'
import { cypher, fragment, keyed } from '../../graph/cypher.ts'
import { heard, weight } from '../../resolution/golden-record/weight.ts'
import { recordIdOfRef } from '../../resolution/records/record-id.ts'
import type { RecordLine } from '../../resolution/records/record-line.ts'
import { customerOrAccount } from '../customer-or-account.ts'
import { ownerStatement } from '../owner-statement.ts'
import { speaksForOwner } from '../vouched.ts'
import { isLicensedBySource } from './licensed.ts'
import { type ProvenanceRow, provenanceColumns, provenanceOfSource } from './provenance.ts'

export type Relation = RecordLine['relations'][number]

/** What one record states, and where it states it. */
export interface RelationsRow extends Omit<ProvenanceRow, 'sourceRecordId' | 'recordId' | 'personId'> {
  /** The customer or account. */
  readonly ownerId: string
  readonly sourceId: string
  /** When the record's relationship with its source ended. */
  readonly endedAt: number | null
  readonly relations: readonly Relation[]
  /** Whether a system of record states them. */
  readonly isOfSystem: boolean
}

export function relationsRow(r: Row): RelationsRow {
  return {
    ownerId: r.string('ownerId'),
    relations: r.json<readonly Relation[]>('relations') ?? [],
    sourceId: r.string('sourceId'),
    endedAt: r.numberOrNull('endedAt'),
    isOfSystem: r.boolean('isOfSystem'),
    ...provenanceColumns(r),
  }
}

/** The record that states them. `personId`: the customer whose record it is. Null for a company's. */
export function provenanceOf(row: RelationsRow, personId: string | null): ProvenanceRow {
  const { source, sourceId, method, observedAt, recordedAt, validUntil, confidence, licence } = row
  const recordId = recordIdOfRef({ source, id: sourceId })
  const times = { observedAt, recordedAt, validUntil }
  return { source, sourceRecordId: sourceId, recordId, personId, method, ...times, confidence, licence }
}

/** A record as stored in relations: JSON with its keys in this order. */
export function targetKey({ source, id }: Relation['to']): string {
  return JSON.stringify({ source, id })
}

/** The properties of a record `r` that states relations, as `relationsRow` reads them, without those of the source. */
export const relationColumns = fragment`r.relations AS relations, r.source AS source, r.sourceId AS sourceId,
           r.source IN heard.owning AS isOfSystem, r.endedAt AS endedAt, r.observedAt AS observedAt, r.recordedAt AS recordedAt`

/** Relations that the records of customers or accounts state. */
export const relationsByOwnerId = ownerStatement({
  name: 'identity.relationsByOwnerId',
  text: cypher<{ readonly purpose: string }>`
    ${heard}
    UNWIND $keys AS key
    ${customerOrAccount}
    MATCH (c)<-[to:RESOLVED_TO]-(r:SourceRecord)
    WHERE r.relations <> '[]' AND ${speaksForOwner}
    OPTIONAL MATCH (s:Source {key: r.source})
    WITH key, heard, r, to, s
    WHERE ${isLicensedBySource}
    RETURN key, key AS ownerId, ${relationColumns}, to.confidence AS confidence,
           ${provenanceOfSource}
    ORDER BY r.id`,
  row: relationsRow,
})

/**
 * The opposite direction: people, or companies, whose records relate to a record, by its `targetKey`. `least`: the weight that a record
 * needs to state it.
 */
export const ownersRelatedTo = keyed({
  name: 'identity.ownersRelatedTo',
  text: cypher<{
    readonly companies: boolean
    readonly least: number
    readonly purpose: string
    readonly limit: number
  }>`
    ${heard}
    UNWIND $keys AS key
    CALL (key, heard) {
      MATCH (r:SourceRecord) USING TEXT INDEX r:SourceRecord(relations)
      WHERE r.relations CONTAINS key AND ${weight} >= $least
      MATCH (r)-[to:RESOLVED_TO]->(c)
      WHERE (c:Account) = $companies AND ${speaksForOwner}
      RETURN r, to, c ORDER BY r.id LIMIT $limit
    }
    OPTIONAL MATCH (s:Source {key: r.source})
    WITH key, heard, c, r, to, s
    WHERE ${isLicensedBySource}
    RETURN key, c.id AS ownerId, ${relationColumns}, to.confidence AS confidence,
           ${provenanceOfSource}
    ORDER BY r.id`,
  row: relationsRow,
})
