import { cypher, fragment, type KeyedStatement, keyed } from '../../graph/cypher.ts'
import { isInForce } from '../consent/acts-for-others.ts'
import { isSilentSignal } from '../consent/silent-signal.ts'
import { patience } from '../facts-deadline.ts'
import {
  holdersBeside,
  isLogin,
  isVerified,
  isVerifierOfKey,
  statedScope,
} from '../known-records/whose-verification.ts'
import { linkedFacts, recordFacts } from './read-facts.ts'
import type { RecordFacts } from './record-facts.ts'

// Consents and identifiers are returned as lists in the order of their columns, because the keys of a map would be decoded again for each
// of them.
const factsOfRecords = fragment`
    OPTIONAL MATCH (s:Source {key: r.source})
    CALL (r) {
      MATCH (e:ConsentEvent) WHERE e.recordId = r.id AND ${isInForce}
      WITH properties(e) AS e
      RETURN collect([e.act, e.purpose, e.status, e.channel, e.controller, e.occurredAt, e.recordedAt, e.expiresAt, e.categories,
                      e.confirmedFor, e.isSelfService, e.jurisdiction, coalesce(e.factId, e.id), e.observedAt,
                      e.timesAhead, ${isSilentSignal}]) AS consents
    }`

// The records `r` of a subject `c`, each with its edge `to`, which is null for a record that only restricts. One step along the edges of
// both kinds, because each step walks all edges of the subject.
const eachSubject = fragment`
    CALL () {
      MATCH (s:Source) USING INDEX s:Source(role) WHERE s.role IN ['REFERENCE', 'WATCHLIST']
      RETURN collect([s.key, s.permittedPurposes, s.validUntil]) AS licensedSources
    }
    UNWIND $keys AS key
    MATCH (c:Customer|Account {id: key})`

// Each record once. A mark stands only if each edge that leads to the record has it.
const byBothKinds = fragment`
    WITH key, licensedSources, c, r, edge, type(edge) = 'RESTRICTED_BY' AS onlyRestricts
    WHERE NOT onlyRestricts OR NOT EXISTS { (r)-[:RESOLVED_TO]->(c) }
    WITH key, licensedSources, c, r, onlyRestricts, collect(edge) AS edges
    WITH key, licensedSources, c, r, onlyRestricts, all(edge IN edges WHERE coalesce(edge.isNameOnly, false)) AS isNameOnly,
         all(edge IN edges WHERE coalesce(edge.isForm, false)) AS isForm, all(edge IN edges WHERE coalesce(edge.isOwnOnly, false)) AS isOwnOnly,
         CASE WHEN NOT onlyRestricts THEN edges[0] END AS to`

// What restricted an id that was merged into `c` restricts `c`.
const ofSuperseded = fragment`MATCH (c)<-[:MERGED_INTO]-()-[edge:RESTRICTED_BY]->(r:SourceRecord) RETURN r, edge`

const allRecords = fragment`${eachSubject}
    CALL (c) {
      MATCH (c)-[edge:RESOLVED_TO|RESTRICTED_BY]-(r:SourceRecord) RETURN r, edge
      UNION ALL
      ${ofSuperseded}
    }${byBothKinds}`

/** For a subject with spare records, only those that count, found by the index: there may be thousands of others. */
const heardRecords = fragment`${eachSubject}
    CALL (c) {
      WITH c WHERE c.spares IS NULL
      MATCH (c)-[edge:RESOLVED_TO|RESTRICTED_BY]-(r:SourceRecord) RETURN r, edge
      UNION ALL
      UNWIND CASE WHEN c.spares IS NULL THEN [] ELSE [c.id] END AS heardBy
      CALL (c, heardBy) {
        MATCH (r:SourceRecord)-[edge:RESOLVED_TO {heardBy: heardBy}]->(c) USING INDEX SEEK edge:RESOLVED_TO(heardBy) RETURN r, edge
        UNION ALL
        MATCH (c)-[edge:RESTRICTED_BY]->(r:SourceRecord) RETURN r, edge
      }
      RETURN r, edge
      UNION ALL
      ${ofSuperseded}
    }${byBothKinds}`

const columns = fragment`key, licensedSources, r.id AS subject, r.source AS source, coalesce(s.role, 'TOUCHPOINT') AS role,
           s.declaredBy IS NOT NULL AS isDeclared, onlyRestricts OR coalesce(r.isPlaceholder, false) AS isPlaceholder, onlyRestricts,
           isNameOnly, isOwnOnly, 'Account' IN labels(c) AS isCompany, r.endedAt AS endedAt, consents, identifiers,
           coalesce(to.confidence, 1.0) AS confidence, to.since AS since,
           CASE WHEN s.role = 'SYSTEM_OF_RECORD' THEN s.controller END AS controller,
           CASE WHEN s.role IN ['REFERENCE', 'WATCHLIST'] THEN s {.permittedPurposes, .validUntil} END AS licence,
           CASE WHEN $withBirth AND NOT isForm AND NOT isOwnOnly AND r.attributes CONTAINS '"birthDate"'
                THEN {attributes: r.attributes, dateOrder: s.dateOrder, defaultCountry: s.defaultCountry} END AS birth`

const isSpare = fragment`c.spares IS NOT NULL AND to IS NOT NULL AND to.heardBy IS NULL`

