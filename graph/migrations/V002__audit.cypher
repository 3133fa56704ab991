CREATE CONSTRAINT audit_writer_id IF NOT EXISTS FOR (n:AuditWriter) REQUIRE n.id IS UNIQUE;
CREATE INDEX audit_record_id IF NOT EXISTS FOR (n:AuditRecord) ON (n.id);
CREATE INDEX audit_record_subject IF NOT EXISTS FOR (n:AuditRecord) ON (n.subject, n.sk);
CALL db.awaitIndexes(300);
