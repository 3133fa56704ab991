import type { Category } from '../../../access/categories.ts'
import type { Row } from '../../../graph/convert.ts'
import { cypher, fragment, keyed } from '../../../graph/cypher.ts'
import { heard } from '../../../resolution/golden-record/weight.ts'
import type { IdentifierType } from '../../../resolution/records/identifier-types.ts'
import { isOwnerItself, ownership } from '../../sole-trader.ts'
import { companyIdentifierCategory } from '../company-rules.ts'
import { isLicensed, isLicensedBySource } from '../licensed.ts'
import { provenanceColumns, provenanceOfSource } from '../provenance.ts'
import { identifierCategory } from '../rules.ts'
import { isSharedIdentifier, rankOfOwner } from './holder-rank.ts'

export interface IdentifierRow {
  /** The customer or account. */
  readonly subject: string
  readonly ownerId: string
  /** Null for an identifier of a company that reaches no person. */
  readonly category: Category | null
  readonly key: string
  /** The position in the list of its owner: by type, then opaque. */
  readonly place: string
  readonly type: IdentifierType
  readonly value: string
  /** Some record states it, which may not be one that stands for the owner: see `isVerifiedByOwner`. */
  readonly verified: boolean
  readonly shared: boolean
  readonly firstSeen: number
  readonly lastSeen: number
  /** Read from some of its holders only, so that its times are theirs: see `seenByHolding`. */
  readonly isPartial: boolean
  /** The records that hold it. */
  readonly recordIds: readonly string[]
  /** The record that it is based on, if that matters. */
  readonly recordId: string | null
}

function identifierRow(r: Row): Omit<IdentifierRow, 'category'> {
  return {
    subject: r.string('ownerId'),
    ownerId: r.string('ownerId'),
    key: r.string('identifier'),
    place: r.string('place'),
    type: r.value<IdentifierType>('type'),
    value: r.string('value'),
    verified: r.boolean('verified'),
    shared: r.boolean('shared'),
    firstSeen: r.number('firstSeen'),
    lastSeen: r.number('lastSeen'),
    isPartial: r.boolean('isPartial'),
    recordIds: r.strings('recordIds'),
    recordId: null,
  }
}

/** `ofHeard`: for a subject with spare records, the records that count are sufficient. */
type IdentifiersPart = {
  readonly ofHeard: boolean
  readonly types: readonly string[] | null
  readonly purpose: string
  readonly only: readonly string[] | null
  readonly after: string
  readonly limit: number
}

/** One row per identifier, with its position in the owner's list: by type, then in an order that reveals nothing about the value. */
const held = fragment`i, collect(h) AS held, collect(r.id) AS recordIds, i.type AS type,
           i.type + ' ' + coalesce(i.opaqueKey, elementId(i)) AS place`

const identifiersOfCustomer = fragment`
    UNWIND $keys AS key
    MATCH (c:Customer {id: key})
    WITH key, c, $ofHeard AND c.spares IS NOT NULL AS isPartial
    CALL (key, c, isPartial) {
      CALL (key, c, isPartial) {
        WITH c WHERE NOT isPartial
        MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord) RETURN r
        UNION ALL
        UNWIND CASE WHEN isPartial THEN [key] ELSE [] END AS heardBy
        MATCH (r:SourceRecord)-[to:RESOLVED_TO {heardBy: heardBy}]->(c) USING INDEX SEEK to:RESOLVED_TO(heardBy) RETURN r
      }
      MATCH (r)-[h:HAS_IDENTIFIER]->(i:Identifier)
      WHERE ($types IS NULL OR i.type IN $types) AND ($only IS NULL OR r.id IN $only) AND ${isLicensed}
      WITH ${held}
      WHERE place > $after
      RETURN i, held, recordIds, type, place ORDER BY place LIMIT $limit
    }`

const identifierColumns = fragment`key, key AS ownerId, i.key AS identifier, place, type,
           CASE WHEN coalesce(held[0].isValid, true) THEN i.value ELSE held[0].raw END AS value,
           any(h IN held WHERE h.verifiedAt IS NOT NULL) AS verified, recordIds,
           reduce(seen = null, time IN [h IN held | h.firstSeen] | CASE WHEN time >= seen THEN seen ELSE time END) AS firstSeen,
           reduce(seen = null, time IN [h IN held | h.lastSeen] | CASE WHEN time <= seen THEN seen ELSE time END) AS lastSeen`

