// A change leads to the subjects that have its records from now on: those that a record had since are kept by WAS_RESOLVED_TO.
MATCH (n:IdentityChange)
CALL (n) {
  UNWIND [n.recordId] + coalesce(n.kept, []) + coalesce(n.moved, []) AS id
  MATCH (r:SourceRecord {id: id})-[:RESOLVED_TO]->(c) USING INDEX SEEK r:SourceRecord(id)
  WITH DISTINCT n, c
  MERGE (n)-[:CONCERNS]->(c)
} IN TRANSACTIONS OF 100 ROWS;
DROP INDEX identity_change_stream IF EXISTS;
