import { command, cypher, statement } from '../../graph/cypher.ts'
import { type RecordColumns, recordProjection, storedRecord } from '../queries.ts'

/** Records in order of id, with the blocks under which they are stored. Null if none were ever stored. */
export const pageOfRecords = statement({
  name: 'resolution.pageOfRecords',
  text: cypher<{ readonly after: string; readonly first: number }>`
    MATCH (r:SourceRecord) WHERE r.id > $after
    WITH r ORDER BY r.id LIMIT $first
    RETURN r.blocks AS blocks, r.blockEntry AS entry, coalesce(r.isSpare, false) AS isSpare,
           ${recordProjection} AS record
    ORDER BY r.id`,
  row: (r) => ({
    blocks: r.value<readonly string[] | null>('blocks'),
    entry: r.stringOrNull('entry'),
    isSpare: r.boolean('isSpare'),
    record: storedRecord(r.value<RecordColumns>('record')),
  }),
})

export const countRecords = statement({
  name: 'resolution.countRecords',
  text: cypher`MATCH (r:SourceRecord) RETURN count(r) AS records`,
  row: (r) => r.number('records'),
})

/** The progress of a run over everything. */
export const runProgress = statement({
  name: 'resolution.runProgress',
  text: cypher<{ readonly id: string }>`MATCH (run:ResolutionRun {id: $id}) RETURN run.after AS after`,
  row: (r) => r.string('after'),
})

export const keepProgress = command({
  name: 'resolution.keepProgress',
  text: cypher<{ readonly id: string; readonly after: string; readonly now: number }>`
    MERGE (run:ResolutionRun {id: $id})
    SET run.after = $after, run.at = $now`,
})

export const endProgress = command({
  name: 'resolution.endProgress',
  text: cypher<{ readonly id: string }>`MATCH (run:ResolutionRun {id: $id}) DELETE run`,
})

/** What must never occur, whatever was written. `heldRule`: of `partition/hubs.ts`. */
export const structuralFaults = statement({
  name: 'resolution.structuralFaults',
  text: cypher<{ readonly heldRule: string }>`
    CALL () {
      MATCH (r:SourceRecord) WHERE COUNT { (r)-[:RESOLVED_TO]->() } <> 1
      RETURN 'record without one subject: ' + r.id AS fault
      UNION
      MATCH (c:Customer|Account) WHERE c.status = 'ACTIVE' AND c.recordCount <> COUNT { (c)<-[:RESOLVED_TO]-() }
      RETURN 'wrong count of records: ' + c.id AS fault
      UNION
      MATCH (c:Customer|Account) WHERE c.status = 'MERGED'
        AND (EXISTS { (c)<-[:RESOLVED_TO]-() } OR EXISTS { (c)<-[:IDENTIFIES]-() }
             OR COUNT { (c)-[:MERGED_INTO]->(s {status: 'ACTIVE'}) } <> 1)
      RETURN 'bad redirect: ' + c.id AS fault
      UNION
      MATCH (i:Identifier) WHERE i.crowd IS NULL
      // In the order in which ownersOf (write/plan-edges.ts) leaves holders out, each only while others are left.
      WITH i, COLLECT {
        MATCH (i)<-[:HAS_IDENTIFIER]-(r)-[to:RESOLVED_TO]->(c:Customer)
        RETURN DISTINCT {id: c.id, isIsolated: EXISTS { MATCH (s:Source {key: r.source}) WHERE s.isolated },
                         isListed: coalesce(r.isReference, false), isHeld: coalesce(to.rule, '') = $heldRule}
      } AS all
      WITH i, all, [one IN all WHERE NOT one.isIsolated] AS shared
      WITH i, CASE shared WHEN [] THEN all ELSE shared END AS inRealm
      WITH i, inRealm, [one IN inRealm WHERE NOT one.isListed] AS ours
      WITH i, CASE ours WHEN [] THEN inRealm ELSE ours END AS ours
      WITH i, ours, [one IN ours WHERE NOT one.isHeld] AS free
      WITH i, CASE free WHEN [] THEN ours ELSE free END AS free
      WITH i, COLLECT { UNWIND free AS one RETURN DISTINCT one.id } AS holders,
           COLLECT { MATCH (i)-[:IDENTIFIES]->(c:Customer) RETURN c.id } AS identified
      WHERE CASE WHEN size(holders) = 1 AND NOT i.isGeneric THEN identified <> holders ELSE identified <> [] END
      RETURN 'wrong owner of an identifier of type ' + i.type + ' that is held by '
             + head(COLLECT { MATCH (i)<-[:HAS_IDENTIFIER]-(r) RETURN r.id ORDER BY r.id LIMIT 1 }) AS fault
    }
    RETURN fault`,
  row: (r) => r.string('fault'),
})
