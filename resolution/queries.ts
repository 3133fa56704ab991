import type { Row } from '../graph/convert.ts'
import { cypher, fragment, type Params, statement } from '../graph/cypher.ts'
import type { StoredIdentifier, StoredRecord } from './neighbourhood/stored-record.ts'
import type { Assertion } from './partition/assertions.ts'
import type { Crowd } from './partition/crowds.ts'
import type { RecordVersion } from './records/plan-records.ts'
import type { Source } from './records/source.ts'
import type { SubjectType } from './rule-set.ts'
import type { FormerSubject } from './write/assign-ids.ts'
import { type Claim, standing } from './write/standing.ts'

/** A customer or account with its records, as in the graph. */
export interface StoredSubject {
  readonly id: string
  readonly type: SubjectType
  readonly createdAt: number
  readonly kind: 'ANONYMOUS' | 'KNOWN'
  readonly displayName: string | null
  readonly confidence: number
  readonly recordCount: number
  /** JSON; compared as text. */
  readonly steps: string
  /** Counts the transactions that took the lock. */
  readonly lock: number
  /** Ids that were given up for this one. */
  readonly superseded: readonly SupersededId[]
  readonly records: readonly ResolvedRecord[]
  /** The number of further records by twin, which are not loaded: two loaded ones represent them. */
  readonly spares: ReadonlyMap<string, number>
}

export interface SupersededId {
  readonly id: string
  readonly type: SubjectType
}

export interface ResolvedRecord {
  readonly record: StoredRecord
  readonly rule: string
  readonly confidence: number
  /** When it first came to this subject, in UTC milliseconds. */
  readonly since: number
  readonly isSpare: boolean
  readonly assertions: readonly Assertion[]
}

/** The records with an identifier. */
export interface StoredHolding {
  readonly key: string
  readonly recordCount: number
  readonly crowd: Crowd
  /** Ids of the subjects that it identifies: at most one customer and one account. */
  readonly identifies: readonly string[]
}

/**
 * An identifier of which only some of the holders are read: those of declared sources, or trusted ones and the record that stands for the
 * identifier.
 */
export interface CrowdedKey extends Params {
  readonly key: string
  readonly isOfTrust: boolean
  /** The id of the record that stands for the identifier. */
  readonly placeholder: string
}

const crowdOfIdentifier = fragment`CASE WHEN i.isGeneric THEN 'ALL' ELSE coalesce(i.crowd, 'NONE') END`

/** The properties of a source `s`, as `sourceRow` reads them. */
export const sourceColumns = fragment`s.key AS key, s.role AS role, s.controller AS controller, s.priority AS priority,
           s.defaultCountry AS defaultCountry, s.dateOrder AS dateOrder, s.uniqueIds AS uniqueIds,
           s.licence AS licence, s.permittedPurposes AS permittedPurposes, s.validUntil AS validUntil,
           s.method AS method, s.verifies AS verifies, s.declaredBy AS declaredBy,
           coalesce(s.mayRecordConsentFor, []) AS mayRecordConsentFor, coalesce(s.timeZone, 'UTC') AS timeZone,
           coalesce(s.isolated, false) AS isolated`

export const sourcesByKeys = statement({
  name: 'resolution.sourcesByKeys',
  text: cypher<{ readonly keys: readonly string[] }>`
    UNWIND $keys AS key
    MATCH (s:Source {key: key})
    RETURN ${sourceColumns}`,
  row: sourceRow,
})

/** Every property is written from a parsed line only. */
export function sourceRow(r: Row): Source {
  return {
    key: r.string('key'),
    role: r.value<Source['role']>('role'),
    controller: r.stringOrNull('controller'),
    priority: r.number('priority'),
    defaultCountry: r.stringOrNull('defaultCountry'),
    timeZone: r.string('timeZone'),
    dateOrder: r.value<Source['dateOrder']>('dateOrder'),
    uniqueIds: r.boolean('uniqueIds'),
    licence: r.stringOrNull('licence'),
    permittedPurposes: r.value<Source['permittedPurposes']>('permittedPurposes'),
    validUntil: r.numberOrNull('validUntil'),
    method: r.value<Source['method']>('method'),
    verifies: r.value<Source['verifies']>('verifies'),
    mayRecordConsentFor: r.strings('mayRecordConsentFor'),
    isolated: r.boolean('isolated'),
    declaredBy: r.value<Source['declaredBy']>('declaredBy'),
  }
}

