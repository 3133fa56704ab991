import { setTimeout as sleep } from 'node:timers/promises'
import type { Tracer } from '@opentelemetry/api'
import { ulid } from 'ulid'
import { loadSecrets } from '../access/secrets.ts'
import { type Config, limits } from '../config.ts'
import { codeOf } from '../errors.ts'
import { createBatcher } from '../graph/batch.ts'
import { createDriver } from '../graph/driver.ts'
import { migrate } from '../graph/migrate.ts'
import { createGraph, type Graph } from '../graph/run.ts'
import { startEmbeddedNeo4j } from '../graph/server/embedded.ts'
import type { SubgraphDeps } from '../subgraphs/runtime/subgraph.ts'

export interface OpenGraph extends SubgraphDeps {
  /** Also stops the Neo4j that this process started. */
  readonly close: () => Promise<void>
}

export interface OpenOptions {
  readonly tracer?: Tracer | null
  /** Waits for a configured Neo4j that does not answer yet. Servers set it, commands do not. */
  readonly waits?: boolean
}

const askAgainMs = 1_000

/** Opens the configured Neo4j, or the embedded one, and applies the newest migrations. */
export async function openGraph(
  config: Config,
  log: (line: string) => void,
  { tracer = null, waits = false }: OpenOptions = {},
): Promise<OpenGraph> {
  const secrets = await loadSecrets(config.secretKeys, config.dataDir)
  const server = config.neo4j === null ? await startEmbeddedNeo4j({ dataDir: config.dataDir, log }) : null
  const driver = createDriver(config.neo4j ?? server ?? { uri: '', user: '', password: '' })
  const graph = createGraph(driver, {
    database: config.database,
    writesInFlight: config.writesInFlight,
    tracer,
    // Clients of a server wait for an answer. A command waits for its turn as long as it takes.
    ...(waits && { patienceMs: limits.requestTimeoutMs }),
  })
  const close = async () => {
    await graph.close()
    await server?.stop()
  }
  try {
    await (waits ? answering(graph, log) : graph.ping())
    await migrate(driver, config.database)
  } catch (error) {
    await close()
    throw error
  }
  return {
    graph,
    batcher: createBatcher(graph, { isTraced: tracer !== null }),
    now: () => new Date(),
    newId: () => ulid(),
    secrets,
    close,
  }
}

/** Rejects for faults that waiting does not fix, such as a wrong password. */
async function answering(graph: Graph, log: (line: string) => void): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await graph.ping()
    } catch (error) {
      if (codeOf(error) !== 'SERVICE_UNAVAILABLE') throw error
      if (attempt === 0) log('Neo4j does not answer yet: waiting for it')
      await sleep(askAgainMs)
    }
  }
}
