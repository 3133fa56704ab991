import type { Row } from '../graph/convert.ts'
import { cypher, fragment, type KeyedStatement, keyed } from '../graph/cypher.ts'
import { browserTypes } from './browser-types.ts'
import { type ConsentFact, type ConsentSubject, isRefusal } from './consent/consent-state.ts'
import { patience } from './facts-deadline.ts'
import type { LicensedSource } from './known-records/known-sources.ts'
import type { SourceRole } from './known-records/source-roles.ts'
import { holdersBeside, isVerified, isVerifier } from './known-records/whose-verification.ts'
import type { PurposeKey } from './purposes.ts'

/** The facts about one record that a decision needs. Times are UTC milliseconds. */
export interface RecordFacts extends ConsentSubject {
  readonly source: string
  readonly role: SourceRole
  /** Whether a source line declares its source. */
  readonly isDeclared: boolean
  /** True if only facts have named the record and its source has not sent it yet: it is no evidence of a relationship. */
  readonly isPlaceholder: boolean
  readonly endedAt: number | null
  /** 0..1: the confidence that the record is this customer's. 1 if absent. */
  readonly confidence?: number
  /** Read only if age matters. Null if the record states no birth date. */
  readonly birth?: BirthFacts | null
  /** Where the record states that the person lives, see `residence.ts`. Read only if an entry claims an opt-out law. */
  readonly residences?: readonly string[]
  /** Read if links between records matter: ids that return this customer, any of which a token may name. */
  readonly superseded?: readonly string[]
  /** Read if links between records matter: ids that have had the record from the beginning, see `ownIdsOf`. */
  readonly ownIds?: readonly string[]
  /** Read if links between records matter: when the record came to its first subject, in UTC milliseconds. */
  readonly firstSeen?: number
  /** For a reference or watch-list source: the purposes for which its records may be shown. Null or absent for any other source. */
  readonly licence?: Licence | null
  /** The existing reference and watch-list sources, whose facts may name any record. Absent: none. */
  readonly licensedSources?: readonly LicensedSource[]
  /** Read if links between records matter: the logins of the record's own source, each with that source. */
  readonly logins?: readonly string[]
  /** Read if links between records matter: keys of its identifiers, verified or not. */
  readonly held?: readonly string[]
  /**
   * Read if links between records matter: those keys of `ofOthers` that another customer holds. The rest are common values, which belong to
   * nobody.
   */
  readonly heldByOthers?: readonly string[]
  /** Read if links between records matter: records that a person confirmed to be the same subject. */
  readonly confirmed?: readonly string[]
  /** The number of records of the record's subject, if not all of them have to be among the facts. Null or absent: they all are. */
  readonly recordCount?: number | null
  /** The rules separated the record from the customer: only what it restricts still counts. Absent: it is the subject's record. */
  readonly onlyRestricts?: boolean
  /** Read if every record is read: the record repeats others, and is left out of the facts elsewhere. */
  readonly isSpare?: boolean
  /** Read if links between records matter: the subject is a company. */
  readonly isCompany?: boolean
}

/** The number of records of the subject that are left out of its facts because they repeat others. */
export function unheardOf(facts: readonly RecordFacts[]): number {
  const counted = facts.flatMap(({ recordCount }) => recordCount ?? [])
  return counted.length === 0 ? 0 : Math.max(0, Math.max(...counted) - counted.length)
}

export interface Licence {
  readonly permittedPurposes: readonly PurposeKey[]
  readonly validUntil: number | null
}

/** A birth date as its record states it, and the values that show where the person lives. */
export interface BirthFacts {
  /** The attributes of the record, as written. */
  readonly attributes: Readonly<Record<string, unknown>>
  readonly dateOrder: string | null
  readonly defaultCountry: string | null
}

