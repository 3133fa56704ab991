import { isVerifierOfKey } from '../../access/known-records/whose-verification.ts'
import { command, cypher, type Fragment, fragment, statement } from '../../graph/cypher.ts'
import type { MarkedCrowd } from './plan-edges.ts'
import { standing } from './standing.ts'
import type { EndedStatement } from './statement-ended.ts'

type Properties = Readonly<Record<string, unknown>>

const customer = fragment`:Customer`
const account = fragment`:Account`

export const mergeSources = command({
  name: 'resolution.mergeSources',
  text: cypher<{ readonly sources: readonly { readonly key: string; readonly properties: Properties }[] }>`
    UNWIND $sources AS source
    MERGE (s:Source {key: source.key})
    SET s += source.properties`,
})

/** An undeclared system, on its first record. */
export const createMissingSources = command({
  name: 'resolution.createMissingSources',
  text: cypher<{ readonly sources: readonly { readonly key: string; readonly properties: Properties }[] }>`
    UNWIND $sources AS source
    MERGE (s:Source {key: source.key})
    ON CREATE SET s += source.properties`,
})

/** If they are not declared. */
export const isolateSources = command({
  name: 'resolution.isolateSources',
  text: cypher<{ readonly keys: readonly string[] }>`
    UNWIND $keys AS key
    MATCH (s:Source {key: key}) WHERE s.declaredBy IS NULL
    SET s.isolated = true`,
})

/** After a change of role. */
export const markReferenceRecords = command({
  name: 'resolution.markReferenceRecords',
  text: cypher<{ readonly source: string; readonly isReference: boolean }>`
    MATCH (r:SourceRecord {source: $source})
    SET r.isReference = $isReference`,
})

/** Ordered by id. `isNew` false: another transaction, which the caller did not see, was first; a stored record is always resolved. */
export const createRecords = statement({
  name: 'resolution.createRecords',
  text: cypher<{ readonly records: readonly { readonly id: string; readonly properties: Properties }[] }>`
    UNWIND $records AS record
    MERGE (r:SourceRecord {id: record.id})
    ON CREATE SET r += record.properties
    RETURN NOT EXISTS { (r)-[:RESOLVED_TO]->() } AS isNew`,
  row: (r) => r.boolean('isNew'),
})

export const updateRecords = command({
  name: 'resolution.updateRecords',
  text: cypher<{ readonly records: readonly { readonly id: string; readonly properties: Properties }[] }>`
    UNWIND $records AS record
    MATCH (r:SourceRecord {id: record.id})
    SET r += record.properties`,
})

/**
 * Who reads a record `r` of the subject `c`: a spare that states nothing of its own is not read. For twins that are not, others represent
 * theirs.
 */
const heardBy = fragment`CASE WHEN r.isSpare AND r.isHeard IS NULL THEN null ELSE c.id END`

/**
 * The key by which resolution finds the record `r` among the holders of the identifier `i`. Null for a spare record, which others
 * represent.
 */
const leadsFrom = fragment`CASE WHEN r.isSpare THEN null ELSE i.key END`
/**
 * The key by which the first and the last of the spare records among the holders of the identifier `i` are found. Null for any other
 * record.
 */
const spareOf = fragment`CASE WHEN r.isSpare THEN i.key END`
/** The key by which a record `r` that states something about its contact points is found among all that hold the identifier `i`. */
const statesFrom = fragment`CASE WHEN r.isHeard OR h.verifiedAt IS NOT NULL THEN i.key END`

export const markSpareRecords = command({
  name: 'resolution.markSpareRecords',
  text: cypher<{ readonly records: readonly { readonly id: string; readonly isSpare: true | null }[] }>`
    UNWIND $records AS record
    MATCH (r:SourceRecord {id: record.id})
    SET r.isSpare = record.isSpare
    WITH r
    CALL (r) {
      MATCH (r)-[h:HAS_IDENTIFIER]->(i:Identifier)
      SET h.leadsFrom = ${leadsFrom}, h.spareOf = ${spareOf}
    }
    MATCH (r)-[to:RESOLVED_TO]->(c)
    SET to.heardBy = ${heardBy}`,
})

