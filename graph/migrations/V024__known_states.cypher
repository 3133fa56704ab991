// A payment or refund whose state was taken for PENDING since its word was not known then. The word stands in `properties`.
MATCH (b:Billing)
WHERE b.type IN ['PAYMENT', 'REFUND'] AND b.status = 'PENDING' AND b.amountMinor > 0
  AND b.properties =~ '(?is).*"status":"\\s*(?:(?:fully|partially|partly|part)?[ _-]*refunded|partial[ _-]*refund|refunding|refund[ _-]*pending|(?:in[ _-]*)?disputed?|charge[ _-]*back(?:ed)?|charged[ _-]*back|success(?:ful)?|complete|cleared|confirmed|received)\\s*".*'
  AND (b.type = 'PAYMENT' OR NOT b.properties =~ '(?is).*"status":"\\s*(?:partial[ _-]*refund|refunding|refund[ _-]*pending|(?:in[ _-]*)?disputed?|charge.*back.*)\\s*".*')
CALL (b) {
  SET b.status = 'SUCCEEDED', b.balanceMinor = CASE b.type WHEN 'PAYMENT' THEN -b.amountMinor ELSE b.amountMinor END, b:LedgerEntry
} IN TRANSACTIONS OF 10000 ROWS;
// What was cancelled or not begun moves no money, in whatever word.
MATCH (b:Billing)
WHERE b.balanceMinor IS NOT NULL AND (
  (b.type = 'CREDIT_NOTE' AND b.status IN ['VOIDED', 'CANCELLED', 'CANCELED', 'DELETED', 'DRAFT', 'PENDING', 'REJECTED'])
  OR (b.type = 'CREDIT' AND b.status IN ['VOID', 'VOIDED', 'CANCELLED', 'CANCELED', 'DELETED', 'DRAFT', 'PENDING', 'EXPIRED', 'REJECTED', 'FAILED'])
  OR (b.type = 'WRITE_OFF' AND b.status IN ['VOID', 'VOIDED', 'CANCELLED', 'CANCELED', 'DELETED', 'DRAFT', 'PENDING', 'REVERSED', 'REJECTED'])
  OR (b.type = 'DISPUTE' AND b.status IN ['WITHDRAWN', 'CANCELLED', 'CANCELED', 'PREVENTED', 'REVERSED'])
)
CALL (b) {
  SET b.balanceMinor = null
  REMOVE b:LedgerEntry
} IN TRANSACTIONS OF 10000 ROWS;
