import { command, cypher, statement } from '../../graph/cypher.ts'

/** The latest merge of two ids that is in force. */
export const mergeChange = statement({
  name: 'resolution.mergeChange',
  text: cypher<{ readonly keepId: string; readonly absorbId: string }>`
    MATCH (n:IdentityChange {absorbId: $absorbId})
    WHERE n.keepId = $keepId AND n.action = 'MERGED' AND NOT n.isUndone
    RETURN n.id AS id
    ORDER BY n.sk DESC
    LIMIT 1`,
  row: (r) => r.string('id'),
})

/** A change that can be undone. */
export interface StoredChange {
  readonly id: string
  readonly action: 'MERGED' | 'SPLIT' | 'ASSERTED_DISTINCT'
  /** A person, or the rule set and its version. */
  readonly by: string
  /** Null for an assertion. */
  readonly keepId: string | null
  readonly absorbId: string | null
  readonly kept: readonly string[]
  readonly moved: readonly string[]
  readonly isUndone: boolean
  /** JSON of steps. */
  readonly steps: readonly string[]
  /** JSON of the edges SAME_AS and NOT_SAME_AS that it revoked. */
  readonly retracted: readonly string[]
}

export const changeById = statement({
  name: 'resolution.changeById',
  text: cypher<{ readonly id: string }>`
    MATCH (n:Entry {id: $id})
    WHERE n:IdentityChange AND n.action IN ['MERGED', 'SPLIT', 'ASSERTED_DISTINCT']
    RETURN n.id AS id, n.action AS action, n.by AS by, n.keepId AS keepId, n.absorbId AS absorbId, n.kept AS kept,
           n.moved AS moved, n.isUndone AS isUndone, coalesce(n.steps, []) AS steps,
           coalesce(n.retracted, []) AS retracted`,
  row: (r): StoredChange => ({
    id: r.string('id'),
    action: r.value<StoredChange['action']>('action'),
    by: r.string('by'),
    keepId: r.stringOrNull('keepId'),
    absorbId: r.stringOrNull('absorbId'),
    kept: r.strings('kept'),
    moved: r.strings('moved'),
    isUndone: r.boolean('isUndone'),
    steps: r.strings('steps'),
    retracted: r.strings('retracted'),
  }),
})

export const markUndone = command({
  name: 'resolution.markUndone',
  text: cypher<{ readonly id: string }>`
    MATCH (n:Entry {id: $id})
    WHERE n:IdentityChange
    SET n.isUndone = true`,
})
