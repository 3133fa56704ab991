// A placeholder of an identifier counts as a record of a declared source once one told a fact about it.
MATCH (r:SourceRecord {source: 'identifier'})
WHERE r.isVouched IS NULL AND (
  EXISTS { MATCH (e:Entry) WHERE e.recordId = r.id AND e.sk > '' AND e.source = 'consent-api' }
  OR EXISTS {
    MATCH (e:Entry) WHERE e.recordId = r.id AND e.sk > ''
    MATCH (s:Source {key: e.source}) WHERE s.declaredBy IS NOT NULL
  }
  OR EXISTS {
    MATCH (e:Billing) WHERE e.recordId = r.id AND e.type > '' AND e.sk > ''
    MATCH (s:Source {key: e.source}) WHERE s.declaredBy IS NOT NULL
  }
  OR EXISTS {
    MATCH (e:ExternalReport) WHERE e.recordId = r.id AND e.type > ''
    MATCH (s:Source {key: e.source}) WHERE s.declaredBy IS NOT NULL
  }
)
CALL (r) { SET r.isVouched = true } IN TRANSACTIONS OF 10000 ROWS;
// Told by a source that was not declared: read again whether it is whenever figures are made.
MATCH (b:Billing)
WHERE b.isHearsay IS NULL AND NOT EXISTS { MATCH (s:Source {key: b.source}) WHERE s.declaredBy IS NOT NULL }
CALL (b) { SET b.isHearsay = true } IN TRANSACTIONS OF 10000 ROWS;
