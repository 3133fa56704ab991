import type { Row } from '../../graph/convert.ts'
import { cypher, keyed } from '../../graph/cypher.ts'
import type { IdentifierType } from '../../resolution/identifier-types.ts'
import { provenanceColumns } from './provenance.ts'

export interface IdentifierRow {
  /** The customer; null of an organisation's. */
  readonly subject: string | null
  /** Customer or account. */
  readonly ownerId: string
  readonly key: string
  /** In the list of its owner: by type, then opaque. */
  readonly place: string
  readonly type: IdentifierType
  readonly value: string
  readonly verified: boolean
  readonly shared: boolean
  readonly firstSeen: number
  readonly lastSeen: number
  /** That hold it. */
  readonly recordIds: readonly string[]
  /** The one it rests on, where that matters. */
  readonly recordId: string | null
}

function identifierRow(r: Row): Omit<IdentifierRow, 'subject'> {
  return {
    ownerId: r.string('ownerId'),
    key: r.string('identifier'),
    place: r.string('place'),
    type: r.value<IdentifierType>('type'),
    value: r.string('value'),
    verified: r.boolean('verified'),
    shared: r.boolean('shared'),
    firstSeen: r.number('firstSeen'),
    lastSeen: r.number('lastSeen'),
    recordIds: r.strings('recordIds'),
    recordId: null,
  }
}

export const identifiersByCustomerId = keyed({
  name: 'identity.identifiersByCustomerId',
  text: cypher<{
    readonly types: readonly string[] | null
    readonly purpose: string
    readonly after: string
    readonly limit: number
  }>`
    UNWIND $keys AS key
    MATCH (c:Customer {id: key})
    CALL (c) {
      MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)-[h:HAS_IDENTIFIER]->(i:Identifier)
      WHERE i.type + ' ' + coalesce(i.opaqueKey, elementId(i)) > $after AND ($types IS NULL OR i.type IN $types)
        AND (NOT coalesce(r.isReference, false) OR EXISTS {
              MATCH (s:Source {key: r.source})
              WHERE $purpose IN s.permittedPurposes AND coalesce(s.validUntil > timestamp(), true)
            })
      WITH i, collect(h) AS held, collect(r.id) AS recordIds
      RETURN i, held, recordIds ORDER BY i.type + ' ' + coalesce(i.opaqueKey, elementId(i)) LIMIT $limit
    }
    RETURN key, c.id AS ownerId, i.key AS identifier, i.type + ' ' + coalesce(i.opaqueKey, elementId(i)) AS place, i.type AS type,
           CASE WHEN coalesce(held[0].isValid, true) THEN i.value ELSE held[0].raw END AS value,
           any(h IN held WHERE h.verifiedAt IS NOT NULL) AS verified, NOT EXISTS { (i)-[:IDENTIFIES]->(c) } AS shared,
           recordIds,
           reduce(seen = held[0].firstSeen, h IN held | CASE WHEN h.firstSeen < seen THEN h.firstSeen ELSE seen END) AS firstSeen,
           reduce(seen = held[0].lastSeen, h IN held | CASE WHEN h.lastSeen > seen THEN h.lastSeen ELSE seen END) AS lastSeen`,
  row: (r): IdentifierRow => ({ subject: r.string('ownerId'), ...identifierRow(r) }),
})

export const identifiersByAccountId = keyed({
  name: 'identity.identifiersByAccountId',
  text: cypher<{ readonly limit: number }>`
    UNWIND $keys AS key
    MATCH (c:Account {id: key})
    CALL (c) {
      MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)-[h:HAS_IDENTIFIER]->(i:Identifier)
      WHERE NOT coalesce(r.isReference, false)
      WITH i, collect(h) AS held, collect(r.id) AS recordIds
      RETURN i, held, recordIds ORDER BY i.type + ' ' + coalesce(i.opaqueKey, elementId(i)) LIMIT $limit
    }
    RETURN key, c.id AS ownerId, i.key AS identifier, i.type + ' ' + coalesce(i.opaqueKey, elementId(i)) AS place, i.type AS type,
           CASE WHEN coalesce(held[0].isValid, true) THEN i.value ELSE held[0].raw END AS value,
           any(h IN held WHERE h.verifiedAt IS NOT NULL) AS verified, NOT EXISTS { (i)-[:IDENTIFIES]->(c) } AS shared,
           recordIds,
           reduce(seen = held[0].firstSeen, h IN held | CASE WHEN h.firstSeen < seen THEN h.firstSeen ELSE seen END) AS firstSeen,
           reduce(seen = held[0].lastSeen, h IN held | CASE WHEN h.lastSeen > seen THEN h.lastSeen ELSE seen END) AS lastSeen`,
  row: (r): IdentifierRow => ({ subject: null, ...identifierRow(r) }),
})

/** Records of a customer or account that hold an identifier, by `owner|identifier`. */
export const provenanceByHolding = keyed({
  name: 'identity.provenanceByHolding',
  text: cypher<{ readonly purpose: string }>`
    UNWIND $keys AS key
    WITH key, split(key, '|')[0] AS ownerId
    MATCH (i:Identifier {key: substring(key, size(ownerId) + 1)})<-[:HAS_IDENTIFIER]-(r:SourceRecord)-[to:RESOLVED_TO]->(c)
    WHERE c.id = ownerId
    OPTIONAL MATCH (s:Source {key: r.source})
    WITH key, r, to, s
    WHERE NOT coalesce(r.isReference, false)
       OR ($purpose IN s.permittedPurposes AND coalesce(s.validUntil > timestamp(), true))
    RETURN key, r.id AS recordId, r.source AS source, r.sourceId AS sourceId, r.observedAt AS observedAt,
           r.recordedAt AS recordedAt, to.confidence AS confidence, coalesce(s.method, 'DECLARED') AS method,
           s.validUntil AS validUntil, s.licence AS licence
    ORDER BY recordId`,
  row: (r) => ({ recordId: r.string('recordId'), sourceId: r.string('sourceId'), ...provenanceColumns(r) }),
})
