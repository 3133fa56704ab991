CREATE CONSTRAINT billing_anomaly_id IF NOT EXISTS FOR (n:BillingAnomaly) REQUIRE n.id IS UNIQUE;
CREATE INDEX billing_anomaly_record IF NOT EXISTS FOR (n:BillingAnomaly) ON (n.recordId);
CALL db.awaitIndexes(300);
