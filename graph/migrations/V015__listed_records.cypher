// What is shown of a customer rests on no reference or watch-list record. `identity:resolve` decides the rest anew.
MATCH (r:SourceRecord {isReference: true})-[:RESOLVED_TO]->(c:Customer|Account)
WITH DISTINCT c
WITH c, COLLECT { MATCH (c)<-[to:RESOLVED_TO]-(r:SourceRecord) WHERE NOT coalesce(r.isReference, false) RETURN coalesce(to.confidence, 1.0) } AS ours
WHERE ours <> []
SET c.confidence = reduce(least = 1.0, one IN ours | CASE WHEN one < least THEN one ELSE least END);
MATCH (n:IdentityChange {action: 'MERGED'})
WITH n, [side IN [n.kept, n.moved] WHERE size(side) > 0 AND all(id IN side WHERE EXISTS { MATCH (r:SourceRecord {id: id}) WHERE r.isReference })] AS listed
WHERE size(listed) > 0
SET n.recordId = listed[0][0];
MATCH (a:Account)
WHERE a.displayName IS NOT NULL AND NOT EXISTS {
  MATCH (a)<-[:RESOLVED_TO]-(r:SourceRecord)
  WHERE r.attributes CONTAINS '"name"' OR r.attributes CONTAINS '"fullName"'
}
SET a.displayName = null;