export const identifiersByCustomerId = keyed({
  name: 'identity.identifiersByCustomerId',
  text: cypher<IdentifiersPart>`${identifiersOfCustomer}
    WITH *, ${rankOfOwner} AS ownRank
    RETURN ${identifierColumns}, isPartial, ${isSharedIdentifier} AS shared`,
  row: customerIdentifier,
})

/** For a caller who knows certain sources only: an identifier is shared if these know somebody else who holds it. */
export const identifiersInView = keyed({
  name: 'identity.identifiersInView',
  text: cypher<IdentifiersPart & { readonly sources: readonly string[] }>`${identifiersOfCustomer}
    RETURN ${identifierColumns}, isPartial, EXISTS {
             MATCH (i)<-[:HAS_IDENTIFIER]-(x:SourceRecord)-[:RESOLVED_TO]->(o:Customer)
             WHERE o <> c AND x.source IN $sources AND NOT coalesce(x.isReference, false)
           } AS shared`,
  row: customerIdentifier,
})

function customerIdentifier(r: Row): IdentifierRow {
  const row = identifierRow(r)
  return { ...row, category: identifierCategory(row.type) }
}

export const identifiersByAccountId = keyed({
  name: 'identity.identifiersByAccountId',
  text: cypher<{ readonly only: readonly string[] | null; readonly limit: number }>`
    ${heard}
    UNWIND $keys AS key
    MATCH (c:Account {id: key})
    WITH key, c, ${ownership}
    CALL (c) {
      MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)-[h:HAS_IDENTIFIER]->(i:Identifier)
      WHERE NOT coalesce(r.isReference, false) AND ($only IS NULL OR r.id IN $only)
      WITH ${held}
      RETURN i, held, recordIds, type, place ORDER BY place LIMIT $limit
    }
    WITH *, ${rankOfOwner} AS ownRank
    RETURN ${identifierColumns}, false AS isPartial, ${isSharedIdentifier} AS shared,
           accountName, formed, named, people`,
  row: (r): IdentifierRow => {
    const row = identifierRow(r)
    return { ...row, category: companyIdentifierCategory(row.type, isOwnerItself(r)) }
  },
})

/**
 * When the licensed records of a customer that hold an identifier first and last stated it, by `owner|identifier`. There may be thousands
 * of spare records, so each of the two times is read from its end of an index.
 */
export const seenByHolding = keyed({
  name: 'identity.seenByHolding',
  text: cypher<{ readonly purpose: string }>`
    UNWIND $keys AS key
    WITH key, split(key, '|')[0] AS ownerId
    WITH key, ownerId, substring(key, size(ownerId) + 1) AS identifier
    CALL (ownerId, identifier) {
      MATCH (r:SourceRecord)-[h:HAS_IDENTIFIER {leadsFrom: identifier}]->() USING INDEX SEEK h:HAS_IDENTIFIER(leadsFrom)
      MATCH (r)-[:RESOLVED_TO]->(c) WHERE c.id = ownerId AND ${isLicensed}
      RETURN h
      UNION ALL
      MATCH (r:SourceRecord)-[h:HAS_IDENTIFIER]->() USING INDEX SEEK h:HAS_IDENTIFIER(spareOf, firstSeen)
      WHERE h.spareOf = identifier AND h.firstSeen IS NOT NULL AND EXISTS { (r)-[:RESOLVED_TO]->({id: ownerId}) } AND ${isLicensed}
      RETURN h ORDER BY h.spareOf, h.firstSeen LIMIT 1
      UNION ALL
      MATCH (r:SourceRecord)-[h:HAS_IDENTIFIER]->() USING INDEX SEEK h:HAS_IDENTIFIER(spareOf, lastSeen)
      WHERE h.spareOf = identifier AND h.lastSeen IS NOT NULL AND EXISTS { (r)-[:RESOLVED_TO]->({id: ownerId}) } AND ${isLicensed}
      RETURN h ORDER BY h.spareOf DESC, h.lastSeen DESC LIMIT 1
    }
    RETURN key, min(h.firstSeen) AS firstSeen, max(h.lastSeen) AS lastSeen`,
  row: (r) => ({ firstSeen: r.number('firstSeen'), lastSeen: r.number('lastSeen') }),
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
    WHERE ${isLicensedBySource}
    RETURN key, r.id AS recordId, r.source AS source, r.sourceId AS sourceId, r.observedAt AS observedAt,
           r.recordedAt AS recordedAt, to.confidence AS confidence, ${provenanceOfSource}
    ORDER BY recordId`,
  row: (r) => ({ recordId: r.string('recordId'), sourceId: r.string('sourceId'), ...provenanceColumns(r) }),
})
