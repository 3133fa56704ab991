// A look-up by an identifier also asks for the holders of isolated sources, each of which has identifiers of its own.
CREATE INDEX source_isolated IF NOT EXISTS FOR (s:Source) ON (s.isolated);
