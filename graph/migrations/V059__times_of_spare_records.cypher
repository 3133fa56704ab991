// When an identifier was first and last stated is read from the ends of an index, however many records say the same.
MATCH (r:SourceRecord)-[h:HAS_IDENTIFIER]->(i:Identifier) WHERE r.isSpare AND h.spareOf IS NULL
CALL (h, i) { SET h.spareOf = i.key } IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX first_of_spares IF NOT EXISTS FOR ()-[h:HAS_IDENTIFIER]-() ON (h.spareOf, h.firstSeen);
CREATE INDEX last_of_spares IF NOT EXISTS FOR ()-[h:HAS_IDENTIFIER]-() ON (h.spareOf, h.lastSeen);
CALL db.awaitIndexes(300);
