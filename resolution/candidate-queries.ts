import { command, cypher } from '../graph/cypher.ts'

export interface NewMatchCandidate {
  readonly id: string
  readonly a: string
  readonly b: string
  readonly properties: Readonly<Record<string, unknown>>
}

/**
 * In order of id. One that a person decided stays decided. `stake`: records, ledger entries and consents of the two
 * subjects when it was last decided that they are two.
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
    MATCH (:SourceRecord {id: m.a})-[:RESOLVED_TO]->(left)
    MATCH (:SourceRecord {id: m.b})-[:RESOLVED_TO]->(right)
    CALL (left, right) {
      UNWIND [left, right] AS subject
      MATCH (subject)<-[:RESOLVED_TO]-(r:SourceRecord)
      RETURN sum(1 + COUNT { MATCH (:LedgerEntry {recordId: r.id}) } + COUNT { MATCH (:ConsentEvent {recordId: r.id}) }) AS stake
    }
    SET m.stake = stake`,
})

/** Open questions about these records that are answered, or not asked any more. */
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
