import type { Row } from '../../graph/convert.ts'
import { cypher, keyed } from '../../graph/cypher.ts'
import type { Sight } from './customer-queries.ts'

export interface SourceRecordRow {
  /** Whose it is: customer or account. */
  readonly subject: string | null
  readonly source: string
  readonly sourceId: string
  readonly observedAt: number
  readonly customerId: string | null
  readonly accountId: string | null
  readonly timesAhead: readonly string[] | null
}

function sourceRecordRow(r: Row): SourceRecordRow {
  const [customerId, accountId] = [r.stringOrNull('customerId'), r.stringOrNull('accountId')]
  return {
    subject: customerId ?? accountId,
    source: r.string('source'),
    sourceId: r.string('sourceId'),
    observedAt: r.number('observedAt'),
    customerId,
    accountId,
    timesAhead: r.value<readonly string[] | null>('timesAhead'),
  }
}

/** From a confidence of `minimum` up. Records that stand for an identifier are no records of a source. */
export const recordsByCustomerId = keyed({
  name: 'identity.recordsByCustomerId',
  text: cypher<{
    readonly purpose: string
    readonly minimum: number
    readonly after: string
    readonly limit: number
  }>`
    UNWIND $keys AS key
    MATCH (c:Customer {id: key})
    CALL (c) {
      MATCH (c)<-[to:RESOLVED_TO]-(r:SourceRecord)
      WHERE r.id > $after AND coalesce(to.confidence, 1.0) >= $minimum AND r.source <> 'identifier'
        AND (NOT coalesce(r.isReference, false) OR EXISTS {
              MATCH (s:Source {key: r.source})
              WHERE $purpose IN s.permittedPurposes AND coalesce(s.validUntil > timestamp(), true)
            })
      RETURN r ORDER BY r.id LIMIT $limit
    }
    RETURN key, r.source AS source, r.sourceId AS sourceId, r.observedAt AS observedAt, c.id AS customerId,
           null AS accountId, r.timesAhead AS timesAhead`,
  row: sourceRecordRow,
})

export const recordsByAccountId = keyed({
  name: 'identity.recordsByAccountId',
  text: cypher<{ readonly purpose: string; readonly after: string; readonly limit: number }>`
    UNWIND $keys AS key
    MATCH (c:Account {id: key})
    CALL (c) {
      MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
      WHERE r.id > $after
        AND (NOT coalesce(r.isReference, false) OR EXISTS {
              MATCH (s:Source {key: r.source})
              WHERE $purpose IN s.permittedPurposes AND coalesce(s.validUntil > timestamp(), true)
            })
      RETURN r ORDER BY r.id LIMIT $limit
    }
    RETURN key, r.source AS source, r.sourceId AS sourceId, r.observedAt AS observedAt, null AS customerId,
           c.id AS accountId, r.timesAhead AS timesAhead`,
  row: sourceRecordRow,
})

/** By `source:id`, within what the token sees. */
export const recordsById = keyed({
  name: 'identity.recordsById',
  text: cypher<Sight & { readonly withReference: boolean }>`
    UNWIND $keys AS key
    MATCH (r:SourceRecord {id: key})-[:RESOLVED_TO]->(c)
    WHERE r.source <> 'identifier' AND ($withReference OR NOT coalesce(r.isReference, false))
      AND ($customerId IS NULL OR c.id = $customerId OR EXISTS { MATCH (c)<-[:MERGED_INTO]-(old) WHERE old.id = $customerId })
      AND ($sources IS NULL OR EXISTS { MATCH (c)<-[:RESOLVED_TO]-(x:SourceRecord) WHERE x.source IN $sources })
    RETURN key, r.source AS source, r.sourceId AS sourceId, r.observedAt AS observedAt,
           CASE WHEN c:Customer THEN c.id END AS customerId, CASE WHEN c:Account THEN c.id END AS accountId,
           r.timesAhead AS timesAhead`,
  row: sourceRecordRow,
})
