import { changeSource } from '../../access/known-records/own-sources.ts'
import { command, cypher } from '../../graph/cypher.ts'

/** What happened to the ids of customers and accounts, and who did it. */
export type ChangeAction =
  | 'MERGED'
  | 'UNMERGED'
  | 'SPLIT'
  | 'ASSERTED_SAME'
  | 'ASSERTED_DISTINCT'
  | 'REVERTED'
  | 'CORRECTED'

/** Who decided and why. A merge that the rules made has no reason. */
export interface Decision {
  /** A person, or the rule set and its version. */
  readonly by: string
  readonly reason: string | null
}

export interface IdentityChange extends Decision {
  readonly id: string
  readonly action: ChangeAction
  /** A record that it concerns, whose subject is its owner where one is needed. */
  readonly recordId: string
  /** UTC milliseconds. */
  readonly at: number
  /** The customer or account that has the records of `kept`, and of `moved`. Null if the change names no ids. */
  readonly keepId: string | null
  readonly absorbId: string | null
  readonly kept: readonly string[]
  readonly moved: readonly string[]
  /** JSON of the steps that had joined each side of a merge, or the customer or account that was split. */
  readonly steps?: readonly string[]
  /** JSON of the edges SAME_AS and NOT_SAME_AS that the decision revoked. Undoing the decision creates them again. */
  readonly retracted?: readonly string[]
}

/**
 * Run it after the records moved: a change leads to the subjects that have its records then. Wherever a record goes later, WAS_RESOLVED_TO
 * leads back to that subject, and so to the change.
 */
export const createIdentityChanges = command({
  name: 'resolution.createIdentityChanges',
  text: cypher<{ readonly changes: readonly Readonly<Record<string, unknown>>[] }>`
    UNWIND $changes AS change
    CREATE (n:IdentityChange:Entry)
    SET n = change
    WITH n, change
    UNWIND change.kept + change.moved AS id
    MATCH (r:SourceRecord {id: id})-[:RESOLVED_TO]->(c) USING INDEX SEEK r:SourceRecord(id)
    WITH DISTINCT n, c
    CREATE (n)-[:CONCERNS]->(c)`,
})

/** A change as the properties of its node, which is an entry of the timeline. */
export function changeNode({ at, ...change }: IdentityChange): Readonly<Record<string, unknown>> {
  return {
    ...change,
    isUndone: false,
    sk: `${new Date(at).toISOString()}_${change.id}`,
    entryKind: 'IDENTITY_CHANGE',
    occurredAt: at,
    observedAt: at,
    recordedAt: at,
    contentHash: '',
    source: changeSource,
    sourceId: change.id,
  }
}
