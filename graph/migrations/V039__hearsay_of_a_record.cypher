// Holds only the entries of which it is decided when figures are made whether they count, so that all others need not be looked at for it.
CREATE INDEX ledger_hearsay IF NOT EXISTS FOR (l:LedgerEntry) ON (l.recordId, l.isHearsay);
