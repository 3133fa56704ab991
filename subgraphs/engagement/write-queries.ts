import { command, cypher, statement } from '../../graph/cypher.ts'
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

export const createFeedback = statement({
  name: 'engagement.createFeedback',
  text: cypher<{ readonly facts: readonly NewFact[] }>`
    UNWIND $facts AS fact
    CREATE (f:Entry:Feedback)
    SET f = fact.properties`,
  row: () => undefined,
})

/** Refused items of a mutation, in its own transaction; lines of a file are kept by ingest/. */
export const quarantineLines = command({
  name: 'engagement.quarantineLines',
  text: cypher<{
    readonly lines: readonly {
      readonly id: string
      readonly kind: string
      readonly source: string
      readonly sourceId: string
      readonly line: string
      readonly message: string
    }[]
    readonly at: number
  }>`
    UNWIND $lines AS line
    MERGE (q:Quarantined {id: line.id})
    ON CREATE SET q.at = $at
    SET q.kind = line.kind, q.source = line.source, q.sourceId = line.sourceId, q.line = line.line, q.rule = 'SHAPE',
        q.message = line.message, q.status = 'OPEN'`,
})
