MATCH (r:SourceRecord) WHERE NOT r.source IN ['identifier', 'correction'] AND NOT coalesce(r.isPlaceholder, false)
WITH DISTINCT r.source AS key
MERGE (s:Source {key: key})
ON CREATE SET s.role = 'SYSTEM_OF_RECORD', s.priority = 100, s.uniqueIds = false, s.permittedPurposes = [], s.method = 'DECLARED';
MATCH (e:ConsentEvent) WHERE e.source <> 'consent-api'
WITH DISTINCT e.source AS key, split(e.recordId, ':')[0] AS recordSource WHERE key <> recordSource
WITH key, collect(recordSource) AS recordSources
MERGE (s:Source {key: key})
ON CREATE SET s.role = 'TOUCHPOINT', s.priority = 100, s.uniqueIds = false, s.permittedPurposes = [], s.method = 'DECLARED'
SET s.mayRecordConsentFor = coalesce(s.mayRecordConsentFor, recordSources);
MATCH (s:Source) WHERE s.declaredBy IS NULL AND s.key <> 'correction'
SET s.role = coalesce(s.role, 'SYSTEM_OF_RECORD'), s.declaredBy = 'MIGRATION';
