// A company whose record was a person's before is read as that person.
MATCH (v:RecordVersion) WHERE v.line CONTAINS '"type":"PERSON"'
MATCH (r:SourceRecord {id: v.recordId}) WHERE r.type = 'ORGANISATION' AND r.wasPerson IS NULL
WITH DISTINCT r
CALL (r) { SET r.wasPerson = true } IN TRANSACTIONS OF 10000 ROWS;
