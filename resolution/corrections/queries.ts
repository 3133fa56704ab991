import { command, cypher, statement } from '../../graph/cypher.ts'
import type { SubjectType } from '../rule-set.ts'

/** A customer or account with the ids of its records. */
export interface SubjectRecords {
  /** The requested id. */
  readonly askedId: string
  /** The survivor's id, if the requested one is superseded. */
  readonly id: string
  readonly type: SubjectType
  readonly records: readonly SubjectRecord[]
  /** JSON of the steps that joined them. */
  readonly steps: string
}

export interface SubjectRecord {
  readonly id: string
  readonly isPlaceholder: boolean
  /** An id that this subject has absorbed. */
  readonly isAbsorbed: boolean
}

export const subjectsByIds = statement({
  name: 'resolution.subjectsByIds',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS askedId
    CALL (askedId) {
      MATCH (given:Customer {id: askedId}) RETURN given
      UNION
      MATCH (given:Account {id: askedId}) RETURN given
    }
    OPTIONAL MATCH (given)-[:MERGED_INTO]->(survivor)
    WITH askedId, coalesce(survivor, given) AS c
    WHERE c.status = 'ACTIVE'
    RETURN askedId, c.id AS id, CASE WHEN c:Customer THEN 'PERSON' ELSE 'ORGANISATION' END AS type,
           COLLECT {
             MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
             RETURN {
               id: r.id, isPlaceholder: r.isPlaceholder,
               isAbsorbed: EXISTS { MATCH (r)-[:WAS_RESOLVED_TO {reason: 'MERGED'}]->(l)-[:MERGED_INTO]->(c) }
             }
             ORDER BY r.recordedAt, r.id
           } AS records, coalesce(c.steps, '[]') AS steps`,
  row: (r): SubjectRecords => ({
    askedId: r.string('askedId'),
    id: r.string('id'),
    type: r.value<SubjectType>('type'),
    records: r.value<readonly SubjectRecord[]>('records'),
    steps: r.string('steps'),
  }),
})

/** All records of customers and accounts, each once. */
export const sourcesOfSubjects = statement({
  name: 'resolution.sourcesOfSubjects',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    CALL (id) {
      MATCH (c:Customer {id: id}) RETURN c
      UNION
      MATCH (c:Account {id: id}) RETURN c
    }
    MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
    RETURN DISTINCT r.source AS source`,
  row: (r) => r.string('source'),
})

export const subjectIdsByRecords = statement({
  name: 'resolution.subjectIdsByRecords',
  text: cypher<{ readonly recordIds: readonly string[] }>`
    UNWIND $recordIds AS recordId
    MATCH (:SourceRecord {id: recordId})-[:RESOLVED_TO]->(c)
    RETURN recordId, c.id AS id, CASE WHEN c:Customer THEN 'PERSON' ELSE 'ORGANISATION' END AS type`,
  row: (r) => ({ recordId: r.string('recordId'), id: r.string('id'), type: r.value<SubjectType>('type') }),
})

/** Pairs between two groups of records that a person keeps apart. */
export const distinctionsBetween = statement({
  name: 'resolution.distinctionsBetween',
  text: cypher<{ readonly left: readonly string[]; readonly right: readonly string[] }>`
    UNWIND $left AS id
    MATCH (a:SourceRecord {id: id})-[x:NOT_SAME_AS]-(b:SourceRecord)
    WHERE b.id IN $right
    RETURN a.id AS a, b.id AS b, x.id AS id, x.by AS by, x.at AS at, x.action AS action`,
  row: (r) => ({
    a: r.string('a'),
    b: r.string('b'),
    id: r.string('id'),
    by: r.string('by'),
    at: r.number('at'),
    action: r.string('action'),
  }),
})

/** The properties of an edge that a person decided. */
export interface AssertionProperties {
  /** The id of the decision. */
  readonly id: string
  readonly by: string
  readonly reason: string
  readonly at: number
  readonly action: string
}

