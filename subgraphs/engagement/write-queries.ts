import { cypher, statement } from '../../graph/cypher.ts'
import { type NewFact, type ReplacingFact, replacedFact, storedVersion } from '../write-facts.ts'

export const storedTouchpoints = statement({
  name: 'engagement.storedTouchpoints',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (t:Entry {id: id})
    RETURN t.id AS id, t.observedAt AS observedAt, t.contentHash AS contentHash`,
  row: storedVersion,
})

export const createTouchpoints = statement({
  name: 'engagement.createTouchpoints',
  text: cypher<{ readonly facts: readonly NewFact[] }>`
    UNWIND $facts AS fact
    CREATE (t:Entry:Touchpoint)
    SET t = fact.properties`,
  row: () => undefined,
})

export const replaceTouchpoints = statement({
  name: 'engagement.replaceTouchpoints',
  text: cypher<{ readonly facts: readonly ReplacingFact[] }>`
    UNWIND $facts AS fact
    MATCH (t:Entry {id: fact.id})
    SET t.isLocked = true
    WITH t, fact
    WHERE t.contentHash = fact.expected.contentHash AND t.observedAt = fact.expected.observedAt
    REMOVE t.isLocked
    WITH t, fact, properties(t) AS properties
    SET t = fact.properties
    RETURN fact.id AS id, properties`,
  row: replacedFact,
})
