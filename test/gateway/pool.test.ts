import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createDriver } from '../../graph/driver.ts'
import { createGraph, type Graph } from '../../graph/run.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createPatientBatcher } from '../harness/patient-batcher.ts'
import { type Product, startProduct } from '../harness/product.ts'
import { until } from '../harness/until.ts'
import { askAndGiveUp } from './give-up.ts'

const testGraph = useGraph()
/** The pool's size: graph/driver.ts. */
const connections = 64
const driver = createDriver(testGraph.address)
const query = '{ customers(first: 1) { pageInfo { hasNextPage } } }'
let graph: Graph
let product: Product

beforeAll(async () => {
  graph = createGraph(driver, { database: testGraph.database })
  product = await startProduct({ graph, batcher: createPatientBatcher(graph) }, {}, { onFault: () => undefined })
})
afterAll(async () => {
  await product.close()
  await driver.close()
})
beforeEach(async () => {
  const { status } = await product.ask({ as: 'support', for: 'CustomerCare', query })
  expect(status).toBe(200)
})

/** Transactions that keep every connection but `spare`. */
async function occupy(spare: number): Promise<() => Promise<void>> {
  const sessions = Array.from({ length: connections - spare }, () => driver.session({ database: testGraph.database }))
  const transactions = await Promise.all(sessions.map((session) => session.beginTransaction()))
  await Promise.all(transactions.map((transaction) => transaction.run('RETURN 1')))
  return async () => {
    await Promise.all(transactions.map((transaction) => transaction.rollback()))
    await Promise.all(sessions.map((session) => session.close()))
  }
}

it('a pool with no connection left: 503 with Retry-After while it lasts, and back by itself', async () => {
  const release = await occupy(0)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => product.ask({ as: 'support', for: 'CustomerCare', query })),
  )
  // Nothing was released yet: they did not wait for a connection.
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503))
  expect(answers[0]?.errors.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE'])
  await release()
  expect((await product.ask({ as: 'support', for: 'CustomerCare', query })).status).toBe(200)
})

it('a pool with one connection left still answers', async () => {
  const release = await occupy(1)
  expect((await product.ask({ as: 'support', for: 'CustomerCare', query })).status).toBe(200)
  await release()
})

it('leaves no session open after 300 requests, a third of them given up by the caller', async () => {
  const most = await askAndGiveUp(product, graph, query, 300)
  // It counts: some were seen open.
  expect(most).toBeGreaterThan(0)
  await until(() => graph.openSessions() === 0)
  const left = async () => {
    const session = testGraph.driver.session()
    const { records } = await session.run(
      "SHOW TRANSACTIONS YIELD currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW' RETURN *",
    )
    await session.close()
    return records
  }
  // The server ends what was given up a moment after the client has closed it.
  await expect.poll(left, { timeout: 20_000 }).toEqual([])
})
