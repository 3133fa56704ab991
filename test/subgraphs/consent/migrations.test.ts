import { expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createMigrationRunner } from '../../harness/run-migration.ts'

const graph = useGraph()
const { clear } = graph
const { run, migrateTwice } = createMigrationRunner(graph)

it('what was confirmed before speaks for the records that the customer had at that time', async () => {
  await clear()
  await run(`
    CREATE (own:SourceRecord {id: 'crm:own'}), (there:SourceRecord {id: 'crm:there'}), (later:SourceRecord {id: 'crm:later'}),
           (left:SourceRecord {id: 'crm:left'}), (gone:SourceRecord {id: 'crm:gone'}), (old:SourceRecord {id: 'crm:old'}),
           (spare:SourceRecord {id: 'crm:spare', isSpare: true}),
           (before:Customer {id: 'before'}), (now:Customer {id: 'now'}), (other:Customer {id: 'other'}),
           (own)-[:WAS_RESOLVED_TO {from: 10, to: 60}]->(before), (own)-[:RESOLVED_TO {since: 60}]->(now),
           (there)-[:WAS_RESOLVED_TO {from: 20, to: 60}]->(before), (there)-[:RESOLVED_TO {since: 60}]->(now),
           (left)-[:WAS_RESOLVED_TO {from: 20, to: 55}]->(before), (left)-[:RESOLVED_TO {since: 55}]->(other),
           (gone)-[:WAS_RESOLVED_TO {from: 20, to: 40}]->(before), (gone)-[:RESOLVED_TO {since: 40}]->(now),
           (later)-[:RESOLVED_TO {since: 70}]->(now),
           // Of the customer that both were merged into, but not with the others at that time.
           (old)-[:RESOLVED_TO {since: 5}]->(now),
           (spare)-[:WAS_RESOLVED_TO {from: 20, to: 60}]->(before), (spare)-[:RESOLVED_TO {since: 60}]->(now),
           (:ConsentEvent {id: 'yes', recordId: 'crm:own', recordedAt: 50, isConfirmed: true}),
           (:ConsentEvent {id: 'no', recordId: 'crm:own', recordedAt: 50, isConfirmed: false}),
           (:ConsentEvent {id: 'told', recordId: 'crm:own', recordedAt: 50})`)
  await migrateTwice('035')
  const rows = await run(`MATCH (e:ConsentEvent)
    RETURN e.id AS id, e.confirmedFor AS confirmedFor, e.isConfirmed AS isConfirmed ORDER BY id`)
  expect(rows).toEqual([
    { id: 'no', confirmedFor: null, isConfirmed: null },
    { id: 'told', confirmedFor: null, isConfirmed: null },
    { id: 'yes', confirmedFor: ['crm:own', 'crm:left', 'crm:there'], isConfirmed: null },
  ])
})

it('what a customer refused before holds for the records that no person joined', async () => {
  await clear()
  const entry = (id: string, by: string, status: string) =>
    `(:ConsentEvent {id: '${id}', recordId: 'crm:${id[0]}', byRecord: 'web:${by}', isSelfService: true, status: '${status}'})`
  await run(`
    CREATE (:Customer {id: 'a'})<-[:RESOLVED_TO]-(:SourceRecord {id: 'crm:a'}), (b:Customer {id: 'b'}), (c:Customer {id: 'c'}),
           (b)<-[:RESOLVED_TO]-(:SourceRecord {id: 'crm:b'})-[:SAME_AS]->(:SourceRecord {id: 'web:b'})-[:RESOLVED_TO]->(b),
           (c)<-[:RESOLVED_TO]-(:SourceRecord {id: 'crm:c'}), (c)<-[:RESOLVED_TO]-(:SourceRecord {id: 'web:c'}),
           ${entry('a parted', 'a', 'REFUSED')}, ${entry('b joined by a person', 'b', 'REFUSED')},
           ${entry('c verified', 'c', 'WITHDRAWN')}, ${entry('c given', 'c', 'GIVEN')}`)
  await migrateTwice('061')
  const rows = await run('MATCH (e:ConsentEvent) WHERE e.byRecord IS NULL RETURN e.id AS id')
  expect(rows).toEqual([{ id: 'c verified' }])
})
