import { expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createMigrationRunner } from '../../harness/run-migration.ts'

const graph = useGraph()
const { run, migrateTwice } = createMigrationRunner(graph)

it('a graph from before the order of the review queue learns by which source each question came up', async () => {
  await graph.clear()
  await run(`
    CREATE (:Source {key: 'crm', declaredBy: 'LINE'}), (:Source {key: 'form'}),
           (:SourceRecord {id: 'crm:1', source: 'crm', recordedAt: 9}), (:SourceRecord {id: 'crm:2', source: 'crm', recordedAt: 9}),
           (:SourceRecord {id: 'form:1', source: 'form', recordedAt: 1}), (:SourceRecord {id: 'kiosk:1', source: 'kiosk', recordedAt: 2}),
           (:MatchCandidate {id: 'declared', a: 'crm:1', b: 'crm:2', status: 'OPEN', stake: 1}),
           (:MatchCandidate {id: 'half', a: 'crm:1', b: 'form:1', status: 'OPEN', stake: 1}),
           (:MatchCandidate {id: 'both', a: 'form:1', b: 'kiosk:1', status: 'OPEN', stake: 1}),
           (:MatchCandidate {id: 'gone', a: 'crm:8', b: 'form:9', status: 'REJECTED', stake: 1})`)
  await migrateTwice('054')
  const rows = await run('MATCH (m:MatchCandidate) RETURN m.id AS id, m.teller AS teller ORDER BY id')
  expect(rows).toEqual([
    { id: 'both', teller: 'kiosk' },
    { id: 'declared', teller: '' },
    { id: 'gone', teller: '' },
    { id: 'half', teller: 'form' },
  ])
})