// Consents and identifiers are returned as lists in the order of their columns, because the keys of a map would be decoded again for each
// of them.
const factsOfRecords = fragment`
    OPTIONAL MATCH (s:Source {key: r.source})
    CALL (r) {
      MATCH (e:ConsentEvent) WHERE e.recordId = r.id
      WITH properties(e) AS e
      RETURN collect([e.act, e.purpose, e.status, e.channel, e.controller, e.occurredAt, e.recordedAt, e.expiresAt, e.categories,
                      e.confirmedFor, e.isSelfService, e.jurisdiction, coalesce(e.factId, e.id), e.observedAt]) AS consents
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

const byBothKinds = fragment`
    WITH key, licensedSources, c, r, edge, type(edge) = 'RESTRICTED_BY' AS onlyRestricts
    WHERE NOT onlyRestricts OR NOT EXISTS { (r)-[:RESOLVED_TO]->(c) }
    WITH key, licensedSources, c, r, onlyRestricts, CASE WHEN NOT onlyRestricts THEN edge END AS to`

const allRecords = fragment`${eachSubject}
    MATCH (c)-[edge:RESOLVED_TO|RESTRICTED_BY]-(r:SourceRecord)${byBothKinds}`

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
    }${byBothKinds}`

const columns = fragment`key, licensedSources, r.id AS subject, r.source AS source, coalesce(s.role, 'TOUCHPOINT') AS role,
           s.declaredBy IS NOT NULL AS isDeclared, onlyRestricts OR coalesce(r.isPlaceholder, false) AS isPlaceholder, onlyRestricts,
           r.endedAt AS endedAt, consents, identifiers,
           coalesce(to.confidence, 1.0) AS confidence,
           CASE WHEN s.role = 'SYSTEM_OF_RECORD' THEN s.controller END AS controller,
           CASE WHEN s.role IN ['REFERENCE', 'WATCHLIST'] THEN s {.permittedPurposes, .validUntil} END AS licence,
           CASE WHEN $withBirth AND r.attributes CONTAINS '"birthDate"'
                THEN {attributes: r.attributes, dateOrder: s.dateOrder, defaultCountry: s.defaultCountry} END AS birth`

const isSpare = fragment`c.spares IS NOT NULL AND to IS NOT NULL AND to.heardBy IS NULL`

type FactsStatement = KeyedStatement<{ readonly withBirth: boolean }, RecordFacts>

// Only records that close something are checked for other holders of their identifiers, for a later consent on another record. Most records
// only consent.
const identifiersOfConsents = fragment`
    CALL (c, r, s, consents) {
      WITH c, r, s, consents, any(e IN consents WHERE coalesce(e[2], '') <> 'GIVEN') AS closes WHERE size(consents) > 0
      MATCH (r)-[h:HAS_IDENTIFIER]->(i:Identifier)
      WITH c, i, closes, ${isVerified} AS isVerified
      WITH *, isVerified AND closes AS proves${holdersBeside}
      RETURN collect([i.key, i.type, isVerified, proves AND (coalesce(i.isGeneric, false) OR isOfOthers)]) AS identifiers
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
      WITH c, s, i, ${isVerified} AS isVerified, i.type = 'USER_ID' AND ${isVerifier} AS isLogin
      WITH *, isVerified OR isLogin AS proves${holdersBeside}
      WITH *, coalesce(i.isGeneric, false) AS isGeneric
      RETURN collect([i.key, i.type, isVerified, isVerified AND (isGeneric OR isOfOthers),
                      isLogin AND NOT isGeneric AND NOT s.key IN loginsOfOthers, isVerified AND isOfOthers]) AS identifiers
    }
    RETURN ${columns}, ${isSpare} AS isSpare, c:Account AS isCompany,
           COLLECT { MATCH (c)<-[:MERGED_INTO]-(old) RETURN old.id } AS superseded,
           ${ownIdsOf} AS ownIds,
           head(${firstSeen}) AS firstSeen,
           COLLECT { MATCH (r)-[:SAME_AS]-(other:SourceRecord) RETURN other.id } AS confirmed`,
  row: (r) => {
    const facts = recordFacts(r)
    return {
      ...facts,
      logins: loginsOf(facts, r.value('identifiers')),
      held: r.value<readonly IdentifierColumns[]>('identifiers').map(([key]) => key),
      heldByOthers: r
        .value<readonly IdentifierColumns[]>('identifiers')
        .filter(([, , , , , isHeldByOthers]) => isHeldByOthers)
        .map(([key]) => key),
      confirmed: r.strings('confirmed'),
      superseded: r.strings('superseded'),
      ownIds: r.strings('ownIds'),
      firstSeen: r.numberOrNull('firstSeen') ?? 0,
      isSpare: r.boolean('isSpare'),
      isCompany: r.boolean('isCompany'),
    }
  },
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