/**
 * Entries of the ledger were written to these records. The record is locked first: a transaction that moves it in the meantime sees the
 * mark.
 */
export const hearRecords = command({
  name: 'resolution.hearRecords',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (r:SourceRecord {id: id})
    WHERE r.isHeard IS NULL
    SET r.isHeard = true
    WITH r
    CALL (r) {
      MATCH (r)-[h:HAS_IDENTIFIER]->(i:Identifier)
      SET h.statesFrom = ${statesFrom}
    }
    MATCH (r)-[to:RESOLVED_TO]->(c)
    SET to.heardBy = ${heardBy}`,
})

export const createRecordVersions = command({
  name: 'resolution.createRecordVersions',
  text: cypher<{ readonly versions: readonly { readonly key: string; readonly properties: Properties }[] }>`
    UNWIND $versions AS version
    MERGE (v:RecordVersion {key: version.key})
    ON CREATE SET v += version.properties`,
})

/** A source stated each of these records as a person's before it stated some of them as a company's. */
export const markFormerPeople = command({
  name: 'resolution.markFormerPeople',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (r:SourceRecord {id: id}) WHERE r.type = 'ORGANISATION'
    SET r.wasPerson = true`,
})

/**
 * Sorted by id, before anything of them is written: two writers that meet wait, and do not deadlock. The lock is taken by a plain value,
 * because an expression over the node's own properties takes and returns a second kind of lock, which deadlocks with a transaction that
 * creates a relationship there.
 */