export const recordVersions = statement({
  name: 'resolution.recordVersions',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (r:SourceRecord {id: id})
    RETURN r.id AS id, r.observedAt AS observedAt, r.sequence AS sequence, r.arrival AS arrival,
           r.contentHash AS contentHash, r.isPlaceholder AS isPlaceholder, r.timesAhead AS timesAhead`,
  row: (r): RecordVersion => ({
    timesAhead: r.value<readonly string[] | null>('timesAhead'),
    id: r.string('id'),
    observedAt: r.number('observedAt'),
    sequence: r.numberOrNull('sequence'),
    arrival: r.numberOrNull('arrival'),
    contentHash: r.string('contentHash'),
    isPlaceholder: r.boolean('isPlaceholder'),
  }),
})

/** Called only for versions that nothing else distinguishes from the current ones. */
export const knownRecordVersions = statement({
  name: 'resolution.knownRecordVersions',
  text: cypher<{ readonly keys: readonly string[] }>`
    UNWIND $keys AS key
    MATCH (v:RecordVersion {key: key})
    RETURN key`,
  row: (r) => r.string('key'),
})

/** `isUnvouched`: it stands for an identifier about which no declared source stated anything. */
export const knownRecords = statement({
  name: 'resolution.knownRecords',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (r:SourceRecord {id: id})
    RETURN r.id AS id, r.source = 'identifier' AND r.isVouched IS NULL AS isUnvouched`,
  row: (r) => ({ id: r.string('id'), isUnvouched: r.boolean('isUnvouched') }),
})

/** Those of these placeholders about which a declared source, or the source `own`, stated a fact. */
export const vouchedRecords = statement({
  name: 'resolution.vouchedRecords',
  text: cypher<{ readonly ids: readonly string[]; readonly own: string }>`
    UNWIND $ids AS id
    CALL (id) {
      MATCH (e:Entry) WHERE e.recordId = id AND e.sk > '' RETURN e.source AS source
      UNION
      MATCH (e:Billing) WHERE e.recordId = id AND e.type > '' AND e.sk > '' RETURN e.source AS source
      UNION
      MATCH (e:ExternalReport) WHERE e.recordId = id AND e.type > '' RETURN e.source AS source
    }
    WITH id, source WHERE source = $own OR EXISTS { MATCH (s:Source {key: source}) WHERE s.declaredBy IS NOT NULL }
    RETURN DISTINCT id`,
  row: (r) => r.string('id'),
})

/**
 * Ensures that the identifiers exist, in order of key, and returns their records. A new one is locked by its creation, one without holders
 * by the property: all others are guarded by the customers of their holders.
 */
export const mergeIdentifiers = statement({
  name: 'resolution.mergeIdentifiers',
  text: cypher<{
    readonly identifiers: readonly Pick<StoredIdentifier, 'key' | 'type' | 'value'>[]
    readonly now: number
  }>`
    UNWIND $identifiers AS identifier
    MERGE (i:Identifier {key: identifier.key})
    ON CREATE SET i.type = identifier.type, i.value = identifier.value, i.firstSeen = $now, i.isGeneric = false,
                  i.opaqueKey = randomUUID()
    WITH i, COUNT { (i)<-[:HAS_IDENTIFIER]-() } AS recordCount
    FOREACH (_ IN CASE WHEN recordCount = 0 THEN [1] ELSE [] END | SET i.lockedAt = $now)
    RETURN i.key AS key, recordCount, ${crowdOfIdentifier} AS crowd,
           COLLECT { MATCH (i)-[:IDENTIFIES]->(c) RETURN c.id } AS identifies`,
  row: (r): StoredHolding => ({
    key: r.string('key'),
    recordCount: r.number('recordCount'),
    crowd: r.value<Crowd>('crowd'),
    identifies: r.strings('identifies'),
  }),
})

/**
 * The customers and accounts that hold these identifiers, at most 300 per identifier, or these records; each with its records and their
 * identifiers. Of an identifier that strangers crowd, only the holders that it links are returned. The holders are found by records that
 * are not spare: two records that hold the same identifiers stand for each spare one, so the number of records read stays bounded. If
 * `isWhole` is false, the spare records of a subject are left out.
 * A reader may see a part of what another transaction is committing: the lock is read before everything else of a subject, so that it is
 * not newer than what it guards.
 */
