import { command, cypher } from '../../graph/cypher.ts'
import { isOfDeclaredSource } from '../records/declared-source.ts'

export interface NewMatchCandidate {
  readonly id: string
  readonly a: string
  readonly b: string
  readonly properties: Readonly<Record<string, unknown>>
}

/**
 * Ordered by id. A question that a person decided stays decided. `stake`: records, ledger entries and consents of the two subjects when it
 * was last decided that they are two. `teller`: the undeclared source through which the question arose; of two, that of the record that
 * arrived last; empty if both sources are declared.
 */
export const mergeMatchCandidates = command({
  name: 'resolution.mergeMatchCandidates',
  text: cypher<{ readonly candidates: readonly NewMatchCandidate[]; readonly now: number }>`
    UNWIND $candidates AS candidate
    MERGE (m:MatchCandidate {id: candidate.id})
    ON CREATE SET m.a = candidate.a, m.b = candidate.b, m.status = 'OPEN', m.createdAt = $now
    WITH m, candidate WHERE m.status = 'OPEN'
    SET m += candidate.properties
    WITH m
    MATCH (a:SourceRecord {id: m.a})-[:RESOLVED_TO]->(left)
    MATCH (b:SourceRecord {id: m.b})-[:RESOLVED_TO]->(right)
    CALL (a, b) {
      UNWIND [a, b] AS r
      WITH r WHERE NOT (coalesce(r.isVouched, false) OR ${isOfDeclaredSource})
      WITH r ORDER BY r.recordedAt DESC, r.id
      RETURN coalesce(head(collect(r.source)), '') AS teller
    }
    CALL (left, right) {
      UNWIND [left, right] AS subject
      MATCH (subject)<-[:RESOLVED_TO]-(r:SourceRecord)
      RETURN sum(1 + COUNT { MATCH (:LedgerEntry {recordId: r.id}) } + COUNT { MATCH (:ConsentEvent {recordId: r.id}) }) AS stake
    }
    SET m.stake = stake, m.teller = teller`,
})

/** Open questions about these records that are answered, or no longer arise. */
export const dropMatchCandidates = command({
  name: 'resolution.dropMatchCandidates',
  text: cypher<{ readonly recordIds: readonly string[]; readonly keep: readonly string[] }>`
    UNWIND $recordIds AS recordId
    CALL (recordId) {
      MATCH (m:MatchCandidate {a: recordId}) RETURN m
      UNION
      MATCH (m:MatchCandidate {b: recordId}) RETURN m
    }
    WITH DISTINCT m WHERE m.status = 'OPEN' AND NOT m.id IN $keep
    DELETE m`,
})
