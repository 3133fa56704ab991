import { cypher, type Fragment, statement } from '../../graph/cypher.ts'
import { type FactStatements, type NewFact, type ReplacingFact, replacedFact, storedVersion } from './write-facts.ts'

interface FactNodes {
  /** The owner and what it writes, such as `billing.Rates`: names the write and its statements. */
  readonly name: `${string}.${string}`
  /** The label by which a node is found, which has the constraint on `id`. */
  readonly key: Fragment
  /** All labels of a new node, including that of the key. */
  readonly labels: Fragment
}

const stored = (key: Fragment) => cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (f${key} {id: id})
    RETURN f.id AS id, f.observedAt AS observedAt, f.sequence AS sequence, f.arrival AS arrival,
           f.contentHash AS contentHash, f.unknownState AS unknownState, f.recordId AS recordId,
           f.timesAhead AS timesAhead, f.recordedAt AS recordedAt, f.validFrom AS validFrom`

const create = (labels: Fragment) => cypher<{ readonly facts: readonly NewFact[] }>`
    UNWIND $facts AS fact
    CREATE (f${labels})
    SET f = fact.properties`

const replace = (key: Fragment) => cypher<{ readonly facts: readonly ReplacingFact[] }>`
    UNWIND $facts AS fact
    MATCH (f${key} {id: fact.id})
    SET f.isLocked = true
    WITH f, fact
    WHERE f.contentHash = fact.expected.contentHash AND f.observedAt = fact.expected.observedAt
      AND coalesce(f.sequence, 0) = fact.expected.sequence
    REMOVE f.isLocked
    WITH f, fact, properties(f) AS properties
    SET f = fact.properties
    // The same said again later was recorded when it was first said.
    SET f.recordedAt = CASE WHEN properties.contentHash = fact.properties.contentHash
                            THEN properties.recordedAt ELSE fact.properties.recordedAt END
    RETURN fact.id AS id, properties`

/** The statements of facts that are stored alike: only the labels differ, and those are the same for all facts of a kind. */
export function factStatements({ name, key, labels }: FactNodes): FactStatements {
  const [owner, what] = name.split('.')
  return {
    name: `${owner}.write${what}`,
    stored: statement({ name: `${owner}.stored${what}`, text: stored(key), row: storedVersion }),
    create: statement({ name: `${owner}.create${what}`, text: create(labels), row: () => undefined }),
    replace: statement({ name: `${owner}.replace${what}`, text: replace(key), row: replacedFact }),
  }
}
