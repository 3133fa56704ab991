// A time ahead of its arrival by more than clocks may differ counts as the arrival, in rows that came before that rule too. The ledger of consents has its own.
MATCH (r:SourceRecord) WHERE r.observedAt > r.recordedAt + 300000
CALL (r) {
  SET r.timesAhead = ['observedAt ' + toString(datetime({epochMillis: r.observedAt}))], r.observedAt = r.recordedAt
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (r:SourceRecord)-[h:HAS_IDENTIFIER]->() WHERE h.verifiedAt > r.recordedAt + 300000
CALL (r, h) { SET h.verifiedAt = r.recordedAt } IN TRANSACTIONS OF 10000 ROWS;
MATCH (e:Entry|Billing|ExternalReport|FxRate) WHERE NOT e:ConsentEvent AND e.observedAt > e.recordedAt + 300000
CALL (e) {
  SET e.timesAhead = ['observedAt ' + toString(datetime({epochMillis: e.observedAt}))], e.observedAt = e.recordedAt
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (e:Entry|ExternalReport) WHERE NOT e:ConsentEvent AND NOT e:Billing AND e.occurredAt > e.recordedAt + 300000
CALL (e) {
  SET e.timesAhead = ['occurredAt ' + toString(datetime({epochMillis: e.occurredAt}))] + coalesce(e.timesAhead, []),
      e.occurredAt = e.recordedAt,
      e.sk = CASE WHEN e.sk IS NULL THEN null
                  ELSE left(toString(datetime({epochMillis: e.recordedAt})), 19) + '.' + right('00' + toString(e.recordedAt % 1000), 3) + 'Z_' + e.id END
} IN TRANSACTIONS OF 10000 ROWS;
