import { expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createMigrationRunner } from '../../harness/run-migration.ts'

const graph = useGraph()
const { clear } = graph
const { run, migrateTwice } = createMigrationRunner(graph)

it('a graph from before time zones keeps its due dates, and takes no time of day for one', async () => {
  await clear()
  await run(`
    CREATE (:Billing {id: 'date', type: 'INVOICE', dueAt: 1784073600000}), (:Billing {id: 'time', type: 'INVOICE', dueAt: 1784073600001}),
           (:Billing {id: 'none', type: 'INVOICE'}), (:Billing {id: 'other', type: 'PAYMENT', dueAt: 1784073600000})`)
  await migrateTwice('034')
  const rows = await run(`MATCH (b:Billing) WHERE b.dueDay IS NOT NULL
    RETURN b.id AS id, toString(date({year: 1970}) + duration({days: b.dueDay})) AS day`)
  expect(rows).toEqual([{ id: 'date', day: '2026-07-15' }])
})
