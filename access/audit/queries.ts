import { command, cypher, type KeyedStatement, keyed, statement } from '../../graph/cypher.ts'
import { type AuditEntry, readEntries } from './record.ts'

/** Records of one request about one person, as they were shipped together. */
export interface AuditNode {
  /** `WRITER:BATCH:FIRST`, numbers padded: sequences of the batch's first record and of this node's. */
  readonly id: string
  readonly subject: string | null
  /** ISO time of the first record + `_` + id. */
  readonly sk: string
  /** As in the spool, in order. */
  readonly lines: readonly string[]
}

/** Whoever ships for this writer holds its node until the transaction ends. */
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

/** Under the lock only: that they follow on what is there is what makes each arrive once. */
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

/** All of them, a writer and a batch after the other; `after` is the last id seen. */
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
  /** `sk` of the last entry seen; null: from the newest. */
  readonly before: string | null
  readonly limit: number
}

/** What one request did: an entry for each subgraph it touched, same in who, client, purpose and request. */
export interface AccessLogRow {
  /** Cursor. */
  readonly sk: string
  readonly entries: readonly AuditEntry[]
}

/** Who did what with a customer's data, newest request first, also under the ids that were merged into theirs. Lacks what was not shipped yet. */
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
