// A confirmed consent speaks for the records that the customer had when it was recorded, not for those that joined later.
MATCH (e:ConsentEvent) WHERE e.isConfirmed = true AND e.confirmedFor IS NULL
CALL (e) {
  WITH e, coalesce(e.recordedAt, e.occurredAt) AS at
  SET e.confirmedFor = [e.recordId] + COLLECT {
    MATCH (:SourceRecord {id: e.recordId})-[own:RESOLVED_TO|WAS_RESOLVED_TO]->(c)<-[of:RESOLVED_TO|WAS_RESOLVED_TO]-(r:SourceRecord)
    WHERE r.id <> e.recordId AND (r.isSpare IS NULL OR r.isHeard)
      AND coalesce(own.since, own.from) <= at AND (own.to IS NULL OR at < own.to)
      AND coalesce(of.since, of.from) <= at AND (of.to IS NULL OR at < of.to)
    RETURN DISTINCT r.id AS id ORDER BY id
  }
} IN TRANSACTIONS OF 1000 ROWS;
MATCH (e:ConsentEvent) WHERE e.isConfirmed IS NOT NULL
CALL (e) { REMOVE e.isConfirmed } IN TRANSACTIONS OF 10000 ROWS;
