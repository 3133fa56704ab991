import type { PurposeKey } from '../../../access/purposes.ts'
import type { Row } from '../../../graph/convert.ts'
import { about, cypher, keyed } from '../../../graph/cypher.ts'
import { heard, weight } from '../../../resolution/golden-record/weight.ts'
import { isOpenThen, type OpenPart } from '../../closed-periods.ts'
import { customerOrAccount } from '../../customer-or-account.ts'
import { ownerStatement } from '../../owner-statement.ts'
import { isSureEnough } from '../../uncertain-records.ts'
import { isDeclaredOwner, isSystemOfOperator, isVouched, speaksForOwner, weightOfOwner } from '../../vouched.ts'

/**
 * Who has a role in an opportunity, by its raw id: one row per touchpoint that states it, the latest first. `statingSources`: the sources
 * that report the opportunity. Only they and systems of record of their operator state roles. This is checked before anything is cut,
 * because others can guess the id.
 */
export const membersByOpportunityId = keyed({
  name: 'engagement.membersByOpportunityId',
  text: cypher<{ readonly limit: number; readonly minimum: number; readonly statingSources: readonly string[] }>`
    CALL () {
      MATCH (o:Source) WHERE o.key IN $statingSources
      MATCH (s:Source) WHERE ${isSystemOfOperator}
      RETURN collect(DISTINCT s.key) + $statingSources AS sources
    }
    UNWIND $keys AS key
    CALL (key, sources) {
      MATCH (e:Touchpoint) USING INDEX e:Touchpoint(opportunityId, source, sk)
      WHERE e.opportunityId = key AND e.source IN sources AND e.sk > '' AND e.buyingRole IS NOT NULL
      RETURN e ORDER BY e.sk DESC LIMIT $limit
    }
    MATCH (:SourceRecord {id: e.recordId})-[to:RESOLVED_TO]->(c:Customer)
    WHERE ${isSureEnough}
    WITH key, e, c WHERE ${isVouched} OR NOT ${isDeclaredOwner}
    RETURN key, c.id AS customerId, e.recordId AS recordId, e.source AS source, e.buyingRole AS role, e.occurredAt AS at`,
  row: (r) => ({
    customerId: r.string('customerId'),
    recordId: r.string('recordId'),
    source: r.string('source'),
    role: r.string('role'),
    at: r.number('at'),
  }),
})

/** The records of a company as relations name them. `least`: the weight that a record needs to make somebody a member. */
export const recordsByAccountId = ownerStatement({
  name: 'engagement.recordsByAccountId',
  text: cypher`
    ${heard}
    UNWIND $keys AS key
    MATCH (c:Account {id: key})
    WITH key, c, ${weightOfOwner} AS least
    MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
    RETURN key, r.source AS source, r.sourceId AS sourceId, least LIMIT 1000`,
  row: (r) => ({
    relation: relationKey({ source: r.string('source'), id: r.string('sourceId') }),
    least: r.number('least'),
  }),
})

/** A record as stored in relations: JSON with its keys in this order. */
export function relationKey({ source, id }: Relation['to']): string {
  return JSON.stringify({ source, id })
}

/** A relation as its record states it. Times are ISO 8601. */
export interface Relation {
  readonly role: string
  readonly to: { readonly source: string; readonly id: string }
  readonly until?: string
}

/**
 * People whose records relate to a record. `least`: the weight that these records need. The text index on relations finds them without
 * reading all records.
 */
export const membersByRelation = keyed({
  name: 'engagement.membersByRelation',
  text: cypher<{ readonly limit: number; readonly least: number }>`
    ${heard}
    UNWIND $keys AS key
    CALL (key, heard) {
      MATCH (r:SourceRecord) USING TEXT INDEX r:SourceRecord(relations)
      WHERE r.relations CONTAINS key AND ${weight} >= $least
      MATCH (r)-[:RESOLVED_TO]->(c:Customer) WHERE ${speaksForOwner}
      RETURN r, c LIMIT $limit
    }
    RETURN key, c.id AS customerId, r.id AS recordId, r.endedAt AS endedAt, r.relations AS relations`,
  row: (r) => ({
    customerId: r.string('customerId'),
    recordId: r.string('recordId'),
    endedAt: r.numberOrNull('endedAt'),
    relations: relations(r),
  }),
})

