CREATE INDEX identity_change_absorbed IF NOT EXISTS FOR (n:IdentityChange) ON (n.absorbId);
CREATE INDEX identity_change_stream IF NOT EXISTS FOR (n:IdentityChange) ON (n.recordId, n.sk);
CALL db.awaitIndexes(300);
