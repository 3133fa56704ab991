import { command, cypher, fragment, statement } from '../../graph/cypher.ts'
import { type RecordColumns, recordProjection, storedRecord } from '../queries.ts'

/** Replaces the blocks of the record with these. */
export const replaceBlocks = command({
  name: 'resolution.replaceBlocks',
  text: cypher<{ readonly blocks: readonly RecordBlocks[] }>`
    UNWIND $blocks AS record
    MATCH (r:SourceRecord {id: record.recordId})
    CALL (r) {
      UNWIND coalesce(r.blocks, []) AS key
      MATCH (b:Block {key: key, entry: r.blockEntry})
      DELETE b
    }
    SET r.blocks = record.keys, r.blockEntry = record.entry
    FOREACH (key IN record.keys | CREATE (:Block {key: key, entry: record.entry}))`,
})

interface RecordBlocks {
  readonly recordId: string
  readonly keys: readonly string[]
  readonly entry: string
}

/** Answered from the index alone. The limit only shows that a block is overfull: none of its result is used then. */
export const entriesOfBlocks = statement({
  name: 'resolution.entriesOfBlocks',
  text: cypher<{ readonly prefixes: readonly string[]; readonly most: number }>`
    UNWIND $prefixes AS prefix
    CALL (prefix) {
      MATCH (b:Block) WHERE b.key STARTS WITH prefix AND b.entry IS NOT NULL
      WITH b LIMIT $most
      RETURN collect(b.entry) AS entries
    }
    WITH prefix, entries WHERE size(entries) > 0
    RETURN prefix AS block, entries`,
  row: (r) => ({ block: r.string('block'), entries: r.strings('entries') }),
})

export const entriesOfFinerBlocks = statement({
  name: 'resolution.entriesOfFinerBlocks',
  text: cypher<{ readonly blocks: readonly string[]; readonly most: number }>`
    UNWIND $blocks AS block
    CALL (block) {
      MATCH (b:Block) WHERE b.key = block AND b.entry IS NOT NULL
      WITH b LIMIT $most
      RETURN collect(b.entry) AS entries
    }
    WITH block, entries WHERE size(entries) > 0
    RETURN block, entries`,
  row: (r) => ({ block: r.string('block'), entries: r.strings('entries') }),
})

/** Declared sources, except for reference and watch-list ones. */
const declaredSources = fragment`
    CALL () {
      MATCH (s:Source) WHERE s.declaredBy IS NOT NULL AND NOT coalesce(s.role IN ['REFERENCE', 'WATCHLIST'], false)
      RETURN collect(s.key) AS sources
    }`

/**
 * Entries of records of declared sources only. An entry is a stamp of 12 characters and the id of the record, which begins with its source.
 */
export const declaredEntriesOfBlocks = statement({
  name: 'resolution.declaredEntriesOfBlocks',
  text: cypher<{ readonly prefixes: readonly string[]; readonly most: number }>`${declaredSources}
    UNWIND $prefixes AS prefix
    CALL (prefix, sources) {
      MATCH (b:Block) WHERE b.key STARTS WITH prefix AND b.entry IS NOT NULL
      WITH b.entry AS entry WHERE split(substring(b.entry, 12), ':')[0] IN sources
      WITH entry LIMIT $most
      RETURN collect(entry) AS entries
    }
    WITH prefix, entries WHERE size(entries) > 0
    RETURN prefix AS block, entries`,
  row: (r) => ({ block: r.string('block'), entries: r.strings('entries') }),
})

export const declaredEntriesOfFinerBlocks = statement({
  name: 'resolution.declaredEntriesOfFinerBlocks',
  text: cypher<{ readonly blocks: readonly string[]; readonly most: number }>`${declaredSources}
    UNWIND $blocks AS block
    CALL (block, sources) {
      MATCH (b:Block) WHERE b.key = block AND b.entry IS NOT NULL
      WITH b.entry AS entry WHERE split(substring(b.entry, 12), ':')[0] IN sources
      WITH entry LIMIT $most
      RETURN collect(entry) AS entries
    }
    WITH block, entries WHERE size(entries) > 0
    RETURN block, entries`,
  row: (r) => ({ block: r.string('block'), entries: r.strings('entries') }),
})

/** Records with their identifiers, for comparison. */
export const candidateRecords = statement({
  name: 'resolution.candidateRecords',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (r:SourceRecord {id: id})
    RETURN ${recordProjection} AS record`,
  row: (r) => storedRecord(r.value<RecordColumns>('record')),
})

/** The subjects that records are resolved to. */
export const subjectsOfRecords = statement({
  name: 'resolution.subjectsOfRecords',
  text: cypher<{ readonly recordIds: readonly string[] }>`
    UNWIND $recordIds AS recordId
    MATCH (:SourceRecord {id: recordId})-[:RESOLVED_TO]->(c)
    RETURN recordId, c.id AS subjectId`,
  row: (r) => ({ recordId: r.string('recordId'), subjectId: r.string('subjectId') }),
})

/** All records with their subjects, for tools that process everything. */
export const resolvedRecords = statement({
  name: 'resolution.resolvedRecords',
  text: cypher`
    MATCH (r:SourceRecord)-[:RESOLVED_TO]->(c)
    RETURN c.id AS subjectId, ${recordProjection} AS record
    ORDER BY r.id`,
  row: (r) => ({ subjectId: r.string('subjectId'), record: storedRecord(r.value<RecordColumns>('record')) }),
})

export const recordsInReview = statement({
  name: 'resolution.recordsInReview',
  text: cypher`MATCH (m:MatchCandidate {status: 'OPEN'}) RETURN m.a AS a, m.b AS b`,
  row: (r) => ({ a: r.string('a'), b: r.string('b') }),
})
