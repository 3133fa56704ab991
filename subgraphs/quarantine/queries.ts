import { command, cypher, statement } from '../../graph/cypher.ts'
import type { Rule } from './line-faults.ts'
import type { LineName } from './line-name.ts'

export interface QuarantinedNode extends LineName {
  readonly id: string
  /** See `lineKey`. */
  readonly key: string | null
  /** As it arrived. */
  readonly line: string
  readonly rule: Rule
  /** For the operator of the command line: it may quote values of the line. */
  readonly message: string
  /** For callers of the API: without any value of the line. */
  readonly shownMessage: string
}

/** The same line again is the same node. One that was closed and fails again is open again. */
export const keepQuarantined = command({
  name: 'quarantine.keepQuarantined',
  text: cypher<{ rows: readonly QuarantinedNode[]; at: number }>`
    UNWIND $rows AS row
    MERGE (q:Quarantined {id: row.id})
    ON CREATE SET q.at = $at
    SET q.kind = row.kind, q.source = row.source, q.sourceId = row.sourceId, q.key = row.key, q.line = row.line,
        q.rule = row.rule, q.message = row.message, q.shownMessage = row.shownMessage, q.status = 'OPEN'`,
})

export interface OpenVersion {
  readonly key: string
  readonly id: string
  readonly line: string
  readonly rule: Rule
}

/** Refused versions of lines that are still open. */
export const openVersions = statement({
  name: 'quarantine.openVersions',
  text: cypher<{ keys: readonly string[] }>`
    UNWIND $keys AS key
    MATCH (q:Quarantined {key: key}) WHERE q.status = 'OPEN'
    RETURN key, q.id AS id, q.line AS line, q.rule AS rule`,
  row: (row): OpenVersion => ({
    key: row.string('key'),
    id: row.string('id'),
    line: row.string('line'),
    // Written by keepQuarantined only.
    rule: row.string('rule') as Rule,
  }),
})

/** REPLAYED: written as it was. SETTLED: a corrected version was written, or replaced it here. DISCARDED: nobody needs it. */
export type ClosedStatus = 'REPLAYED' | 'SETTLED' | 'DISCARDED'

/** Returns the ids of those that were open. The text of a discarded line is erased, because it may contain anybody's data. */
export const closeQuarantined = statement({
  name: 'quarantine.closeQuarantined',
  text: cypher<{ ids: readonly string[]; status: ClosedStatus; at: number }>`
    UNWIND $ids AS id
    MATCH (q:Quarantined {id: id})
    // A line that is replayed closes its own quarantined version first.
    WHERE q.status = 'OPEN' OR (q.status = 'SETTLED' AND $status = 'REPLAYED')
    SET q.status = $status, q.closedAt = $at,
        q.line = CASE WHEN $status = 'DISCARDED' THEN '' ELSE q.line END,
        q.message = CASE WHEN $status = 'DISCARDED' THEN '' ELSE q.message END
    RETURN q.id AS id`,
  row: (row) => row.string('id'),
})
