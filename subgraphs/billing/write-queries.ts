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
    RETURN fact.id AS id, properties`,
  row: replacedFact,
})
