// Lists of identifiers are in this order, which says nothing of the values.
MATCH (i:Identifier) WHERE i.opaqueKey IS NULL
CALL (i) { SET i.opaqueKey = randomUUID() } IN TRANSACTIONS OF 10000 ROWS;
