// Questions that came up by a source that nobody declared are listed last, and only so many of each source.
MATCH (m:MatchCandidate) WHERE m.teller IS NULL
CALL (m) {
  OPTIONAL MATCH (r:SourceRecord)
  WHERE r.id IN [m.a, m.b] AND r.source <> 'correction' AND NOT coalesce(r.isVouched, false)
    AND NOT EXISTS { MATCH (d:Source {key: r.source}) WHERE d.declaredBy IS NOT NULL }
  WITH m, r ORDER BY r.recordedAt DESC, r.id
  WITH m, coalesce(head(collect(r.source)), '') AS teller
  SET m.teller = teller
} IN TRANSACTIONS OF 1000 ROWS;
CREATE INDEX match_candidate_listing_by_source IF NOT EXISTS FOR (n:MatchCandidate) ON (n.status, n.teller, n.stake, n.id);
DROP INDEX match_candidate_listing IF EXISTS;
CALL db.awaitIndexes(300);
