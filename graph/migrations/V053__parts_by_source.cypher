// Who has a part in an opportunity is asked of the sources that may say so, so that what others tell is not even read.
CREATE INDEX touchpoint_opportunity_source IF NOT EXISTS FOR (n:Touchpoint) ON (n.opportunityId, n.source, n.sk);
DROP INDEX touchpoint_opportunity IF EXISTS;
// The few declared sources among all whose names anybody can have written.
CREATE INDEX declared_sources IF NOT EXISTS FOR (s:Source) ON (s.declaredBy);
CALL db.awaitIndexes(300);
