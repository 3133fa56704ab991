import type { Row } from '../../graph/convert.ts'
import { command, cypher, keyed, statement } from '../../graph/cypher.ts'
import type { IdentifierType } from '../../resolution/identifier-types.ts'
import { sourceRow } from '../../resolution/queries.ts'
import type { RecordLine } from '../../resolution/record-line.ts'
import type { AssertionMethod, Source } from '../../resolution/source.ts'

export interface CustomerRow {
  readonly id: string
  readonly kind: 'ANONYMOUS' | 'KNOWN'
  readonly displayName: string | null
  readonly confidence: number
  readonly recordCount: number
}

export interface AccountRow {
  readonly id: string
  readonly kind: 'ANONYMOUS' | 'KNOWN'
  readonly name: string | null
  readonly confidence: number
  readonly recordCount: number
}

/** Bounds what a token that is limited to some sources, or to one customer, gets to know of. */
type Sight = {
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

export interface IdentifierRow {
  /** The customer; null of an organisation's. */
  readonly subject: string | null
  /** Customer or account. */
  readonly ownerId: string
  readonly key: string
  readonly type: IdentifierType
  readonly value: string
  readonly verified: boolean
  readonly shared: boolean
  readonly firstSeen: number
  readonly lastSeen: number
}

function identifierRow(r: Row): Omit<IdentifierRow, 'subject'> {
  return {
    ownerId: r.string('ownerId'),
    key: r.string('identifier'),
    type: r.value<IdentifierType>('type'),
    value: r.string('value'),
    verified: r.boolean('verified'),
    shared: r.boolean('shared'),
    firstSeen: r.number('firstSeen'),
    lastSeen: r.number('lastSeen'),
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
      WHERE i.key > $after AND ($types IS NULL OR i.type IN $types)
        AND (NOT coalesce(r.isReference, false) OR EXISTS {
              MATCH (s:Source {key: r.source})
              WHERE $purpose IN s.permittedPurposes AND coalesce(s.validUntil > timestamp(), true)
            })
      WITH i, collect(h) AS held
      RETURN i, held ORDER BY i.key LIMIT $limit
    }
    RETURN key, c.id AS ownerId, i.key AS identifier, i.type AS type,
           CASE WHEN coalesce(held[0].isValid, true) THEN i.value ELSE held[0].raw END AS value,
           any(h IN held WHERE h.verifiedAt IS NOT NULL) AS verified, NOT EXISTS { (i)-[:IDENTIFIES]->(c) } AS shared,
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
      WITH i, collect(h) AS held
      RETURN i, held ORDER BY i.key LIMIT $limit
    }
    RETURN key, c.id AS ownerId, i.key AS identifier, i.type AS type,
           CASE WHEN coalesce(held[0].isValid, true) THEN i.value ELSE held[0].raw END AS value,
           any(h IN held WHERE h.verifiedAt IS NOT NULL) AS verified, NOT EXISTS { (i)-[:IDENTIFIES]->(c) } AS shared,
           reduce(seen = held[0].firstSeen, h IN held | CASE WHEN h.firstSeen < seen THEN h.firstSeen ELSE seen END) AS firstSeen,
           reduce(seen = held[0].lastSeen, h IN held | CASE WHEN h.lastSeen > seen THEN h.lastSeen ELSE seen END) AS lastSeen`,
  row: (r): IdentifierRow => ({ subject: null, ...identifierRow(r) }),
})

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

function provenanceColumns(r: Row): Omit<ProvenanceRow, 'sourceRecordId'> {
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

export interface SourceRecordRow {
  readonly source: string
  readonly sourceId: string
  readonly observedAt: number
  readonly customerId: string | null
  readonly accountId: string | null
}

function sourceRecordRow(r: Row): SourceRecordRow {
  return {
    source: r.string('source'),
    sourceId: r.string('sourceId'),
    observedAt: r.number('observedAt'),
    customerId: r.stringOrNull('customerId'),
    accountId: r.stringOrNull('accountId'),
  }
}

/** Records that stand for an identifier are no records of a source. */
export const recordsByCustomerId = keyed({
  name: 'identity.recordsByCustomerId',
  text: cypher<{ readonly purpose: string; readonly after: string; readonly limit: number }>`
    UNWIND $keys AS key
    MATCH (c:Customer {id: key})
    CALL (c) {
      MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
      WHERE r.id > $after AND r.source <> 'identifier'
        AND (NOT coalesce(r.isReference, false) OR EXISTS {
              MATCH (s:Source {key: r.source})
              WHERE $purpose IN s.permittedPurposes AND coalesce(s.validUntil > timestamp(), true)
            })
      RETURN r ORDER BY r.id LIMIT $limit
    }
    RETURN key, r.source AS source, r.sourceId AS sourceId, r.observedAt AS observedAt, c.id AS customerId,
           null AS accountId`,
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
           c.id AS accountId`,
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
           CASE WHEN c:Customer THEN c.id END AS customerId, CASE WHEN c:Account THEN c.id END AS accountId`,
  row: sourceRecordRow,
})

export interface ProfileRecordRow {
  readonly recordId: string
  readonly type: 'PERSON' | 'ORGANISATION'
  readonly sourceId: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly observedAt: number
  readonly recordedAt: number
  readonly isPlaceholder: boolean
  readonly confidence: number
  /** Null: the system never said what it is. */
  readonly source: Source | null
  readonly sourceKey: string
}

/** All records of a customer with their sources; the caller leaves out what the purpose does not open. */
export const profileRecordsByCustomerId = keyed({
  name: 'identity.profileRecordsByCustomerId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[to:RESOLVED_TO]-(r:SourceRecord)
    OPTIONAL MATCH (s:Source {key: r.source})
    RETURN key, r.id AS recordId, r.type AS type, r.sourceId AS sourceId, r.attributes AS attributes,
           r.observedAt AS observedAt, r.recordedAt AS recordedAt, r.isPlaceholder AS isPlaceholder,
           to.confidence AS confidence, r.source AS sourceKey, properties(s) AS source
    ORDER BY recordId`,
  row: (r): ProfileRecordRow => ({
    recordId: r.string('recordId'),
    type: r.value<ProfileRecordRow['type']>('type'),
    sourceId: r.string('sourceId'),
    attributes: r.json<ProfileRecordRow['attributes']>('attributes') ?? {},
    observedAt: r.number('observedAt'),
    recordedAt: r.number('recordedAt'),
    isPlaceholder: r.boolean('isPlaceholder'),
    confidence: r.number('confidence'),
    source: r.value<Source | null>('source'),
    sourceKey: r.string('sourceKey'),
  }),
})

