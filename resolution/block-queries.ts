import { command, cypher, statement } from '../graph/cypher.ts'
import { type RecordColumns, storedRecord } from './queries.ts'

/** Puts these blocks in place of those the record had. */
export const replaceBlocks = command({
  name: 'resolution.replaceBlocks',
  text: cypher<{ readonly blocks: readonly { readonly recordId: string; readonly keys: readonly string[] }[] }>`
    UNWIND $blocks AS record
    MATCH (r:SourceRecord {id: record.recordId})
    CALL (r) {
      UNWIND coalesce(r.blocks, []) AS key
      MATCH (b:Block {key: key})
      WHERE b.recordId = r.id
      DELETE b
    }
    SET r.blocks = record.keys
    FOREACH (key IN record.keys | CREATE (:Block {key: key, recordId: r.id}))`,
})

/** The limit only tells that a block is overfull: none of what it returns is used then. */
export const recordsInBlocks = statement({
  name: 'resolution.recordsInBlocks',
  text: cypher<{ readonly prefixes: readonly string[]; readonly most: number }>`
    UNWIND $prefixes AS prefix
    CALL (prefix) {
      MATCH (b:Block) WHERE b.key STARTS WITH prefix
      WITH b LIMIT $most
      RETURN collect(b.recordId) AS recordIds
    }
    WITH prefix, recordIds WHERE size(recordIds) > 0
    RETURN prefix AS block, recordIds`,
  row: (r) => ({ block: r.string('block'), recordIds: r.strings('recordIds') }),
})

export const recordsInFinerBlocks = statement({
  name: 'resolution.recordsInFinerBlocks',
  text: cypher<{ readonly blocks: readonly string[]; readonly most: number }>`
    UNWIND $blocks AS block
    CALL (block) {
      MATCH (b:Block {key: block})
      WITH b LIMIT $most
      RETURN collect(b.recordId) AS recordIds
    }
    WITH block, recordIds WHERE size(recordIds) > 0
    RETURN block, recordIds`,
  row: (r) => ({ block: r.string('block'), recordIds: r.strings('recordIds') }),
})

export const candidateVersions = statement({
  name: 'resolution.candidateVersions',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (r:SourceRecord {id: id})-[:RESOLVED_TO]->(c)
    RETURN r.id AS id, r.source AS source, r.observedAt AS observedAt, r.recordedAt AS recordedAt,
           r.contentHash AS contentHash, c.id AS subjectId`,
  row: (r) => ({
    id: r.string('id'),
    source: r.string('source'),
    observedAt: r.number('observedAt'),
    recordedAt: r.number('recordedAt'),
    contentHash: r.string('contentHash'),
    subjectId: r.string('subjectId'),
  }),
})

/** Records with their identifiers, to be compared with, and whom they are resolved to. */
export const candidateRecords = statement({
  name: 'resolution.candidateRecords',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (r:SourceRecord {id: id})-[:RESOLVED_TO]->(c)
    RETURN c.id AS subjectId,
           r {
             .id, .source, .sourceId, .type, .observedAt, .recordedAt, .contentHash, .attributes, .relations, .endedAt,
             .isPlaceholder, .fillers,
             identifiers: COLLECT {
               MATCH (r)-[h:HAS_IDENTIFIER]->(i:Identifier)
               RETURN h { .raw, .isValid, .verifiedAt, .country, .issuer, .kind, key: i.key, type: i.type, value: i.value }
               ORDER BY i.key
             }
           } AS record`,
  row: (r) => ({ subjectId: r.string('subjectId'), record: storedRecord(r.value<RecordColumns>('record')) }),
})

/** All records with whom they are resolved to: for tools that go over everything. */
export const resolvedRecords = statement({
  name: 'resolution.resolvedRecords',
  text: cypher`
    MATCH (r:SourceRecord)-[:RESOLVED_TO]->(c)
    RETURN c.id AS subjectId,
           r {
             .id, .source, .sourceId, .type, .observedAt, .recordedAt, .contentHash, .attributes, .relations, .endedAt,
             .isPlaceholder, .fillers,
             identifiers: COLLECT {
               MATCH (r)-[h:HAS_IDENTIFIER]->(i:Identifier)
               RETURN h { .raw, .isValid, .verifiedAt, .country, .issuer, .kind, key: i.key, type: i.type, value: i.value }
               ORDER BY i.key
             }
           } AS record
    ORDER BY r.id`,
  row: (r) => ({ subjectId: r.string('subjectId'), record: storedRecord(r.value<RecordColumns>('record')) }),
})

export const recordsInReview = statement({
  name: 'resolution.recordsInReview',
  text: cypher`MATCH (m:MatchCandidate {status: 'OPEN'}) RETURN m.a AS a, m.b AS b`,
  row: (r) => ({ a: r.string('a'), b: r.string('b') }),
})