const lockOf = (label: Fragment) => cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (c${label} {id: id})
    SET c.isLocked = true
    REMOVE c.isLocked
    WITH c, coalesce(c.lock, 0) + 1 AS lock
    SET c.lock = lock
    RETURN c.id AS id, lock`

export const lockCustomers = statement({
  name: 'resolution.lockCustomers',
  text: lockOf(customer),
  row: (r) => ({ id: r.string('id'), lock: r.number('lock') }),
})

export const lockAccounts = statement({
  name: 'resolution.lockAccounts',
  text: lockOf(account),
  row: (r) => ({ id: r.string('id'), lock: r.number('lock') }),
})

interface Evidence {
  readonly recordId: string
  readonly key: string
  readonly seenAt: number
  readonly properties: Properties
}

/**
 * The keys that a record stated last and no longer does, and those of which it no longer states that they are verified: what a customer
 * refused for the records that state an address of theirs does not end because the address changes.
 */
const formerIdentifiers = fragment`([key IN coalesce(r.formerIdentifiers, []) WHERE key <> item.key] + item.key)[-20..]`
const formerVerified = fragment`([key IN coalesce(r.formerVerified, []) WHERE key <> item.key] + item.key)[-20..]`

export const createEvidence = command({
  name: 'resolution.createEvidence',
  text: cypher<{ readonly evidence: readonly Evidence[] }>`
    UNWIND $evidence AS item
    MATCH (i:Identifier {key: item.key})
    MATCH (r:SourceRecord {id: item.recordId})
    CREATE (r)-[h:HAS_IDENTIFIER {
      firstSeen: item.seenAt, lastSeen: item.seenAt, leadsFrom: ${leadsFrom}, spareOf: ${spareOf}
    }]->(i)
    SET h += item.properties
    SET h.statesFrom = ${statesFrom}`,
})

export const updateEvidence = command({
  name: 'resolution.updateEvidence',
  text: cypher<{ readonly evidence: readonly Evidence[] }>`
    UNWIND $evidence AS item
    MATCH (r:SourceRecord {id: item.recordId})-[h:HAS_IDENTIFIER]->(i:Identifier {key: item.key})
    FOREACH (verified IN CASE WHEN h.verifiedAt IS NOT NULL AND item.properties.verifiedAt IS NULL THEN [r] END |
      SET verified.formerVerified = ${formerVerified})
    SET h.lastSeen = item.seenAt, h += item.properties
    SET h.statesFrom = ${statesFrom}`,
})

export const dropEvidence = command({
  name: 'resolution.dropEvidence',
  text: cypher<{ readonly evidence: readonly { readonly recordId: string; readonly key: string }[] }>`
    UNWIND $evidence AS item
    MATCH (r:SourceRecord {id: item.recordId})-[h:HAS_IDENTIFIER]->(:Identifier {key: item.key})
    FOREACH (held IN CASE WHEN r.isReference THEN [] ELSE [r] END |
      SET held.formerIdentifiers = ${formerIdentifiers})
    FOREACH (verified IN CASE WHEN h.verifiedAt IS NULL THEN [] ELSE [r] END |
      SET verified.formerVerified = ${formerVerified})
    DELETE h`,
})

export const markCrowds = command({
  name: 'resolution.markCrowds',
  text: cypher<{
    readonly identifiers: readonly MarkedCrowd[]
  }>`
    UNWIND $identifiers AS identifier
    MATCH (i:Identifier {key: identifier.key})
    SET i.isGeneric = identifier.isGeneric, i.crowd = identifier.crowd`,
})

interface SubjectProperties {
  readonly id: string
  readonly properties: Properties
}

const createOf = (label: Fragment) => cypher<{ readonly subjects: readonly SubjectProperties[] }>`
    UNWIND $subjects AS subject
    CREATE (c${label} {id: subject.id, status: 'ACTIVE', version: 1, lock: 0})
    SET c += subject.properties`

export const createCustomers = command({
  name: 'resolution.createCustomers',
  text: createOf(customer),
})

export const createAccounts = command({
  name: 'resolution.createAccounts',
  text: createOf(account),
})

/** Also restores an id that was given up. */
const updateOf = (label: Fragment) => cypher<{ readonly subjects: readonly SubjectProperties[] }>`
    UNWIND $subjects AS subject
    MATCH (c${label} {id: subject.id})
    WITH c, subject, c.version + 1 AS version
    SET c += subject.properties, c.status = 'ACTIVE', c.version = version
    WITH c
    MATCH (c)-[redirect:MERGED_INTO]->()
    DELETE redirect`

export const updateCustomers = command({
  name: 'resolution.updateCustomers',
  text: updateOf(customer),
})

export const updateAccounts = command({
  name: 'resolution.updateAccounts',
  text: updateOf(account),
})

/** Ends present decisions and keeps them as history. Before the new ones, because a record has one. */
export const endResolutions = command({
  name: 'resolution.endResolutions',
  text: cypher<{
    readonly moves: readonly { readonly recordId: string; readonly reason: string }[]
    readonly now: number
  }>`
    UNWIND $moves AS move
    MATCH (r:SourceRecord {id: move.recordId})-[old:RESOLVED_TO]->(c)
    CREATE (r)-[:WAS_RESOLVED_TO {
      from: old.since, to: $now, reason: move.reason, rule: old.rule, confidence: old.confidence
    }]->(c)
    DELETE old`,
})

interface NewResolution {
  readonly recordId: string
  readonly to: string
  readonly rule: string
  readonly confidence: number
}

const resolveTo = (label: Fragment) => cypher<{ readonly resolutions: readonly NewResolution[]; readonly now: number }>`
    UNWIND $resolutions AS resolution
    MATCH (r:SourceRecord {id: resolution.recordId})
    MATCH (c${label} {id: resolution.to})
    CREATE (r)-[:RESOLVED_TO {
      recordId: resolution.recordId, ownerId: resolution.to, heardBy: ${heardBy}, since: $now, rule: resolution.rule,
      confidence: resolution.confidence
    }]->(c)`

export const resolveToCustomers = command({
  name: 'resolution.resolveToCustomers',
  text: resolveTo(customer),
})

export const resolveToAccounts = command({
  name: 'resolution.resolveToAccounts',
  text: resolveTo(account),
})

/** The same customer, for another reason or with a higher confidence. */
export const updateResolutions = command({
  name: 'resolution.updateResolutions',
  text: cypher<{
    readonly links: readonly { readonly recordId: string; readonly rule: string; readonly confidence: number }[]
  }>`
    UNWIND $links AS link
    MATCH (:SourceRecord {id: link.recordId})-[to:RESOLVED_TO]->()
    SET to.rule = link.rule, to.confidence = link.confidence`,
})

export const dropIdentifies = command({
  name: 'resolution.dropIdentifies',
  text: cypher<{ readonly drops: readonly { readonly key: string; readonly from: string }[] }>`
    UNWIND $drops AS drop
    MATCH (:Identifier {key: drop.key})-[old:IDENTIFIES]->(c)
    WHERE c.id = drop.from
    DELETE old`,
})

interface NewIdentifies {
  readonly key: string
  readonly to: string
}

export const identifyCustomers = command({
  name: 'resolution.identifyCustomers',
  text: cypher<{ readonly identifies: readonly NewIdentifies[]; readonly now: number }>`
    UNWIND $identifies AS item
    MATCH (i:Identifier {key: item.key})
    MATCH (c:Customer {id: item.to})
    CREATE (i)-[:IDENTIFIES {key: item.key, since: $now}]->(c)`,
})

/** An organisation may share an identifier with a person: each has a separate edge, and therefore a separate key. */
export const identifyAccounts = command({
  name: 'resolution.identifyAccounts',
  text: cypher<{ readonly identifies: readonly NewIdentifies[]; readonly now: number }>`
    UNWIND $identifies AS item
    MATCH (i:Identifier {key: item.key})
    MATCH (c:Account {id: item.to})
    CREATE (i)-[:IDENTIFIES {key: 'account|' + item.key, since: $now}]->(c)`,
})

/** Redirects stay one step long: what pointed to the absorbed id points to the survivor. No name stays on the absorbed one. */
const redirectTo = (label: Fragment) => cypher<{
  readonly merges: readonly { readonly from: string; readonly to: string }[]
  readonly now: number
}>`
    UNWIND $merges AS merge
    MATCH (survivor${label} {id: merge.to})
    CALL (merge) {
      MATCH (loser:Customer {id: merge.from}) RETURN loser
      UNION
      MATCH (loser:Account {id: merge.from}) RETURN loser
    }
    WITH survivor, loser, loser.version + 1 AS version
    SET loser.status = 'MERGED', loser.displayName = null, loser.recordCount = 0, loser.steps = '[]',
        loser.version = version
    WITH survivor, loser
    OPTIONAL MATCH (loser)<-[old:MERGED_INTO]-(earlier)
    WITH survivor, loser, collect({node: earlier, at: old.at, edge: old}) AS earlier
    FOREACH (item IN earlier | DELETE item.edge)
    WITH survivor, [item IN earlier WHERE item.node IS NOT NULL] + [{node: loser, at: $now}] AS superseded
    UNWIND superseded AS item
    WITH survivor, item.node AS node, item.at AS at
    CREATE (node)-[:MERGED_INTO {at: at}]->(survivor)`

export const redirectToCustomers = command({
  name: 'resolution.redirectToCustomers',
  text: redirectTo(customer),
})

export const redirectToAccounts = command({
  name: 'resolution.redirectToAccounts',
  text: redirectTo(account),
})

/**
 * What restricted a subject restricts each of the parts into which it is divided: records of other parts, and records that were separated
 * from the subject before (of its own id, or of one that was merged into it). `namedBy`: see `statementsEnded`. `forms`: records that
 * anybody can have written, whose birth date says nothing about others. `isOwnOnly` true: only what customers entered in self-service.
 * `isUndone`: a merge is undone, so that the same holds for what was separated before. A mark stands only if every way has it.
 */
export const keepRestrictions = command({
  name: 'resolution.keepRestrictions',
  text: cypher<{
    readonly isOwnOnly: true | null
    readonly isUndone: boolean
    readonly splits: readonly {
      readonly ids: readonly string[]
      readonly recordIds: readonly string[]
      readonly parts: readonly {
        readonly id: string
        readonly recordIds: readonly string[]
        readonly namedBy: readonly EndedStatement[]
        readonly forms: readonly string[]
      }[]
    }[]
  }>`
    UNWIND $splits AS split
    CALL (split) {
      UNWIND split.recordIds AS id
      MATCH (r:SourceRecord {id: id})
      WHERE r.attributes CONTAINS '"birthDate"' OR EXISTS {
        MATCH (e:ConsentEvent {recordId: r.id})
        WHERE e.status IN ['REFUSED', 'WITHDRAWN'] OR e.act IN ['OBJECTION', 'RESTRICTION'] OR (e.isSelfService AND e.categories IS NOT NULL)
      }
      RETURN r, null AS before
      UNION ALL
      UNWIND split.ids AS id
      CALL (id) {
        MATCH (c:Customer {id: id}) RETURN c
        UNION
        MATCH (c:Account {id: id}) RETURN c
      }
      MATCH (c)-[edge:RESTRICTED_BY]->(r:SourceRecord)
      WHERE NOT r.id IN split.recordIds
      RETURN r, properties(edge) AS before
    }
    UNWIND split.parts AS part
    WITH r, before, part WHERE NOT r.id IN part.recordIds
    CALL (part) {
      MATCH (c:Customer {id: part.id}) RETURN c
      UNION
      MATCH (c:Account {id: part.id}) RETURN c
    }
    OPTIONAL MATCH (s:Source {key: r.source})
    WITH c, r, before, part, [key IN coalesce(r.formerVerified, []) WHERE ${isVerifierOfKey}] AS verifiedBefore
    WITH c, r, CASE WHEN before IS NULL
      THEN {isNameOnly: any(named IN part.namedBy WHERE named.id = r.id AND none(key IN named.keys WHERE key IN verifiedBefore)),
            isForm: r.id IN part.forms, isOwnOnly: coalesce($isOwnOnly, false)}
      ELSE {isNameOnly: coalesce(before.isNameOnly, false), isForm: coalesce(before.isForm, false),
            isOwnOnly: $isUndone OR coalesce(before.isOwnOnly, false)}
      END AS marks
    WHERE NOT EXISTS { (r)-[:RESOLVED_TO]->(c) }
    MERGE (c)-[edge:RESTRICTED_BY]->(r)
    ON CREATE SET edge.isNameOnly = CASE WHEN marks.isNameOnly THEN true END, edge.isForm = CASE WHEN marks.isForm THEN true END,
                  edge.isOwnOnly = CASE WHEN marks.isOwnOnly THEN true END
    ON MATCH SET edge.isNameOnly = CASE WHEN edge.isNameOnly AND marks.isNameOnly THEN true END,
                 edge.isForm = CASE WHEN edge.isForm AND marks.isForm THEN true END,
                 edge.isOwnOnly = CASE WHEN edge.isOwnOnly AND marks.isOwnOnly THEN true END`,
})

/**
 * An id that was given up leads to the subject with the strongest claim to it, by the records with which it was given up: see
 * compareClaims.
 */
export const redirectToRecords = command({
  name: 'resolution.redirectToRecords',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    CALL (id) {
      MATCH (loser:Customer {id: id}) RETURN loser
      UNION
      MATCH (loser:Account {id: id}) RETURN loser
    }
    MATCH (loser)-[old:MERGED_INTO]->(present)
    CALL (loser, present) {
      MATCH (loser)<-[was:WAS_RESOLVED_TO]-(r:SourceRecord)-[:RESOLVED_TO]->(c)
      WHERE was.reason = 'MERGED'
      WITH present, c, r, min(was.from) AS since
      OPTIONAL MATCH (s:Source {key: r.source})
      WITH present, c, since, ${standing} AS standing
      WITH present, c, standing, min(since) AS since, count(*) AS records
      RETURN c ORDER BY standing DESC, since, records DESC, c = present DESC, c.id LIMIT 1
    }
    WITH loser, old, old.at AS at, c
    WHERE c <> endNode(old)
    DELETE old
    CREATE (loser)-[:MERGED_INTO {at: at}]->(c)`,
})