/** Companies that a person's records relate to, with the weight of the record that states it. */
export const relationsByCustomerId = ownerStatement({
  name: 'engagement.relationsByCustomerId',
  text: cypher`
    ${heard}
    UNWIND $keys AS key
    MATCH (c:Customer {id: key})<-[:RESOLVED_TO]-(r:SourceRecord)
    WHERE r.relations <> '[]' AND ${speaksForOwner}
    RETURN key, r.id AS recordId, r.endedAt AS endedAt, r.relations AS relations, ${weight} AS weight`,
  row: (r) => ({
    recordId: r.string('recordId'),
    endedAt: r.numberOrNull('endedAt'),
    relations: relations(r),
    weight: r.number('weight'),
  }),
})

function relations(r: Row): readonly Relation[] {
  return r.json<readonly Relation[]>('relations') ?? []
}

/** `least`: the weight that a record needs to make somebody a member of the company. */
export const accountByRecordId = keyed({
  name: 'engagement.accountByRecordId',
  text: cypher`
    ${heard}
    UNWIND $keys AS key
    MATCH (:SourceRecord {id: key})-[:RESOLVED_TO]->(c:Account)
    RETURN key, c.id AS id, ${weightOfOwner} AS least`,
  row: (r) => ({ id: r.string('id'), least: r.number('least') }),
})

/** What somebody did since a time: the latest per record. */
export const touchesByCustomerId = ownerStatement({
  name: 'engagement.touchesByCustomerId',
  text: cypher<OpenPart & { readonly since: string; readonly limit: number }>`
    UNWIND $keys AS key
    MATCH (c:Customer {id: key})
    WITH key, c, ${isDeclaredOwner} AS isDeclared
    MATCH (c)<-[to:RESOLVED_TO]-(r:SourceRecord)
    WHERE ${isSureEnough}
    CALL (r, isDeclared) {
      MATCH (e:Touchpoint)
      WHERE e.recordId = r.id AND e.sk > $since AND (NOT isDeclared OR ${isVouched})
        AND ${isOpenThen}
      RETURN e ORDER BY e.recordId DESC, e.sk DESC LIMIT $limit
    }
    RETURN key, e.name AS name, e.occurredAt AS at`,
  row: (r) => ({ name: r.string('name'), at: r.number('at') }),
})

export interface ExternalRow {
  readonly kind: string
  readonly subject: string
  /** The record that the fact belongs to. */
  readonly recordId: string
  readonly provider: string
  readonly licence: string
  readonly permittedPurposes: readonly PurposeKey[]
  readonly validUntil: number | null
  readonly valuesJson: string
  readonly source: string
  readonly sourceId: string
  readonly observedAt: number
  readonly recordedAt: number
}

/** Reports about a customer or account that may be used for the purpose, and only while the licence is valid. */
export const externalsByOwnerId = ownerStatement({
  name: 'engagement.externalsByOwnerId',
  text: cypher<OpenPart & { readonly purpose: PurposeKey; readonly now: number; readonly limit: number }>`
    UNWIND $keys AS key
    ${about(customerOrAccount, 'c', 'o')}
    MATCH (o)<-[to:RESOLVED_TO]-(r:SourceRecord)
    WHERE ${isSureEnough}
    CALL (r) {
      MATCH (x:ExternalReport)
      WHERE x.recordId = r.id AND x.type > '' AND $purpose IN x.permittedPurposes
        AND (x.validUntil IS NULL OR x.validUntil > $now)
        AND ${about(isOpenThen, 'e', 'x')}
      RETURN x ORDER BY x.occurredAt DESC LIMIT $limit
    }
    RETURN key, key AS subject, x.recordId AS recordId, x.type AS kind, x.provider AS provider, x.licence AS licence,
           x.permittedPurposes AS permittedPurposes, x.validUntil AS validUntil, x.values AS values, x.source AS source,
           x.sourceId AS sourceId, x.observedAt AS observedAt, x.recordedAt AS recordedAt
    ORDER BY x.occurredAt DESC, x.id`,
  row: (r): ExternalRow => ({
    kind: r.string('kind'),
    subject: r.string('subject'),
    recordId: r.string('recordId'),
    provider: r.string('provider'),
    licence: r.string('licence'),
    // Written from the closed list of the line only.
    permittedPurposes: r.value<readonly PurposeKey[]>('permittedPurposes'),
    validUntil: r.numberOrNull('validUntil'),
    valuesJson: r.string('values'),
    source: r.string('source'),
    sourceId: r.string('sourceId'),
    observedAt: r.number('observedAt'),
    recordedAt: r.number('recordedAt'),
  }),
})
