// Resolution finds the holders of an identifier by the records that others do not stand for, however many say the same.
MATCH (r:SourceRecord)-[h:HAS_IDENTIFIER]->(i:Identifier) WHERE r.isSpare IS NULL AND h.leadsFrom IS NULL
CALL (h, i) { SET h.leadsFrom = i.key } IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX leading_holders IF NOT EXISTS FOR ()-[h:HAS_IDENTIFIER]-() ON (h.leadsFrom);
CALL db.awaitIndexes(300);
