import { cypher, keyed } from '../graph/cypher.ts'
import type { RequestContext } from './runtime/context.ts'

type Asking = Pick<RequestContext, 'access' | 'reader'>

/** The present owner of each record: a customer or a company. */
export const ownersByRecordId = keyed({
  name: 'subgraphs.ownersByRecordId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:SourceRecord {id: key})-[:RESOLVED_TO]->(c)
    RETURN key, c.id AS id`,
  row: (r) => ({ id: r.string('id') }),
})

/** The records that a merge, split or correction concerns, wherever they are now. */
export const recordsByChangeId = keyed({
  name: 'subgraphs.recordsByChangeId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (n:Entry {id: key})
    WHERE n:IdentityChange
    RETURN key, [n.recordId] + coalesce(n.kept, []) + coalesce(n.moved, []) AS recordIds`,
  row: (r) => ({ recordIds: r.strings('recordIds') }),
})

/**
 * A merge, split or correction reveals something about every record that it concerns. It is shown only to callers who may know about each
 * of them, including those that belong to somebody else since.
 */
export async function isKnownChange(id: string, context: Asking): Promise<boolean> {
  const change = await context.reader.row(recordsByChangeId, {}).load(id)
  return change !== null && areKnownRecords(change.recordIds, context)
}

/** Whether the caller may know about each of these records, whoever owns them. */
export async function areKnownRecords(ids: readonly string[], context: Asking): Promise<boolean> {
  const known = await Promise.all([...new Set(ids)].map((id) => isKnownRecord(id, context)))
  return known.every(Boolean)
}

async function isKnownRecord(id: string, { access, reader }: Asking): Promise<boolean> {
  const owner = await reader.row(ownersByRecordId, {}).load(id)
  if (owner === null || !(await access.canSee(owner.id))) return false
  return (await access.knownRecords(owner.id)).has(id)
}
