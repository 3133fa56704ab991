import { cypher, statement } from '../../../graph/cypher.ts'

export const idsOfRecords = statement({
  name: 'test.idsOfRecords',
  text: cypher<{ readonly ids: readonly string[] }>`
    UNWIND $ids AS id
    MATCH (:SourceRecord {id: id})-[:RESOLVED_TO]->(o)
    RETURN o.id AS id`,
  row: (r) => r.string('id'),
})
