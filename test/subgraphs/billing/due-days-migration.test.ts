import { expect, it } from 'vitest'
import { readMigrations } from '../../../graph/migrate.ts'
import { useGraph } from '../../neo4j.ts'

const { driver, database, clear } = useGraph()

async function run(text: string) {
  const session = driver.session({ database })
  try {
    return (await session.run(text)).records.map((record) => record.toObject())
  } finally {
    await session.close()
  }
}

it('a graph from before time zones keeps its due dates, and takes no time of day for one', async () => {
  await clear()
  await run(`
    CREATE (:Billing {id: 'date', type: 'INVOICE', dueAt: 1784073600000}), (:Billing {id: 'time', type: 'INVOICE', dueAt: 1784073600001}),
           (:Billing {id: 'none', type: 'INVOICE'}), (:Billing {id: 'other', type: 'PAYMENT', dueAt: 1784073600000})`)
  const migration = (await readMigrations()).find(({ version }) => version === '034')
  // Twice: it may be interrupted and run again.
  for (const text of [...(migration?.statements ?? []), ...(migration?.statements ?? [])]) await run(text)
  const rows = await run(`MATCH (b:Billing) WHERE b.dueDay IS NOT NULL
    RETURN b.id AS id, toString(date({year: 1970}) + duration({days: b.dueDay})) AS day`)
  expect(rows).toEqual([{ id: 'date', day: '2026-07-15' }])
})
