MATCH (b:Block) WHERE b.entry IS NULL
CALL (b) { SET b.entry = '------------' + b.recordId REMOVE b.recordId } IN TRANSACTIONS OF 10000 ROWS;
MATCH (r:SourceRecord) WHERE r.blocks IS NOT NULL AND r.blockEntry IS NULL
CALL (r) { SET r.blockEntry = '------------' + r.id } IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX block_entries IF NOT EXISTS FOR (n:Block) ON (n.key, n.entry);
DROP INDEX block_key IF EXISTS;
CALL db.awaitIndexes(300);
