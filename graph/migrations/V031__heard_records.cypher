// A customer of very many records is decided about by those that say something of their own, and their list is paged by one index.
MATCH (e:ConsentEvent) WHERE e.recordId IS NOT NULL
WITH DISTINCT e.recordId AS recordId
MATCH (r:SourceRecord {id: recordId}) WHERE r.isHeard IS NULL
CALL (r) { SET r.isHeard = true } IN TRANSACTIONS OF 10000 ROWS;
// Until now twins could differ in these, and a decision rests on them.
MATCH (r:SourceRecord)
WHERE r.isSpare AND r.isHeard IS NULL
  AND (r.endedAt IS NOT NULL OR r.attributes CONTAINS '"birthDate"'
       OR EXISTS { MATCH (r)-[h:HAS_IDENTIFIER]->() WHERE h.verifiedAt IS NOT NULL })
CALL (r) { SET r.isHeard = true } IN TRANSACTIONS OF 10000 ROWS;
MATCH (r:SourceRecord)-[to:RESOLVED_TO]->(c) WHERE to.ownerId IS NULL
CALL (r, to, c) {
  SET to.ownerId = c.id, to.heardBy = CASE WHEN r.isSpare AND r.isHeard IS NULL THEN null ELSE c.id END
} IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX resolved_records IF NOT EXISTS FOR ()-[to:RESOLVED_TO]-() ON (to.ownerId, to.recordId);
CREATE INDEX heard_records IF NOT EXISTS FOR ()-[to:RESOLVED_TO]-() ON (to.heardBy);
CALL db.awaitIndexes(300);
