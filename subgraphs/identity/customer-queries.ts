import type { Row } from '../../graph/convert.ts'
import { cypher, keyed, statement } from '../../graph/cypher.ts'

export interface CustomerRow {
  readonly id: string
  readonly kind: 'ANONYMOUS' | 'KNOWN'
  readonly displayName: string | null
  readonly confidence: number
  readonly recordCount: number
}

/** Bounds what a token that is limited to some sources, or to one customer, gets to know of. */
export type Sight = {
  readonly sources: readonly string[] | null
  readonly customerId: string | null
}

function customerRow(r: Row): CustomerRow {
  return {
    id: r.string('id'),
    kind: r.value<CustomerRow['kind']>('kind'),
    displayName: r.stringOrNull('displayName'),
    confidence: r.number('confidence'),
    recordCount: r.number('recordCount'),
  }
}

/** Also by superseded id. */
export const customersById = keyed({
  name: 'identity.customersById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (given:Customer {id: key})
    OPTIONAL MATCH (given)-[:MERGED_INTO]->(survivor:Customer)
    WITH key, coalesce(survivor, given) AS c
    WHERE c.status = 'ACTIVE'
    RETURN key, c.id AS id, c.kind AS kind, c.displayName AS displayName, coalesce(c.confidence, 1.0) AS confidence,
           coalesce(c.recordCount, 0) AS recordCount`,
  row: customerRow,
})

/** By `TYPE:normalised`. No row where nobody, or more than one, has it. */
export const customerByIdentifier = keyed({
  name: 'identity.customerByIdentifier',
  text: cypher<{ readonly purpose: string }>`
    UNWIND $keys AS key
    MATCH (i:Identifier {key: key})-[:IDENTIFIES]->(c:Customer)
    WHERE EXISTS {
      MATCH (i)<-[:HAS_IDENTIFIER]-(r:SourceRecord)
      WHERE NOT coalesce(r.isReference, false) OR EXISTS {
        MATCH (s:Source {key: r.source})
        WHERE $purpose IN s.permittedPurposes AND coalesce(s.validUntil > timestamp(), true)
      }
    }
    RETURN key, c.id AS id, c.kind AS kind, c.displayName AS displayName, coalesce(c.confidence, 1.0) AS confidence,
           coalesce(c.recordCount, 0) AS recordCount`,
  row: customerRow,
})

/** One more than may be shown, in no order: whoever shares a thing with more gets none. */
export const customersByIdentifier = keyed({
  name: 'identity.customersByIdentifier',
  text: cypher<Sight & { readonly purpose: string }>`
    UNWIND $keys AS key
    MATCH (i:Identifier {key: key})
    CALL (i) {
      MATCH (i)<-[:HAS_IDENTIFIER]-(r:SourceRecord)-[:RESOLVED_TO]->(c:Customer)
      WHERE (NOT coalesce(r.isReference, false) OR EXISTS {
              MATCH (s:Source {key: r.source})
              WHERE $purpose IN s.permittedPurposes AND coalesce(s.validUntil > timestamp(), true)
            })
        AND ($customerId IS NULL OR c.id = $customerId OR EXISTS { MATCH (c)<-[:MERGED_INTO]-(old) WHERE old.id = $customerId })
        AND ($sources IS NULL OR EXISTS { MATCH (c)<-[:RESOLVED_TO]-(x:SourceRecord) WHERE x.source IN $sources })
      RETURN DISTINCT c LIMIT 101
    }
    RETURN key, c.id AS id, c.kind AS kind, c.displayName AS displayName, coalesce(c.confidence, 1.0) AS confidence,
           coalesce(c.recordCount, 0) AS recordCount`,
  row: customerRow,
})

/** Of one kind, newest first: ids begin with the time. */
export const newestCustomers = statement({
  name: 'identity.newestCustomers',
  text: cypher<Sight & { readonly kind: string; readonly after: string; readonly limit: number }>`
    MATCH (c:Customer)
    WHERE c.status = 'ACTIVE' AND c.kind = $kind AND c.id < $after
      AND EXISTS { MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord) WHERE NOT coalesce(r.isReference, false) }
      AND ($customerId IS NULL OR c.id = $customerId OR EXISTS { MATCH (c)<-[:MERGED_INTO]-(old) WHERE old.id = $customerId })
      AND ($sources IS NULL OR EXISTS { MATCH (c)<-[:RESOLVED_TO]-(x:SourceRecord) WHERE x.source IN $sources })
    RETURN c.id AS id, c.kind AS kind, c.displayName AS displayName, coalesce(c.confidence, 1.0) AS confidence,
           coalesce(c.recordCount, 0) AS recordCount
    ORDER BY c.status DESC, c.kind DESC, c.id DESC
    LIMIT $limit`,
  row: customerRow,
})

export const oldestCustomers = statement({
  name: 'identity.oldestCustomers',
  text: cypher<Sight & { readonly kind: string; readonly after: string; readonly limit: number }>`
    MATCH (c:Customer)
    WHERE c.status = 'ACTIVE' AND c.kind = $kind AND c.id > $after
      AND EXISTS { MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord) WHERE NOT coalesce(r.isReference, false) }
      AND ($customerId IS NULL OR c.id = $customerId OR EXISTS { MATCH (c)<-[:MERGED_INTO]-(old) WHERE old.id = $customerId })
      AND ($sources IS NULL OR EXISTS { MATCH (c)<-[:RESOLVED_TO]-(x:SourceRecord) WHERE x.source IN $sources })
    RETURN c.id AS id, c.kind AS kind, c.displayName AS displayName, coalesce(c.confidence, 1.0) AS confidence,
           coalesce(c.recordCount, 0) AS recordCount
    ORDER BY c.status, c.kind, c.id
    LIMIT $limit`,
  row: customerRow,
})

export const supersededByCustomerId = keyed({
  name: 'identity.supersededByCustomerId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[:MERGED_INTO]-(c)
    RETURN key, c.id AS id
    ORDER BY id`,
  row: (r) => ({ id: r.string('id') }),
})
