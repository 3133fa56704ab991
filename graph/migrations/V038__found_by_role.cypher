// The few reference and watch-list sources, of which every decision asks.
CREATE INDEX source_roles IF NOT EXISTS FOR (s:Source) ON (s.role);
