// A line that arrives corrected finds its refused versions by what both call themselves.
MATCH (q:Quarantined) WHERE q.key IS NULL AND q.kind IS NOT NULL AND q.source IS NOT NULL
CALL (q) {
  SET q.key = CASE q.kind WHEN 'account' THEN 'record' ELSE q.kind END + ' ' + q.source + ' ' + coalesce(q.sourceId, '')
} IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX quarantined_key IF NOT EXISTS FOR (n:Quarantined) ON (n.key);
