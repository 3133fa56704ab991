import { cypher, statement } from '../../graph/cypher.ts'
import { type FactStatements, type NewFact, type ReplacingFact, replacedFact, storedVersion } from './write-facts.ts'

interface FactNodes {
  /** Owner and what it writes, such as `billing.Rates`: names the write and its statements. */
  readonly name: `${string}.${string}`
  /** By which a node is found: the label that has the constraint on `id`. */
  readonly key: `:${string}`
  /** All labels of a new node, the key's among them. */
  readonly labels: `:${string}`
}

const stored = cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (f:Key {id: id})
    RETURN f.id AS id, f.observedAt AS observedAt, f.sequence AS sequence, f.arrival AS arrival,
           f.contentHash AS contentHash, f.unknownState AS unknownState, f.recordId AS recordId`

const create = cypher<{ readonly facts: readonly NewFact[] }>`
    UNWIND $facts AS fact
    CREATE (f:Labels)
    SET f = fact.properties`

const replace = cypher<{ readonly facts: readonly ReplacingFact[] }>`
    UNWIND $facts AS fact
    MATCH (f:Key {id: fact.id})
    SET f.isLocked = true
    WITH f, fact
    WHERE f.contentHash = fact.expected.contentHash AND f.observedAt = fact.expected.observedAt
      AND coalesce(f.sequence, 0) = fact.expected.sequence
    REMOVE f.isLocked
    WITH f, fact, properties(f) AS properties
    SET f = fact.properties
    RETURN fact.id AS id, properties`

/** The statements of facts whose labels are the same for all: three texts with the owner's own constants for labels. */
export function factStatements(nodes: FactNodes): FactStatements {
  const [owner, what] = nodes.name.split('.')
  for (const labels of [nodes.key, nodes.labels])
    if (!/^(:[A-Z][A-Za-z]+)+$/.test(labels)) throw new TypeError(`${nodes.name}: ${labels} is no list of labels`)
  const labelled = ({ text }: { readonly text: string }) => ({
    text: text.replace('(f:Key {', `(f${nodes.key} {`).replace('(f:Labels)', `(f${nodes.labels})`),
  })
  return {
    name: `${owner}.write${what}`,
    stored: statement({ name: `${owner}.stored${what}`, text: labelled(stored), row: storedVersion }),
    create: statement({ name: `${owner}.create${what}`, text: labelled(create), row: () => undefined }),
    replace: statement({ name: `${owner}.replace${what}`, text: labelled(replace), row: replacedFact }),
  }
}
