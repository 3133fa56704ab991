// What a customer refused holds for all records that were theirs by verification, also after the records part. Where a person joined
// records of the customer, it is unknown which were linked without that decision: there, the entry ends with it, as before.
MATCH (e:ConsentEvent)
WHERE e.byRecord IS NOT NULL AND e.isSelfService AND e.status IN ['REFUSED', 'WITHDRAWN']
  AND EXISTS { (:SourceRecord {id: e.recordId})-[:RESOLVED_TO]->()<-[:RESOLVED_TO]-(:SourceRecord {id: e.byRecord}) }
  AND NOT EXISTS { (:SourceRecord {id: e.recordId})-[:RESOLVED_TO]->()<-[:RESOLVED_TO]-(:SourceRecord)-[:SAME_AS]-() }
CALL (e) { SET e.byRecord = null } IN TRANSACTIONS OF 10000 ROWS;
