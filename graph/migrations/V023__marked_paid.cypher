// Invoices that their source calls paid leave nothing to pay: the balance looks at these alone. Those that came before the label get it here.
CREATE INDEX marked_paid IF NOT EXISTS FOR (n:MarkedPaid) ON (n.recordId);
MATCH (b:Billing) WHERE b.type = 'INVOICE' AND b.status = 'PAID' AND NOT b:MarkedPaid
CALL (b) { SET b:MarkedPaid } IN TRANSACTIONS OF 10000 ROWS;