type Pairs = {
  /** `a` < `b`, in that order. */
  readonly pairs: readonly { readonly a: string; readonly b: string }[]
  readonly properties: AssertionProperties
}

/** An existing one stays as it is. */
export const assertPairsSame = command({
  name: 'resolution.assertPairsSame',
  text: cypher<Pairs>`
    UNWIND $pairs AS pair
    MATCH (a:SourceRecord {id: pair.a})
    MATCH (b:SourceRecord {id: pair.b})
    MERGE (a)-[x:SAME_AS]->(b)
    ON CREATE SET x += $properties`,
})

export const assertPairsDistinct = command({
  name: 'resolution.assertPairsDistinct',
  text: cypher<Pairs>`
    UNWIND $pairs AS pair
    MATCH (a:SourceRecord {id: pair.a})
    MATCH (b:SourceRecord {id: pair.b})
    MERGE (a)-[x:NOT_SAME_AS]->(b)
    ON CREATE SET x += $properties`,
})

type Sides = {
  readonly left: readonly string[]
  readonly right: readonly string[]
}

/** What an earlier decision stated about two records and a later one revoked, to be restored if the later one is undone. */
export interface Retracted {
  readonly relation: 'SAME' | 'NOT_SAME'
  readonly a: string
  readonly b: string
  readonly properties: AssertionProperties
}

export const retractSame = statement({
  name: 'resolution.retractSame',
  text: cypher<Sides>`
    UNWIND $left AS id
    MATCH (:SourceRecord {id: id})-[x:SAME_AS]-(other:SourceRecord)
    WHERE other.id IN $right
    WITH DISTINCT x
    WITH x, startNode(x).id AS a, endNode(x).id AS b, properties(x) AS own
    DELETE x
    RETURN a, b, own
    ORDER BY a, b`,
  row: (r): Retracted => ({
    relation: 'SAME',
    a: r.string('a'),
    b: r.string('b'),
    properties: r.value<AssertionProperties>('own'),
  }),
})

/** What was decided since about two of these stays as it is. */
export const restoreDistinct = command({
  name: 'resolution.restoreDistinct',
  text: cypher<{ readonly edges: readonly Retracted[] }>`
    UNWIND $edges AS edge
    MATCH (a:SourceRecord {id: edge.a})
    MATCH (b:SourceRecord {id: edge.b})
    MERGE (a)-[x:NOT_SAME_AS]->(b)
    ON CREATE SET x = edge.properties`,
})

export const restoreSame = command({
  name: 'resolution.restoreSame',
  text: cypher<{ readonly edges: readonly Retracted[] }>`
    UNWIND $edges AS edge
    MATCH (a:SourceRecord {id: edge.a})
    MATCH (b:SourceRecord {id: edge.b})
    MERGE (a)-[x:SAME_AS]->(b)
    ON CREATE SET x = edge.properties`,
})

/** Everything that one decision stated. */
export const retractDecision = command({
  name: 'resolution.retractDecision',
  text: cypher<{ readonly id: string; readonly recordIds: readonly string[] }>`
    UNWIND $recordIds AS recordId
    MATCH (:SourceRecord {id: recordId})-[x:SAME_AS|NOT_SAME_AS]->(:SourceRecord)
    WHERE x.id = $id
    DELETE x`,
})

export const retractDistinct = statement({
  name: 'resolution.retractDistinct',
  text: cypher<Sides>`
    UNWIND $left AS id
    MATCH (:SourceRecord {id: id})-[x:NOT_SAME_AS]-(other:SourceRecord)
    WHERE other.id IN $right
    WITH DISTINCT x
    WITH x, startNode(x).id AS a, endNode(x).id AS b, properties(x) AS own
    DELETE x
    RETURN a, b, own
    ORDER BY a, b`,
  row: (r): Retracted => ({
    relation: 'NOT_SAME',
    a: r.string('a'),
    b: r.string('b'),
    properties: r.value<AssertionProperties>('own'),
  }),
})
