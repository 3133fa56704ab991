import { command, cypher, statement } from '../../graph/cypher.ts'

/** Names of purchased systems whose licence has ended, in order. */
export const sourcesOutOfLicence = statement({
  name: 'resolution.sourcesOutOfLicence',
  text: cypher<{ readonly now: number }>`
    MATCH (s:Source)
    WHERE s.validUntil <= $now AND (s.role IN ['REFERENCE', 'WATCHLIST'] OR s.method = 'PURCHASED')
    RETURN s.key AS key
    ORDER BY key`,
  row: (r) => r.string('key'),
})

/** Ids of a system's records that still contain something, in order. */
export const pageOfFullRecords = statement({
  name: 'resolution.pageOfFullRecords',
  text: cypher<{ readonly source: string; readonly after: string; readonly first: number }>`
    MATCH (r:SourceRecord {source: $source}) WHERE r.id > $after AND r.contentHash <> ''
    RETURN r.id AS id ORDER BY r.id LIMIT $first`,
  row: (r) => r.string('id'),
})

/** What the records stated before. */
export const dropRecordVersions = command({
  name: 'resolution.dropRecordVersions',
  text: cypher<{ readonly recordIds: readonly string[] }>`
    UNWIND $recordIds AS recordId
    MATCH (v:RecordVersion {recordId: recordId})
    DELETE v`,
})
