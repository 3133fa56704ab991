import { cypher, statement } from '../../graph/cypher.ts'
import { type NewFact, type ReplacingFact, replacedFact, storedVersion } from '../write-facts.ts'

export const storedBilling = statement({
  name: 'billing.storedBilling',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (b:Billing {id: id})
    RETURN b.id AS id, b.observedAt AS observedAt, b.contentHash AS contentHash`,
  row: storedVersion,
})

/** Labels come from the table by type in rules.ts. */
export const createBilling = statement({
  name: 'billing.createBilling',
  text: cypher<{ readonly facts: readonly NewFact[] }>`
    UNWIND $facts AS fact
    CREATE (b:Billing)
    SET b = fact.properties
    SET b:$(fact.labels)`,
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
    REMOVE b.isLocked, b:Entry:Invoice:Payment:Booking:Contract:Subscription:Product:Plan:LedgerEntry
    WITH b, fact, properties(b) AS properties
    SET b = fact.properties
    SET b:$(fact.labels)
    // The same said again later holds since it was first said.
    SET b.validFrom = CASE WHEN properties.contentHash = fact.properties.contentHash
                           THEN properties.validFrom ELSE b.validFrom END
    RETURN fact.id AS id, properties`,
  row: replacedFact,
})

export const storedRates = statement({
  name: 'billing.storedRates',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (x:FxRate {id: id})
    RETURN x.id AS id, x.observedAt AS observedAt, x.contentHash AS contentHash`,
  row: storedVersion,
})

export const createRates = statement({
  name: 'billing.createRates',
  text: cypher<{ readonly facts: readonly NewFact[] }>`
    UNWIND $facts AS fact
    CREATE (x:FxRate)
    SET x = fact.properties`,
  row: () => undefined,
})

export const replaceRates = statement({
  name: 'billing.replaceRates',
  text: cypher<{ readonly facts: readonly ReplacingFact[] }>`
    UNWIND $facts AS fact
    MATCH (x:FxRate {id: fact.id})
    SET x.isLocked = true
    WITH x, fact
    WHERE x.contentHash = fact.expected.contentHash AND x.observedAt = fact.expected.observedAt
    REMOVE x.isLocked
    WITH x, fact, properties(x) AS properties
    SET x = fact.properties
    RETURN fact.id AS id, properties`,
  row: replacedFact,
})

export const storedReports = statement({
  name: 'billing.storedReports',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (x:ExternalReport {id: id})
    RETURN x.id AS id, x.observedAt AS observedAt, x.contentHash AS contentHash`,
  row: storedVersion,
})

export const createReports = statement({
  name: 'billing.createReports',
  text: cypher<{ readonly facts: readonly NewFact[] }>`
    UNWIND $facts AS fact
    CREATE (x:ExternalReport)
    SET x = fact.properties`,
  row: () => undefined,
})

export const replaceReports = statement({
  name: 'billing.replaceReports',
  text: cypher<{ readonly facts: readonly ReplacingFact[] }>`
    UNWIND $facts AS fact
    MATCH (x:ExternalReport {id: fact.id})
    SET x.isLocked = true
    WITH x, fact
    WHERE x.contentHash = fact.expected.contentHash AND x.observedAt = fact.expected.observedAt
    REMOVE x.isLocked
    WITH x, fact, properties(x) AS properties
    SET x = fact.properties
    RETURN fact.id AS id, properties`,
  row: replacedFact,
})
