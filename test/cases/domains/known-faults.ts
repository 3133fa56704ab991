/** Checks that are not right yet, by name. The test demands this list to be exact: take off a check when you mend it. */
export const knownFaults: readonly string[] = [
  // billing, 6 one credit twice
  "billing: negative-invoice-unused.stripe.jsonl: A negative invoice becomes the customer's credit: both tell of the same 10 euros.",
  'billing: negative-invoice-used.stripe.jsonl: The next invoice uses up the credit of the negative one: nothing is left and nothing is owed.',
  "billing: credit-note-to-balance.stripe.jsonl: A credit note of a paid invoice becomes the customer's credit once.",
  'billing: void-gives-credit-back.stripe.jsonl: An invoice that used the credit is voided: the credit is back, once.',
  // billing, 8 charge.refunded
  'billing: charge-refunded.stripe.jsonl: A refund that only charge.refunded tells of is a refund: 5 euros are owed again.',
  'billing: charge-refunded-without-list.stripe.jsonl: Where the event names no refund, the amount of the charge tells it, or the converter says what it left out.',
  // billing, 12 marked paid
  'billing: marked-paid-by-hand.jsonl: An invoice marked paid by hand, without a payment, leaves nothing due and nothing owed.',
  // billing, 17 ingest
  "billing: event-id-of-another.jsonl: One event id with another owner and content: the first owner's event stays; the second is kept beside it or quarantined.",
  // gateway, 1 alias onto key
  'gateway: demo: An alias that is called as the key must not lose what other subgraphs answer.',
  'gateway: demo: The same with the key under another name beside it.',
  'gateway: demo: The same in a list.',
  'gateway: demo: The same in a timeline, where the key is of an entry.',
  'gateway: demo: The same inside a fragment.',
  "gateway: name-is-an-id.jsonl: A customer whose name is another customer's id: the other's invoices must not appear.",
  // gateway, 2 fragments dropped
  'gateway: demo: Two fragments on a concrete type within one on its interface.',
  'gateway: demo: One fragment on a concrete type within one on its interface.',
  'gateway: demo: The same by a named fragment that holds the interface twice.',
  'gateway: demo: A shared row that shows of each kind what it has.',
  // gateway, 3 HTTP forms
  'gateway: get-by-id-with-content-type: A GET by the id of a published operation, with the content-type that Apollo Client sends.',
  "gateway: get-persisted-query-with-content-type: The same in Apollo's own form, extensions.persistedQuery.",
  'gateway: charset-utf8: charset=utf8 is what many write for UTF-8.',
  'gateway: body-with-byte-order-mark: A byte order mark before a JSON body is no fault of the body.',
  'gateway: head: HEAD is answered by 405 and a header that says what is allowed, or as a GET without its body.',
  'gateway: delete: DELETE is answered by 405 and a header that says what is allowed.',
]
