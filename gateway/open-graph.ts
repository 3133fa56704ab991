import { ulid } from 'ulid'
import type { Config } from '../config.ts'
import { createBatcher } from '../graph/batch.ts'
import { createDriver } from '../graph/driver.ts'
import { migrate } from '../graph/migrate.ts'
import { createGraph } from '../graph/run.ts'
import { startEmbeddedNeo4j } from '../graph/server/embedded.ts'
import type { SubgraphDeps } from '../subgraphs/subgraph.ts'

export interface OpenGraph extends SubgraphDeps {
  /** Also stops the Neo4j that this process started. */
  readonly close: () => Promise<void>
}

/** The configured Neo4j, or the embedded one, brought to the newest migration. */
export async function openGraph(config: Config, log: (line: string) => void): Promise<OpenGraph> {
  const server = config.neo4j === null ? await startEmbeddedNeo4j({ dataDir: config.dataDir, log }) : null
  const driver = createDriver(config.neo4j ?? server ?? { uri: '', user: '', password: '' })
  const graph = createGraph(driver, { database: config.database })
  const close = async () => {
    await graph.close()
    await server?.stop()
  }
  try {
    await graph.ping()
    await migrate(driver, config.database)
  } catch (error) {
    await close()
    throw error
  }
  return { graph, batcher: createBatcher(graph), now: () => new Date(), newId: () => ulid(), close }
}
