import { command, cypher, statement } from '../../graph/cypher.ts'

/** The latest merge of two ids that stands. */
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

export interface StoredMerge {
  readonly id: string
  readonly keepId: string
  readonly absorbId: string
  readonly kept: readonly string[]
  readonly moved: readonly string[]
  readonly isUndone: boolean
  /** JSON of steps. */
  readonly steps: readonly string[]
}

export const mergeById = statement({
  name: 'resolution.mergeById',
  text: cypher<{ readonly id: string }>`
    MATCH (n:Entry {id: $id})
    WHERE n:IdentityChange AND n.action = 'MERGED'
    RETURN n.id AS id, n.keepId AS keepId, n.absorbId AS absorbId, n.kept AS kept, n.moved AS moved,
           n.isUndone AS isUndone, coalesce(n.steps, []) AS steps`,
  row: (r): StoredMerge => ({
    id: r.string('id'),
    keepId: r.string('keepId'),
    absorbId: r.string('absorbId'),
    kept: r.strings('kept'),
    moved: r.strings('moved'),
    isUndone: r.boolean('isUndone'),
    steps: r.strings('steps'),
  }),
})

export const markUndone = command({
  name: 'resolution.markUndone',
  text: cypher<{ readonly id: string }>`
    MATCH (n:Entry {id: $id})
    WHERE n:IdentityChange
    SET n.isUndone = true`,
})
