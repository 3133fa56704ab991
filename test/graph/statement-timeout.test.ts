import { expect, it, vi } from 'vitest'
import { cypher, statement } from '../../graph/cypher.ts'
import { createGraph } from '../../graph/run.ts'
import { useGraph } from '../harness/neo4j.ts'

const { driver, database } = useGraph()
const count = statement({
  name: 'test.count',
  text: cypher<{ most: number }>`UNWIND range(1, $most) AS i WITH i WHERE i % 7 = 3 RETURN count(i) AS count`,
  row: (row) => ({ count: row.number('count') }),
})

async function underWay() {
  const { records } = await driver.executeQuery(
    "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'range(1, $most)' AND NOT currentQuery STARTS WITH 'SHOW' RETURN *",
    {},
    { database },
  )
  return records
}

it('a statement that takes too long is ended in the database too', async () => {
  const graph = createGraph(driver, { database, statementTimeoutMs: 200 })
  await expect(graph.read(count, { most: 10_000_000_000 })).rejects.toMatchObject({ name: 'GraphTimeout' })
  // Whoever reads hears of it at once, the database a moment later.
  await vi.waitFor(async () => expect(await underWay()).toEqual([]), { timeout: 10_000 })
})

it('the same statement is answered where it has the time', async () => {
  const graph = createGraph(driver, { database, statementTimeoutMs: 30_000 })
  expect(await graph.read(count, { most: 7_000 })).toEqual([{ count: 1_000 }])
})
