import { expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createMigrationRunner } from '../../harness/run-migration.ts'

const graph = useGraph()
const { run, migrateTwice } = createMigrationRunner(graph)

it('changes of before lead to the customers and companies that have their records, each once', async () => {
  await run(`
    CREATE (a:Customer {id: 'a'}), (b:Customer {id: 'b'}), (:Customer {id: 'c'})<-[:WAS_RESOLVED_TO]-(two:SourceRecord {id: 'crm:2'}),
           (one:SourceRecord {id: 'crm:1'})-[:RESOLVED_TO]->(a), (:SourceRecord {id: 'erp:1'})-[:RESOLVED_TO]->(a), (two)-[:RESOLVED_TO]->(b),
           (:SourceRecord {id: 'crm:co'})-[:RESOLVED_TO]->(:Account {id: 'co'}),
           (:IdentityChange {id: 'merged', recordId: 'crm:1', kept: ['crm:1', 'erp:1'], moved: ['crm:2']}),
           (:IdentityChange {id: 'early', recordId: 'crm:co'}),
           (:IdentityChange {id: 'gone', recordId: 'crm:9', kept: ['crm:9'], moved: []})`)
  await migrateTwice('062')
  const rows = await run(`MATCH (n:IdentityChange)
    RETURN n.id AS id, COLLECT { MATCH (n)-[:CONCERNS]->(c) RETURN c.id ORDER BY c.id } AS owners ORDER BY id`)
  expect(rows).toEqual([
    { id: 'early', owners: ['co'] },
    { id: 'gone', owners: [] },
    { id: 'merged', owners: ['a', 'b'] },
  ])
})
