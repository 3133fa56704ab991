import { cypher, keyed } from '../graph/cypher.ts'
import type { RequestContext } from './runtime/context.ts'

type Asking = Pick<RequestContext, 'access' | 'reader'>

/** Whose each record is now: a customer or a company. */
export const ownersByRecordId = keyed({
  name: 'subgraphs.ownersByRecordId',
  text: cypher`
    UNWIND $keys AS key
    MATCH (:SourceRecord {id: key})-[:RESOLVED_TO]->(c)
    RETURN key, c.id AS id`,
  row: (r) => ({ id: r.string('id') }),
})

/** Records that a merge, split or correction is about, wherever they are now. */
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
 * A merge, split or correction tells of every record that it is about: it is there for those callers only who may know of each of them,
 * also of those that are somebody else's since.
 */
export async function isKnownChange(id: string, context: Asking): Promise<boolean> {
  const change = await context.reader.row(recordsByChangeId, {}).load(id)
  return change !== null && areKnownRecords(change.recordIds, context)
}

/** Whether the caller may know of each of these records, whosesoever they are. */
export async function areKnownRecords(ids: readonly string[], context: Asking): Promise<boolean> {
  const known = await Promise.all([...new Set(ids)].map((id) => isKnownRecord(id, context)))
  return known.every(Boolean)
}

async function isKnownRecord(id: string, { access, reader }: Asking): Promise<boolean> {
  const owner = await reader.row(ownersByRecordId, {}).load(id)
  if (owner === null || !(await access.canSee(owner.id))) return false
  return (await access.knownRecords(owner.id)).has(id)
}
