// A due date is that day in every time zone, a due time of day is not. Until now all days were those of UTC.
MATCH (b:Billing) WHERE b.type = 'INVOICE' AND b.dueAt % 86400000 = 0 AND b.dueDay IS NULL
CALL (b) { SET b.dueDay = b.dueAt / 86400000 } IN TRANSACTIONS OF 10000 ROWS;