/** JSON of the steps, and the records that the purpose hides. */
export const stepsByCustomerId = keyed({
  name: 'identity.stepsByCustomerId',
  text: cypher<{ readonly purpose: string }>`
    UNWIND $keys AS key
    MATCH (c:Customer {id: key})
    RETURN key, coalesce(c.steps, '[]') AS steps,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
             WHERE coalesce(r.isReference, false) AND NOT EXISTS {
               MATCH (s:Source {key: r.source})
               WHERE $purpose IN s.permittedPurposes AND coalesce(s.validUntil > timestamp(), true)
             }
             RETURN r.id
           } AS hidden`,
  row: (r) => ({ steps: r.string('steps'), hidden: r.strings('hidden') }),
})

export const stepsByAccountId = keyed({
  name: 'identity.stepsByAccountId',
  text: cypher<{ readonly purpose: string }>`
    UNWIND $keys AS key
    MATCH (c:Account {id: key})
    RETURN key, coalesce(c.steps, '[]') AS steps,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
             WHERE coalesce(r.isReference, false) AND NOT EXISTS {
               MATCH (s:Source {key: r.source})
               WHERE $purpose IN s.permittedPurposes AND coalesce(s.validUntil > timestamp(), true)
             }
             RETURN r.id
           } AS hidden`,
  row: (r) => ({ steps: r.string('steps'), hidden: r.strings('hidden') }),
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

export const supersededByAccountId = keyed({
  name: 'identity.supersededByAccountId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:Account {id: key})<-[:MERGED_INTO]-(c)
    RETURN key, c.id AS id
    ORDER BY id`,
  row: (r) => ({ id: r.string('id') }),
})

function accountRow(r: Row): AccountRow {
  return {
    id: r.string('id'),
    kind: r.value<AccountRow['kind']>('kind'),
    name: r.stringOrNull('name'),
    confidence: r.number('confidence'),
    recordCount: r.number('recordCount'),
  }
}

/** Also by superseded id. */
export const accountsById = keyed({
  name: 'identity.accountsById',
  text: cypher<{ readonly sources: readonly string[] | null }>`
    UNWIND $keys AS key
    CALL (key) {
      MATCH (given:Account {id: key}) RETURN given
      UNION
      MATCH (given:Customer {id: key}) RETURN given
    }
    OPTIONAL MATCH (given)-[:MERGED_INTO]->(survivor)
    WITH key, coalesce(survivor, given) AS c
    WHERE c:Account AND c.status = 'ACTIVE'
      AND ($sources IS NULL OR EXISTS { MATCH (c)<-[:RESOLVED_TO]-(x:SourceRecord) WHERE x.source IN $sources })
    RETURN key, c.id AS id, c.kind AS kind, c.displayName AS name, c.confidence AS confidence, c.recordCount AS recordCount`,
  row: accountRow,
})

export const accountsByRecordId = keyed({
  name: 'identity.accountsByRecordId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:SourceRecord {id: key})-[:RESOLVED_TO]->(c:Account)
    RETURN key, c.id AS id, c.kind AS kind, c.displayName AS name, c.confidence AS confidence, c.recordCount AS recordCount`,
  row: accountRow,
})

/** Relations that a customer's records state. */
export const relationsByCustomerId = keyed({
  name: 'identity.relationsByCustomerId',
  text: cypher<{ readonly purpose: string }>`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})<-[to:RESOLVED_TO]-(r:SourceRecord)
    WHERE r.relations <> '[]'
    OPTIONAL MATCH (s:Source {key: r.source})
    WITH key, r, to, s
    WHERE NOT coalesce(r.isReference, false)
       OR ($purpose IN s.permittedPurposes AND coalesce(s.validUntil > timestamp(), true))
    RETURN key, key AS subject, r.relations AS relations, r.source AS source, r.sourceId AS sourceId,
           r.observedAt AS observedAt, r.recordedAt AS recordedAt, to.confidence AS confidence,
           coalesce(s.method, 'DECLARED') AS method, s.validUntil AS validUntil, s.licence AS licence
    ORDER BY r.id`,
  row: (r) => ({
    subject: r.string('subject'),
    relations: r.json<RecordLine['relations']>('relations') ?? [],
    sourceId: r.string('sourceId'),
    ...provenanceColumns(r),
  }),
})

export const sources = statement({
  name: 'identity.sources',
  text: cypher<{ readonly only: readonly string[] | null }>`
    MATCH (s:Source)
    WHERE $only IS NULL OR s.key IN $only
    RETURN s.key AS key, s.role AS role, s.controller AS controller, s.priority AS priority,
           s.defaultCountry AS defaultCountry, s.dateOrder AS dateOrder, s.uniqueIds AS uniqueIds,
           s.licence AS licence, s.permittedPurposes AS permittedPurposes, s.validUntil AS validUntil,
           s.method AS method
    ORDER BY key`,
  row: sourceRow,
})

export interface QuarantinedRow {
  readonly id: string
  readonly kind: string | null
  readonly source: string | null
  readonly sourceId: string | null
  readonly rule: string
  readonly message: string
  readonly at: number
}

export const openQuarantined = statement({
  name: 'identity.openQuarantined',
  text: cypher<{
    readonly source: string | null
    readonly only: readonly string[] | null
    readonly afterAt: number
    readonly afterId: string
    readonly limit: number
  }>`
    MATCH (q:Quarantined)
    WHERE q.status = 'OPEN' AND q.at >= $afterAt AND (q.at > $afterAt OR q.id > $afterId)
      AND ($source IS NULL OR q.source = $source) AND ($only IS NULL OR q.source IN $only)
    RETURN q.id AS id, q.kind AS kind, q.source AS source, q.sourceId AS sourceId, q.rule AS rule,
           q.message AS message, q.at AS at
    ORDER BY q.at, q.id
    LIMIT $limit`,
  row: (r): QuarantinedRow => ({
    id: r.string('id'),
    kind: r.stringOrNull('kind'),
    source: r.stringOrNull('source'),
    sourceId: r.stringOrNull('sourceId'),
    rule: r.string('rule'),
    message: r.string('message'),
    at: r.number('at'),
  }),
})

/** Refused items of a mutation, in its own transaction; lines of a file are kept by ingest/. */
export const quarantineRecords = command({
  name: 'identity.quarantineRecords',
  text: cypher<{
    readonly lines: readonly {
      readonly id: string
      readonly source: string
      readonly sourceId: string
      readonly line: string
      readonly message: string
    }[]
    readonly at: number
  }>`
    UNWIND $lines AS line
    MERGE (q:Quarantined {id: line.id})
    ON CREATE SET q.at = $at
    SET q.kind = 'record', q.source = line.source, q.sourceId = line.sourceId, q.line = line.line, q.rule = 'SHAPE',
        q.message = line.message, q.status = 'OPEN'`,
})
