// A refund or dispute that names only its payment belongs to the invoice of that payment.
MATCH (b:Billing)
WHERE b.type IN ['REFUND', 'DISPUTE'] AND b.paymentId IS NOT NULL AND b.invoiceId IS NULL
MATCH (p:Billing {id: b.paymentId})
WHERE p.recordId = b.recordId AND p.invoiceId IS NOT NULL
CALL (b, p) { SET b.invoiceId = p.invoiceId, b.isInvoiceOfPayment = true } IN TRANSACTIONS OF 10000 ROWS;
