CREATE INDEX block_key IF NOT EXISTS FOR (n:Block) ON (n.key);
CREATE CONSTRAINT match_candidate_id IF NOT EXISTS FOR (n:MatchCandidate) REQUIRE n.id IS UNIQUE;
CREATE INDEX match_candidate_a IF NOT EXISTS FOR (n:MatchCandidate) ON (n.a);
CREATE INDEX match_candidate_b IF NOT EXISTS FOR (n:MatchCandidate) ON (n.b);
CREATE INDEX match_candidate_listing IF NOT EXISTS FOR (n:MatchCandidate) ON (n.status, n.stake, n.id);
CALL db.awaitIndexes(300);
