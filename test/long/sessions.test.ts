import { expect, it } from 'vitest'
import { createDriver } from '../../graph/driver.ts'
import { createGraph } from '../../graph/run.ts'
import { askAndGiveUp } from '../gateway/give-up.ts'
import { useGraph } from '../harness/neo4j.ts'
import { createPatientBatcher } from '../harness/patient-batcher.ts'
import { startProduct } from '../harness/product.ts'

const testGraph = useGraph()
const requests = 10_000
const query = '{ customers(first: 1) { pageInfo { hasNextPage } } }'

it(`leaves no session and no connection in use after ${requests} requests, a third of them given up`, async () => {
  const driver = createDriver(testGraph.address)
  const graph = createGraph(driver, { database: testGraph.database })
  const product = await startProduct({ graph, batcher: createPatientBatcher(graph) }, {}, { onFault: () => undefined })
  const most = await askAndGiveUp(product, graph, query, requests)
  expect(most).toBeGreaterThan(0)
  while (graph.openSessions() > 0) await new Promise((resolve) => setTimeout(resolve, 20))
  const session = testGraph.driver.session()
  const { records } = await session.run(
    "SHOW TRANSACTIONS YIELD currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW' RETURN *",
  )
  await session.close()
  expect(records).toEqual([])
  expect((await product.ask({ as: 'support', for: 'CustomerCare', query })).status).toBe(200)
  await product.close()
  await driver.close()
})
