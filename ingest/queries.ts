import { cypher, statement } from '../graph/cypher.ts'
import type { Rule } from '../subgraphs/quarantine/line-faults.ts'

export interface QuarantinedLine {
  readonly id: string
  readonly kind: string | null
  readonly source: string | null
  readonly sourceId: string | null
  /** As it arrived. */
  readonly line: string
  readonly rule: Rule
  readonly message: string
  /** UTC milliseconds of its first arrival. */
  readonly at: number
}

/** Lines that are still open, oldest first, after the line (`afterAt`, `afterId`). */
export const openQuarantined = statement({
  name: 'ingest.openQuarantined',
  text: cypher<{ afterAt: number; afterId: string; limit: number }>`
    MATCH (q:Quarantined)
    // CASE: an OR would read all open lines for each page instead of beginning at the last one in index order.
    WHERE q.status = 'OPEN' AND q.at >= $afterAt AND CASE WHEN q.at = $afterAt THEN q.id > $afterId ELSE true END
    WITH q ORDER BY q.status, q.at, q.id LIMIT $limit
    RETURN q.id AS id, q.kind AS kind, q.source AS source, q.sourceId AS sourceId, q.line AS line,
           q.rule AS rule, q.message AS message, q.at AS at`,
  row: (row): QuarantinedLine => ({
    id: row.string('id'),
    kind: row.stringOrNull('kind'),
    source: row.stringOrNull('source'),
    sourceId: row.stringOrNull('sourceId'),
    line: row.string('line'),
    // Written by keepQuarantined only.
    rule: row.string('rule') as Rule,
    message: row.string('message'),
    at: row.number('at'),
  }),
})

export const quarantinedByIds = statement({
  name: 'ingest.quarantinedByIds',
  text: cypher<{ ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (q:Quarantined {id: id})
    RETURN q.id AS id, q.line AS line, q.rule AS rule`,
  row: (row) => ({ id: row.string('id'), line: row.string('line'), rule: row.value<Rule>('rule') }),
})

/** The sources that are not in UTC. */
export const zonesBySources = statement({
  name: 'ingest.zonesBySources',
  text: cypher<{ keys: readonly string[] }>`
    UNWIND $keys AS key
    MATCH (s:Source {key: key}) WHERE s.timeZone <> 'UTC'
    RETURN key, s.timeZone AS timeZone`,
  row: (row) => ({ key: row.string('key'), timeZone: row.string('timeZone') }),
})

/** The keys of the sources that a source line, or the migration of an older graph, declares. */
export const declaredSources = statement({
  name: 'ingest.declaredSources',
  text: cypher<{ keys: readonly string[] }>`
    UNWIND $keys AS key
    MATCH (s:Source {key: key}) WHERE s.declaredBy IS NOT NULL
    RETURN key`,
  row: (row) => row.string('key'),
})
