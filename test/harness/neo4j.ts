import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, inject } from 'vitest'
import { createSecrets, type Secrets } from '../../access/secrets.ts'
import type { Batcher } from '../../graph/batch.ts'
import { createDriver, type GraphAddress } from '../../graph/driver.ts'
import { migrate } from '../../graph/migrate.ts'
import { createGraph, type Graph } from '../../graph/run.ts'
import { createPatientBatcher } from './patient-batcher.ts'

export interface TestGraph {
  readonly graph: Graph
  readonly batcher: Batcher
  readonly driver: Driver
  readonly address: GraphAddress
  readonly database: string
  /** The same in every test, so that one process can read what another one sealed. */
  readonly secrets: Secrets
  /** Empties the graph except for its migrations. */
  clear(): Promise<void>
}

export const testSecretKey = 'a secret key of the tests that is long enough'
export const testSecrets = createSecrets([testSecretKey])

/** The worker's own Neo4j, emptied before the file's first test. Call it at the top of a describe or a file. */
export function useGraph(): TestGraph {
  const address = serverOfThisWorker()
  const driver = createDriver(address)
  const database = 'neo4j'
  const graph = createGraph(driver, { database, statementTimeoutMs: 30_000 })

  async function clear(): Promise<void> {
    const session = driver.session({ database, defaultAccessMode: neo4j.session.WRITE })
    try {
      await session.run(
        'MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS',
      )
    } finally {
      await session.close()
    }
  }

  beforeAll(async () => {
    await migrate(driver, database)
    await clear()
  })
  afterAll(() => driver.close())
  return { graph, batcher: createPatientBatcher(graph), driver, address, database, secrets: testSecrets, clear }
}

function serverOfThisWorker(): GraphAddress {
  const servers = inject('servers')
  const server = servers[(Number(process.env.VITEST_POOL_ID ?? '1') - 1) % servers.length]
  if (server === undefined) throw new Error('test/harness/servers.ts started no Neo4j')
  return server
}