export const subjectsAround = statement({
  name: 'resolution.subjectsAround',
  text: cypher<{
    readonly keys: readonly string[]
    readonly crowded: readonly CrowdedKey[]
    readonly recordIds: readonly string[]
    readonly isWhole: boolean
  }>`
    CALL () {
      UNWIND $keys AS key
      CALL (key) {
        MATCH (r:SourceRecord)-[h:HAS_IDENTIFIER {leadsFrom: key}]->() USING INDEX SEEK h:HAS_IDENTIFIER(leadsFrom)
        MATCH (r)-[:RESOLVED_TO]->(c)
        RETURN DISTINCT c LIMIT 300
      }
      RETURN c
      UNION
      UNWIND $crowded AS held
      CALL (held) {
        MATCH (r:SourceRecord)-[h:HAS_IDENTIFIER {leadsFrom: held.key}]->() USING INDEX SEEK h:HAS_IDENTIFIER(leadsFrom)
        MATCH (r)-[:RESOLVED_TO]->(c)
        OPTIONAL MATCH (s:Source {key: r.source})
        WITH r, s, c
        WHERE CASE WHEN held.isOfTrust THEN r.id = held.placeholder OR ${standing} >= 3 ELSE r.isVouched OR s.declaredBy IS NOT NULL END
        RETURN DISTINCT c LIMIT 300
      }
      RETURN c
      UNION
      UNWIND $recordIds AS id
      MATCH (:SourceRecord {id: id})-[:RESOLVED_TO]->(c)
      RETURN c
    }
    WITH c, coalesce(c.lock, 0) AS lock
    RETURN c.id AS id, CASE WHEN c:Customer THEN 'PERSON' ELSE 'ORGANISATION' END AS type, c.createdAt AS createdAt,
           c.kind AS kind, c.displayName AS displayName, coalesce(c.confidence, 1.0) AS confidence, coalesce(c.recordCount, 0) AS recordCount,
           coalesce(c.steps, '[]') AS steps, lock, coalesce(c.spares, '{}') AS spares,
           COLLECT {
             MATCH (c)<-[:MERGED_INTO]-(e)
             RETURN {id: e.id, type: CASE WHEN e:Customer THEN 'PERSON' ELSE 'ORGANISATION' END}
           } AS superseded,
           COLLECT {
             CALL (c) {
               WITH c WHERE $isWhole OR c.spares IS NULL
               MATCH (c)<-[to:RESOLVED_TO]-(r:SourceRecord) RETURN r, to
               UNION ALL
               UNWIND CASE WHEN $isWhole OR c.spares IS NULL THEN [] ELSE [c.id] END AS heardBy
               MATCH (r:SourceRecord)-[to:RESOLVED_TO {heardBy: heardBy}]->(c) USING INDEX SEEK to:RESOLVED_TO(heardBy)
               RETURN r, to
             }
             WITH c, r, to
             WHERE $isWhole OR r.isSpare IS NULL
             RETURN r {
               .id, .source, .sourceId, .type, .observedAt, .recordedAt, .contentHash, .attributes, .relations, .endedAt,
               .isPlaceholder, .isVouched, .fillers, isSpare: coalesce(r.isSpare, false), rule: to.rule, confidence: to.confidence,
               since: coalesce(head(COLLECT { MATCH (r)-[was:WAS_RESOLVED_TO]->(c) RETURN was.from ORDER BY was.from LIMIT 1 }), to.since),
               assertions: COLLECT {
                 MATCH (r)-[x:SAME_AS|NOT_SAME_AS]-(o:SourceRecord)
                 RETURN x {
                   .id, .by, .at, relation: CASE WHEN x:SAME_AS THEN 'SAME' ELSE 'NOT_SAME' END,
                   a: startNode(x).id, b: endNode(x).id
                 }
               },
               identifiers: COLLECT {
                 MATCH (r)-[h:HAS_IDENTIFIER]->(i:Identifier)
                 RETURN h {
                   .raw, .isValid, .verifiedAt, .country, .issuer, .kind, key: i.key, type: i.type, value: i.value,
                   recordCount: COUNT { (i)<-[:HAS_IDENTIFIER]-() },
                   crowd: ${crowdOfIdentifier}, identifies: COLLECT { MATCH (i)-[:IDENTIFIES]->(o) RETURN o.id }
                 }
                 ORDER BY i.key
               }
             }
           } AS records`,
  row: (r) => {
    const records = r.value<readonly ResolvedColumns[]>('records')
    const subject: StoredSubject = {
      id: r.string('id'),
      type: r.value<SubjectType>('type'),
      createdAt: r.number('createdAt'),
      kind: r.value<StoredSubject['kind']>('kind'),
      displayName: r.stringOrNull('displayName'),
      confidence: r.number('confidence'),
      recordCount: r.number('recordCount'),
      steps: r.string('steps'),
      lock: r.number('lock'),
      superseded: r.value<readonly SupersededId[]>('superseded'),
      records: records.map(resolvedRecord),
      spares: unloadedOf(r.string('spares'), r.number('recordCount'), records),
    }
    const holdings: readonly StoredHolding[] = records.flatMap(({ identifiers }) =>
      identifiers.map(({ key, recordCount, crowd, identifies }) => ({ key, recordCount, crowd, identifies })),
    )
    return { subject, holdings }
  },
})

