import { fragment, type KeyedStatement } from '../../../graph/cypher.ts'
import { areKnownRecords, isKnownChange } from '../../known-changes.ts'
import type { RequestContext } from '../../runtime/context.ts'

export interface SupersededRow {
  readonly id: string
  /** Merges that are in force and gave up the id. None for a placeholder that turned out to be a company. */
  readonly mergeIds: readonly string[]
  /** Records that were under it. */
  readonly recordIds: readonly string[]
}

/** The properties of a superseded `c`, as `SupersededRow` shows them. */
export const supersededColumns = fragment`c.id AS id,
           COLLECT { MATCH (n:IdentityChange) WHERE n.absorbId = c.id AND n.action = 'MERGED' AND NOT n.isUndone RETURN n.id } AS mergeIds,
           COLLECT { MATCH (c)<-[:WAS_RESOLVED_TO]-(r:SourceRecord) RETURN DISTINCT r.id } AS recordIds`

/** Of the ids that return a customer or company: those whose records the caller may know, with every merge that gave them up. */
export async function knownSupersededIds(
  id: string,
  statement: KeyedStatement<Readonly<Record<never, never>>, SupersededRow>,
  context: RequestContext,
): Promise<readonly string[]> {
  const rows = await context.reader.rows(statement, {}).load(id)
  const isKnown = await Promise.all(
    rows.map(async ({ mergeIds, recordIds }) => {
      const merges = await Promise.all(mergeIds.map((mergeId) => isKnownChange(mergeId, context)))
      return merges.every(Boolean) && areKnownRecords(recordIds, context)
    }),
  )
  return rows.filter((_, index) => isKnown[index]).map((row) => row.id)
}

/**
 * The customer or company that an id returns. A superseded id answers only callers who know one of the records that were under it; to
 * anybody else it does not exist.
 */
export async function byKnownId<R extends { readonly id: string }>(
  id: string,
  row: R | null,
  statement: KeyedStatement<Readonly<Record<never, never>>, SupersededRow>,
  { reader, access, viewer }: RequestContext,
): Promise<R | null> {
  if (row === null || viewer.customerId === id) return row
  if (row.id === id) return (await access.isKnownUnder(row.id, id)) ? row : null
  const known = await access.knownRecords(row.id)
  // The guard shows nothing to a caller who knows no record, and reads no more from the graph than for an id that does not exist.
  if (known.isAll || known.size === 0) return row
  const superseded = await reader.rows(statement, {}).load(row.id)
  return superseded.some((former) => former.id === id && former.recordIds.some(known.has)) ? row : null
}
