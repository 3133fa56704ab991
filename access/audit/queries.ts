import { command, cypher, type KeyedStatement, keyed, statement } from '../../graph/cypher.ts'
import { type AuditEntry, readEntry } from './record.ts'

export interface NewAuditRecord {
  /** `WRITER:SEQUENCE`, the number padded: sorts as the chain runs. */
  readonly id: string
  readonly subject: string | null
  /** ISO time + `_` + id. */
  readonly sk: string
  readonly line: string
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

/** Under the lock only: that `records` follow on what is there is what makes each arrive once. */
export const createAuditRecords = command({
  name: 'access.createAuditRecords',
  text: cypher<{ readonly records: readonly NewAuditRecord[] }>`
    UNWIND $records AS record
    CREATE (:AuditRecord {id: record.id, subject: record.subject, sk: record.sk, line: record.line})`,
})

export const moveAuditWriter = command({
  name: 'access.moveAuditWriter',
  text: cypher<{ readonly writer: string; readonly sequence: number; readonly hash: string }>`
    MATCH (w:AuditWriter {id: $writer}) SET w.sequence = $sequence, w.hash = $hash`,
})

/** All of them, in order of the chains; `after` is the last id seen. */
export const auditRecordsAfter = statement({
  name: 'access.auditRecordsAfter',
  text: cypher<{ readonly after: string; readonly limit: number }>`
    MATCH (a:AuditRecord) WHERE a.id > $after
    RETURN a.id AS id, a.subject AS subject, a.sk AS sk, a.line AS line ORDER BY a.id LIMIT $limit`,
  row: (r) => ({ id: r.string('id'), subject: r.stringOrNull('subject'), sk: r.string('sk'), line: r.string('line') }),
})

export interface AccessLogPage {
  /** `sk` of the last entry seen; null: from the newest. */
  readonly before: string | null
  readonly limit: number
}

export interface AccessLogRow extends AuditEntry {
  /** Cursor. */
  readonly sk: string
}

/** Who did what with a customer's data, newest first, also under the ids that were merged into theirs. Lacks what was not shipped yet. */
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
        RETURN a ORDER BY a.sk DESC LIMIT $limit
      }
      RETURN a.sk AS sk, a.line AS line ORDER BY sk DESC LIMIT $limit
    }
    RETURN key, sk, line`,
  row: (r) => ({ ...readEntry(r.string('line')), sk: r.string('sk') }),
})
