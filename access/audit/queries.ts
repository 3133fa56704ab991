import { command, cypher, type KeyedStatement, keyed, statement } from '../../graph/cypher.ts'
import { type AuditEntry, readEntries } from './record.ts'

/** The records of one request about one person, shipped together. */
export interface AuditNode {
  /** `WRITER:BATCH:FIRST` with padded numbers: the sequences of the first record of the batch and of this node. */
  readonly id: string
  readonly subject: string | null
  /** The ISO time of the first record + `_` + id. */
  readonly sk: string
  /** In the order of the spool. */
  readonly lines: readonly string[]
}

/** A process that ships for this writer locks its node until the transaction ends. */
export const lockAuditWriter = command({
  name: 'access.lockAuditWriter',
  text: cypher<{ readonly writer: string; readonly at: number }>`
    MERGE (w:AuditWriter {id: $writer})
    ON CREATE SET w.sequence = 0, w.hash = ''
    SET w.shippedAt = $at`,
})

export const auditWriterById = statement({
  name: 'access.auditWriterById',
  text: cypher<{ readonly writer: string }>`
    MATCH (w:AuditWriter {id: $writer}) RETURN w.sequence AS sequence, w.hash AS hash`,
  row: (r) => ({ sequence: r.number('sequence'), hash: r.string('hash') }),
})

/** What was shipped of each writer's chain. */
export const auditWriters = statement({
  name: 'access.auditWriters',
  text: cypher`
    MATCH (w:AuditWriter) WHERE w.id > ''
    RETURN w.id AS writer, w.sequence AS sequence, w.hash AS hash ORDER BY writer`,
  row: (r) => ({ writer: r.string('writer'), sequence: r.number('sequence'), hash: r.string('hash') }),
})

/** Only under the lock, which guarantees that the records continue what is there, so that each arrives once. */
export const createAuditRecords = command({
  name: 'access.createAuditRecords',
  text: cypher<{ readonly nodes: readonly AuditNode[] }>`
    UNWIND $nodes AS node
    CREATE (:AuditRecord {id: node.id, subject: node.subject, sk: node.sk, lines: node.lines})`,
})

export const moveAuditWriter = command({
  name: 'access.moveAuditWriter',
  text: cypher<{ readonly writer: string; readonly sequence: number; readonly hash: string }>`
    MATCH (w:AuditWriter {id: $writer}) SET w.sequence = $sequence, w.hash = $hash`,
})

/** All records, by writer and batch. `after` is the last id seen. */
export const auditRecordsAfter = statement({
  name: 'access.auditRecordsAfter',
  text: cypher<{ readonly after: string; readonly limit: number }>`
    MATCH (a:AuditRecord) WHERE a.id > $after
    RETURN a.id AS id, a.subject AS subject, a.sk AS sk, a.lines AS lines ORDER BY a.id LIMIT $limit`,
  row: (r): AuditNode => ({
    id: r.string('id'),
    subject: r.stringOrNull('subject'),
    sk: r.string('sk'),
    lines: r.strings('lines'),
  }),
})

export interface AccessLogPage {
  /** `sk` of the last entry seen. Null: from the newest. */
  readonly before: string | null
  readonly limit: number
}

/** The actions of one request: one entry per subgraph, all with the same caller, client, purpose and request. */
export interface AccessLogRow {
  /** The cursor. */
  readonly sk: string
  readonly entries: readonly AuditEntry[]
}

/**
 * Who did what with a customer's data, newest request first, including the ids that were merged into the customer's. Records that have not
 * been shipped yet are missing.
 */
export const accessLogByCustomerId: KeyedStatement<AccessLogPage & Record<string, unknown>, AccessLogRow> = keyed({
  name: 'access.accessLogByCustomerId',
  text: cypher`
    UNWIND $keys AS key
    OPTIONAL MATCH (:Customer {id: key})<-[:MERGED_INTO]-(former:Customer)
    WITH key, [key] + collect(former.id) AS subjects
    CALL (subjects) {
      UNWIND subjects AS subject
      CALL (subject) {
        MATCH (a:AuditRecord) WHERE a.subject = subject AND a.sk < coalesce($before, '~')
        RETURN a ORDER BY a.subject DESC, a.sk DESC LIMIT $limit
      }
      RETURN a.sk AS sk, a.lines AS lines ORDER BY sk DESC LIMIT $limit
    }
    RETURN key, sk, lines`,
  row: (r) => ({ sk: r.string('sk'), entries: r.strings('lines').flatMap(readEntries) }),
})
