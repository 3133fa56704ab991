import { cypher, fragment, keyed, type Params } from '../graph/cypher.ts'
import { customerOrAccount } from './customer-or-account.ts'
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

/** Of the changes `above` < sk < `below`, the latest first or the earliest first. */
export interface ChangesPart extends Params {
  readonly above: string
  readonly below: string
  readonly limit: number
  readonly isNewestFirst: boolean
}

/**
 * The changes `n` that concern records which the customer or company `c` has now, each once, with one of these records. The present and
 * former subjects of the records lead to them, but a former subject also to changes of other records. The lists of a change are long, so
 * they are read only of as many changes as the page takes.
 */
export const changesOfOwner = fragment`${customerOrAccount}
    CALL (c) {
      MATCH (c)<-[:RESOLVED_TO]-(r:SourceRecord)
      OPTIONAL MATCH (r)-[:WAS_RESOLVED_TO]->(former)
      WITH c, collect(DISTINCT r.id) AS ids, collect(DISTINCT former) AS formers
      CALL (c, formers) {
        UNWIND [c] + formers AS owner
        MATCH (owner)<-[:CONCERNS]-(n)
        WHERE n.sk > $above AND n.sk < $below
        RETURN DISTINCT n
      }
      WITH ids, n, CASE WHEN $isNewestFirst THEN n.sk END AS latest, n.sk AS sk
      ORDER BY latest DESC, sk
      WITH ids, n, latest, sk
      WHERE n.recordId IN ids OR any(id IN coalesce(n.kept, []) + coalesce(n.moved, []) WHERE id IN ids)
      WITH ids, n, latest, sk ORDER BY latest DESC, sk LIMIT $limit
      RETURN n, head([id IN [n.recordId] + coalesce(n.kept, []) + coalesce(n.moved, []) WHERE id IN ids]) AS recordId
    }`

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
