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
]
