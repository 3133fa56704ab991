import { command, cypher, statement } from '../../graph/cypher.ts'
import { type FactVersion, type NewFact, type ReplacingFact, replacedFact, storedVersion } from '../write-facts.ts'

export const storedConsents = statement({
  name: 'consent.storedConsents',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (e:Entry {id: id})
    RETURN e.id AS id, e.observedAt AS observedAt, e.contentHash AS contentHash`,
  row: storedVersion,
})

export const createConsents = statement({
  name: 'consent.createConsents',
  text: cypher<{ readonly facts: readonly NewFact[] }>`
    UNWIND $facts AS fact
    CREATE (e:Entry:ConsentEvent)
    SET e = fact.properties`,
  row: () => undefined,
})

export const replaceConsents = statement({
  name: 'consent.replaceConsents',
  text: cypher<{ readonly facts: readonly ReplacingFact[] }>`
    UNWIND $facts AS fact
    MATCH (e:Entry {id: fact.id})
    SET e.isLocked = true
    WITH e, fact
    WHERE e.contentHash = fact.expected.contentHash AND e.observedAt = fact.expected.observedAt
    REMOVE e.isLocked
    WITH e, fact, properties(e) AS properties
    SET e = fact.properties
    RETURN fact.id AS id, properties`,
  row: replacedFact,
})

/** A version that another took the place of stays in the ledger: what it said held at its own time. */
export const keepConsentVersions = command({
  name: 'consent.keepConsentVersions',
  text: cypher<{ readonly versions: readonly FactVersion[] }>`
    UNWIND $versions AS version
    MERGE (v:FactVersion {key: version.key})
    ON CREATE SET v:ConsentEvent, v += version.fact, v += version.properties,
                  v.sk = version.fact.sk + '#' + version.fact.contentHash`,
})