/** The record `r` with its identifiers. */
export const recordProjection = fragment`
    r {
      .id, .source, .sourceId, .type, .observedAt, .recordedAt, .contentHash, .attributes, .relations, .endedAt,
      .isPlaceholder, .isVouched, .fillers,
      identifiers: COLLECT {
        MATCH (r)-[h:HAS_IDENTIFIER]->(i:Identifier)
        RETURN h { .raw, .isValid, .verifiedAt, .country, .issuer, .kind, key: i.key, type: i.type, value: i.value }
        ORDER BY i.key
      }
    }`

/** As the statements project it; JSON columns are our own text. */
export interface RecordColumns {
  readonly id: string
  readonly source: string
  readonly sourceId: string
  readonly type: SubjectType
  readonly observedAt: number
  readonly recordedAt: number
  readonly contentHash: string
  readonly attributes: string
  readonly relations: string
  readonly endedAt: number | null
  readonly isPlaceholder: boolean
  readonly isVouched: true | null
  readonly fillers: string
  readonly identifiers: readonly StoredIdentifier[]
}

interface ResolvedColumns extends RecordColumns {
  readonly rule: string
  readonly confidence: number
  readonly since: number
  readonly isSpare: boolean
  readonly assertions: readonly Assertion[]
  readonly identifiers: readonly (StoredIdentifier & StoredHolding)[]
}

/** All are loaded if their number equals the subject's. */
function unloadedOf(json: string, recordCount: number, records: readonly unknown[]): ReadonlyMap<string, number> {
  if (json === '{}' || records.length >= recordCount) return new Map()
  // Written by resolution only.
  return new Map(Object.entries(JSON.parse(json) as Readonly<Record<string, number>>))
}

function resolvedRecord({
  rule,
  confidence,
  since,
  isSpare,
  assertions,
  identifiers,
  ...columns
}: ResolvedColumns): ResolvedRecord {
  const plain = identifiers.map(({ recordCount, crowd, identifies, ...identifier }) => identifier)
  return { record: storedRecord({ ...columns, identifiers: plain }), rule, confidence, since, isSpare, assertions }
}

export function storedRecord({ attributes, relations, fillers, ...properties }: RecordColumns): StoredRecord {
  return {
    ...properties,
    attributes: JSON.parse(attributes),
    relations: JSON.parse(relations),
    fillers: JSON.parse(fillers),
  }
}

/** A record that belonged to an id which was given up in favour of another. */
export interface FormerRow extends FormerSubject, Omit<Claim, 'count'> {
  readonly recordId: string
  /** The id had the record until it was given up. */
  readonly wasLast: boolean
}

/** Ids that were given up in favour of another and once had some of these records, each with all records that it had. */
export const formerSubjects = statement({
  name: 'resolution.formerSubjects',
  text: cypher<{ readonly recordIds: readonly string[] }>`
    UNWIND $recordIds AS recordId
    MATCH (:SourceRecord {id: recordId})-[:WAS_RESOLVED_TO]->(c)
    WHERE c.status = 'MERGED'
    WITH DISTINCT c
    MATCH (c)<-[was:WAS_RESOLVED_TO]-(r:SourceRecord)
    WITH c, r, min(was.from) AS since, 'MERGED' IN collect(was.reason) AS wasLast
    OPTIONAL MATCH (s:Source {key: r.source})
    RETURN r.id AS recordId, c.id AS id, c.createdAt AS createdAt, c.kind AS kind, since, wasLast, ${standing} AS standing,
           CASE WHEN c:Customer THEN 'PERSON' ELSE 'ORGANISATION' END AS type`,
  row: (r): FormerRow => ({
    recordId: r.string('recordId'),
    id: r.string('id'),
    createdAt: r.number('createdAt'),
    isKnown: r.string('kind') === 'KNOWN',
    since: r.number('since'),
    wasLast: r.boolean('wasLast'),
    standing: r.number('standing'),
    type: r.value<SubjectType>('type'),
  }),
})
