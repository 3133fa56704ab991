import { cypher, fragment, statement } from '../../graph/cypher.ts'
import { factStatements } from '../facts/fact-statements.ts'
import { type FactStatements, type NewFact, type ReplacingFact, replacedFact } from '../facts/write-facts.ts'

/** The mark of what `countsInBilling` looks at again when it is read, since its source may be declared by then. */
const isHearsay = fragment`CASE WHEN EXISTS {
      MATCH (s:Source {key: fact.properties.source}) WHERE s.declaredBy IS NOT NULL
    } THEN null ELSE true END`

/** Labels come from the table by type in rules.ts. */
export const createBilling = statement({
  name: 'billing.createBilling',
  text: cypher<{ readonly facts: readonly NewFact[] }>`
    UNWIND $facts AS fact
    CREATE (b:Billing)
    SET b = fact.properties
    SET b:$(fact.labels), b.isHearsay = ${isHearsay}`,
  row: () => undefined,
})

export const replaceBilling = statement({
  name: 'billing.replaceBilling',
  text: cypher<{ readonly facts: readonly ReplacingFact[] }>`
    UNWIND $facts AS fact
    MATCH (b:Billing {id: fact.id})
    SET b.isLocked = true
    WITH b, fact
    WHERE b.contentHash = fact.expected.contentHash AND b.observedAt = fact.expected.observedAt
      AND coalesce(b.sequence, 0) = fact.expected.sequence
    REMOVE b.isLocked, b:Entry:Invoice:MarkedPaid:Payment:Booking:Contract:Subscription:Product:Plan:LedgerEntry
    WITH b, fact, properties(b) AS properties
    SET b = fact.properties
    SET b:$(fact.labels), b.isHearsay = ${isHearsay}
    // The same said again later holds since it was first said, and was recorded then.
    WITH b, fact, properties, properties.contentHash = fact.properties.contentHash AS isSame
    // Where every time is kept, each version applies from its own.
    SET b.validFrom = CASE WHEN isSame AND NOT b.type IN ['SUBSCRIPTION', 'REFUND'] THEN properties.validFrom ELSE b.validFrom END,
        b.recordedAt = CASE WHEN isSame THEN properties.recordedAt ELSE b.recordedAt END
    RETURN fact.id AS id, properties`,
  row: replacedFact,
})

export const billingStatements: FactStatements = {
  ...factStatements({ name: 'billing.Billing', key: fragment`:Billing`, labels: fragment`:Billing` }),
  create: createBilling,
  replace: replaceBilling,
}

export const rateStatements = factStatements({
  name: 'billing.Rates',
  key: fragment`:FxRate`,
  labels: fragment`:FxRate`,
})

export const reportStatements = factStatements({
  name: 'billing.Reports',
  key: fragment`:ExternalReport`,
  labels: fragment`:ExternalReport`,
})

export const anomalyStatements = factStatements({
  name: 'billing.Anomalies',
  key: fragment`:BillingAnomaly`,
  labels: fragment`:BillingAnomaly`,
})