type FactsStatement = KeyedStatement<{ readonly withBirth: boolean }, RecordFacts>

// Only records that close something are checked for other holders of their identifiers, for a later consent on another record. Most records
// only consent.
const identifiersOfConsents = fragment`
    CALL (c, r, s, consents) {
      WITH c, r, s, consents, any(e IN consents WHERE coalesce(e[2], '') <> 'GIVEN') AS closes WHERE size(consents) > 0
      MATCH (r)-[h:HAS_IDENTIFIER]->(i:Identifier)
      WITH c, h, i, closes, ${isVerified} AS isVerified
      WITH *, isVerified AND closes AS proves${holdersBeside}
      RETURN collect([i.key, i.type, isVerified, proves AND (coalesce(i.isGeneric, false) OR isOfOthers),
                      ${statedScope}]) AS identifiers
    }`

/**
 * One row per record of the customer or company; no row for an id that is neither. Facts about a company's records have the record as
 * subject. For a subject with `recordCount`, records that repeat others are left out: see `heardBy` in graph/model.md.
 */
export const recordFactsByCustomerId: FactsStatement = keyed({
  name: 'access.recordFactsByCustomerId',
  patience,
  text: cypher<{ readonly withBirth: boolean }>`${heardRecords}
    ${factsOfRecords}
    ${identifiersOfConsents}
    RETURN ${columns}, CASE WHEN c.spares IS NOT NULL AND to IS NOT NULL THEN c.recordCount END AS recordCount`,
  row: (r) => ({ ...recordFacts(r), recordCount: r.numberOrNull('recordCount') }),
})

/** The same with one row per record: read if it matters which records are meant and some were left out. */
export const eachRecordsFactsByCustomerId: FactsStatement = keyed({
  name: 'access.eachRecordsFactsByCustomerId',
  patience,
  text: cypher<{ readonly withBirth: boolean }>`${allRecords}
    ${factsOfRecords}
    ${identifiersOfConsents}
    RETURN ${columns}, ${isSpare} AS isSpare`,
  row: (r) => ({ ...recordFacts(r), isSpare: r.boolean('isSpare') }),
})

/**
 * Ids that have had the record `r` from the beginning: those that began with it, and the first one that it belonged to. An id that it was
 * merged into with its whole customer began with other records. A visitor of whom only a browser or a placeholder was known had no account,
 * so having belonged to such a visitor before does not count.
 */
const ownIdsOf = fragment`
    COLLECT {
      MATCH (r)-[was:RESOLVED_TO|WAS_RESOLVED_TO]->(owner)
      WITH owner, coalesce(was.from, was.since) AS since, was.to AS until
      ORDER BY coalesce(owner.kind, 'KNOWN') = 'ANONYMOUS', since, until
      WITH collect({
             id: owner.id,
             isFounded: since = owner.createdAt AND NOT EXISTS { (r)-[:WAS_RESOLVED_TO {to: since, reason: 'MERGED'}]->() }
           }) AS owners
      UNWIND range(0, size(owners) - 1) AS at
      WITH owners[at] AS owner, at WHERE at = 0 OR owner.isFounded
      RETURN DISTINCT owner.id
    }`

const firstSeen = fragment`
    COLLECT {
      MATCH (r)-[was:RESOLVED_TO|WAS_RESOLVED_TO]->() RETURN coalesce(was.from, was.since) AS first ORDER BY first LIMIT 1
    }`

/** The same with what links a customer's records: read for customers who sign in, and if an entry may speak for some records only. */
export const linkedFactsByCustomerId: FactsStatement = keyed({
  name: 'access.linkedFactsByCustomerId',
  patience,
  text: cypher<{ readonly withBirth: boolean }>`${allRecords}
    ${factsOfRecords}
    CALL (c, r, s) {
      MATCH (r)-[h:HAS_IDENTIFIER]->(i:Identifier)
      WITH c, s, h, i, ${isVerified} AS isVerified, ${isLogin} AS isLogin
      WITH *, isVerified OR isLogin AS proves${holdersBeside}
      WITH *, coalesce(i.isGeneric, false) AS isGeneric
      RETURN collect([i.key, i.type, isVerified, isVerified AND (isGeneric OR isOfOthers), ${statedScope},
                      isLogin AND NOT isGeneric AND NOT s.key IN loginsOfOthers, isVerified AND isOfOthers]) AS identifiers
    }
    RETURN ${columns}, ${isSpare} AS isSpare, coalesce(r.formerIdentifiers, []) AS formerlyHeld,
           [key IN coalesce(r.formerVerified, []) WHERE ${isVerifierOfKey}] AS formerlyVerified,
           COLLECT { MATCH (c)<-[:MERGED_INTO]-(old) RETURN old.id } AS superseded,
           ${ownIdsOf} AS ownIds,
           head(${firstSeen}) AS firstSeen,
           COLLECT { MATCH (r)-[:SAME_AS]-(other:SourceRecord) RETURN other.id } AS confirmed`,
  row: linkedFacts,
})

/** The customer or company that a superseded id returns. No row for an id that is not superseded. */
export const survivorById = keyed({
  name: 'access.survivorById',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:Customer {id: key})-[:MERGED_INTO]->(survivor)
    RETURN key, survivor.id AS id`,
  row: (r) => ({ id: r.string('id') }),
})
