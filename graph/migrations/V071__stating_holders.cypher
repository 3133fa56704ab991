// Who else has verified a contact point, or stated something about it, is found without reading everybody who shares it.
MATCH (r:SourceRecord)-[h:HAS_IDENTIFIER]->(i:Identifier) WHERE h.statesFrom IS NULL AND (r.isHeard OR h.verifiedAt IS NOT NULL)
CALL (h, i) { SET h.statesFrom = i.key } IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX stating_holders IF NOT EXISTS FOR ()-[h:HAS_IDENTIFIER]-() ON (h.statesFrom);
CALL db.awaitIndexes(300);
