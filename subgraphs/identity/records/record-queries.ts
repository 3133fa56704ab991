import type { Row } from '../../../graph/convert.ts'
import { cypher, keyed } from '../../../graph/cypher.ts'
import { recordIdOfRef } from '../../../resolution/records/record-id.ts'
import { isSureEnough } from '../../uncertain-records.ts'
import { isOfTokensCustomer, type Visibility } from '../customer-queries.ts'
import { isLicensed } from '../licensed.ts'

export interface SourceRecordRow {
  /** The customer or account. */
  readonly subject: string
  readonly recordId: string
  readonly source: string
  readonly sourceId: string
  readonly observedAt: number
  readonly customerId: string | null
  readonly accountId: string | null
  readonly timesAhead: readonly string[] | null
  /** The caller named it, and therefore knows its id. */
  readonly isNamed?: boolean
}

function sourceRecordRow(r: Row): SourceRecordRow {
  const [customerId, accountId] = [r.stringOrNull('customerId'), r.stringOrNull('accountId')]
  const ref = { source: r.string('source'), id: r.string('sourceId') }
  return {
    subject: customerId ?? accountId ?? '',
    recordId: recordIdOfRef(ref),
    source: ref.source,
    sourceId: ref.id,
    observedAt: r.number('observedAt'),
    customerId,
    accountId,
    timesAhead: r.value<readonly string[] | null>('timesAhead'),
  }
}

/**
 * Records with a confidence of `minimum` or more. Records that stand for an identifier do not belong to a source. A subject with spare
 * records may have thousands: its page is read from the index, in the index's order.
 */
export const recordsByCustomerId = keyed({
  name: 'identity.recordsByCustomerId',
  text: cypher<{
    readonly purpose: string
    readonly minimum: number
    readonly only: readonly string[] | null
    readonly after: string
    readonly limit: number
  }>`
    UNWIND $keys AS key
    MATCH (c:Customer {id: key})
    CALL (c) {
      WITH c WHERE c.spares IS NULL
      MATCH (c)<-[to:RESOLVED_TO]-(r:SourceRecord)
      WITH r, to, r.id AS id
      WHERE id > $after AND ${isSureEnough} AND r.source <> 'identifier'
        AND ($only IS NULL OR id IN $only) AND ${isLicensed}
      RETURN r ORDER BY id LIMIT $limit
      UNION ALL
      WITH c WHERE c.spares IS NOT NULL
      MATCH (r:SourceRecord)-[to:RESOLVED_TO]->(c) USING INDEX to:RESOLVED_TO(ownerId, recordId)
      WHERE to.ownerId = c.id AND to.recordId > $after AND ${isSureEnough}
        AND r.source <> 'identifier' AND ($only IS NULL OR r.id IN $only) AND ${isLicensed}
      RETURN r ORDER BY to.ownerId, to.recordId LIMIT $limit
    }
    RETURN key, r.source AS source, r.sourceId AS sourceId, r.observedAt AS observedAt, c.id AS customerId,
           null AS accountId, r.timesAhead AS timesAhead`,
  row: sourceRecordRow,
})

export const recordsByAccountId = keyed({
  name: 'identity.recordsByAccountId',
  text: cypher<{
    readonly purpose: string
    readonly only: readonly string[] | null
    readonly after: string
    readonly limit: number
  }>`
    UNWIND $keys AS key
    MATCH (c:Account {id: key})
    CALL (c) {
      MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
      WHERE r.id > $after AND ($only IS NULL OR r.id IN $only) AND ${isLicensed}
      RETURN r ORDER BY r.id LIMIT $limit
    }
    RETURN key, r.source AS source, r.sourceId AS sourceId, r.observedAt AS observedAt, null AS customerId,
           c.id AS accountId, r.timesAhead AS timesAhead`,
  row: sourceRecordRow,
})

/**
 * By `source:id`, within what the caller may know about; `findRecord` decides about the rest. A hidden record ends here, like one that does
 * not exist, so that the response time does not distinguish the two.
 */
export const recordsById = keyed({
  name: 'identity.recordsById',
  text: cypher<Visibility>`
    UNWIND $keys AS key
    MATCH (r:SourceRecord {id: key})-[:RESOLVED_TO]->(c)
    WHERE r.source <> 'identifier' AND (c:Account OR ${isOfTokensCustomer})
      AND ($sources IS NULL OR r.source IN $sources
        OR ($isGolden AND EXISTS { MATCH (c)<-[:RESOLVED_TO]-(own:SourceRecord) WHERE own.source IN $sources }))
      AND ${isLicensed}
    RETURN key, r.source AS source, r.sourceId AS sourceId, r.observedAt AS observedAt,
           CASE WHEN c:Customer THEN c.id END AS customerId, CASE WHEN c:Account THEN c.id END AS accountId,
           r.timesAhead AS timesAhead`,
  row: sourceRecordRow,
})