function recordFacts(r: Row): RecordFacts {
  const identifiers = r.value<readonly IdentifierColumns[]>('identifiers')
  const consents = r.value<readonly ConsentColumns[]>('consents').map(consentFact)
  const onlyRestricts = r.boolean('onlyRestricts')
  const birth = r.value<(Omit<BirthFacts, 'attributes'> & { readonly attributes: string }) | null>('birth')
  return {
    subject: r.string('subject'),
    source: r.string('source'),
    // Written from the closed list of the source line only.
    role: r.string('role') as SourceRole,
    isDeclared: r.boolean('isDeclared'),
    isPlaceholder: r.boolean('isPlaceholder'),
    endedAt: r.numberOrNull('endedAt'),
    confidence: r.number('confidence'),
    consents: onlyRestricts ? consents.filter(restricts) : consents,
    ...(onlyRestricts && { onlyRestricts }),
    isDevice: identifiers.length > 0 && identifiers.every(([, type]) => browserTypes.has(type)),
    verified: identifiers.filter(([, , isVerified]) => isVerified).map(([key]) => key),
    ofOthers: identifiers.filter(([, , , isOfOthers]) => isOfOthers).map(([key]) => key),
    licence: r.value<Licence | null>('licence'),
    licensedSources: r.value<readonly LicensedSource[]>('licensedSources'),
    controller: r.stringOrNull('controller'),
    birth: birth === null ? null : { ...birth, attributes: JSON.parse(birth.attributes) },
  }
}

/** What still counts of a record that the rules separated from the customer: see RESTRICTED_BY in graph/model.md. */
function restricts({ act, status }: ConsentFact): boolean {
  return isRefusal(status) || act === 'RESTRICTION' || act === 'OBJECTION'
}

/**
 * A source that verifies logins states by a USER_ID which of its records belong to one login, unless it has a record of another customer
 * under it. Other sources may use the same id for somebody else.
 */
function loginsOf({ source }: RecordFacts, identifiers: readonly IdentifierColumns[]): readonly string[] {
  return identifiers.filter(([, , , , isLogin]) => isLogin).map(([key]) => `${source} ${key}`)
}

type IdentifierColumns = readonly [
  key: string,
  type: string,
  isVerified: boolean,
  isOfOthers: boolean,
  /** Read if links between records matter. */
  isLogin?: boolean,
  isHeldByOthers?: boolean,
]

/** In the order of the statement. */
type ConsentColumns = readonly [
  act: Required<ConsentFact>['act'],
  purpose: Required<ConsentFact>['purpose'],
  status: Required<ConsentFact>['status'],
  channel: Required<ConsentFact>['channel'],
  controller: Required<ConsentFact>['controller'],
  occurredAt: Required<ConsentFact>['occurredAt'],
  recordedAt: Required<ConsentFact>['recordedAt'],
  expiresAt: Required<ConsentFact>['expiresAt'],
  categories: Required<ConsentFact>['categories'],
  confirmedFor: Required<ConsentFact>['confirmedFor'],
  isSelfService: Required<ConsentFact>['isSelfService'],
  jurisdiction: Required<ConsentFact>['jurisdiction'],
  lineId: Required<ConsentFact>['lineId'],
  observedAt: Required<ConsentFact>['observedAt'],
]

function consentFact(columns: ConsentColumns): ConsentFact {
  const [act, purpose, status, channel, controller, occurredAt, recordedAt, expiresAt, categories, ...others] = columns
  const [confirmedFor, isSelfService, jurisdiction, lineId, observedAt] = others
  return {
    act,
    purpose,
    status,
    channel,
    controller,
    occurredAt,
    recordedAt,
    expiresAt,
    categories,
    confirmedFor,
    isSelfService,
    jurisdiction,
    lineId,
    observedAt,
  }
}
