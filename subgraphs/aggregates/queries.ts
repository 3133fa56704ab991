import { command, cypher, statement } from '../../graph/cypher.ts'

export interface ReleasedCell {
  readonly id: string
  /** JSON of the released figures. */
  readonly told: string
  /** Hexadecimal, 8 digits per part. */
  readonly stamps: string
  readonly releasedAt: number
}

export const releasedCells = statement({
  name: 'aggregates.releasedCells',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (c:AggregateCell {id: id})
    RETURN c.id AS id, c.told AS told, c.stamps AS stamps, c.releasedAt AS releasedAt`,
  row: (r): ReleasedCell => ({
    id: r.string('id'),
    told: r.string('told'),
    stamps: r.string('stamps'),
    releasedAt: r.number('releasedAt'),
  }),
})

/** What another process has released in the meantime stays. */
export const releaseCells = statement({
  name: 'aggregates.releaseCells',
  text: cypher<{
    readonly cells: readonly (Omit<ReleasedCell, 'releasedAt'> & { readonly replaces: number | null })[]
    readonly at: number
  }>`
    UNWIND $cells AS cell
    MERGE (c:AggregateCell {id: cell.id})
    ON CREATE SET c.told = cell.told, c.stamps = cell.stamps, c.releasedAt = $at
    FOREACH (_ IN CASE WHEN c.releasedAt = cell.replaces THEN [1] ELSE [] END |
      SET c.told = cell.told, c.stamps = cell.stamps, c.releasedAt = $at
    )
    RETURN c.id AS id, c.told AS told`,
  row: (r) => ({ id: r.string('id'), told: r.string('told') }),
})

/** The lock makes requests of one client wait for each other. */
export const lockBudget = statement({
  name: 'aggregates.lockBudget',
  text: cypher<{ readonly id: string }>`
    MERGE (b:AggregateBudget {id: $id})
    ON CREATE SET b.asked = '[]'
    SET b.lock = coalesce(b.lock, 0) + 1
    RETURN b.asked AS asked`,
  row: (r) => ({ asked: r.string('asked') }),
})

export const keepAsked = command({
  name: 'aggregates.keepAsked',
  text: cypher<{ readonly id: string; readonly asked: string }>`
    MATCH (b:AggregateBudget {id: $id})
    SET b.asked = $asked`,
})
