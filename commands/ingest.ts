import { ulid } from 'ulid'
import { loadSecrets } from '../access/secrets.ts'
import { type Config, loadCommandConfig } from '../config.ts'
import { createBatcher } from '../graph/batch.ts'
import { createDriver } from '../graph/driver.ts'
import { migrate } from '../graph/migrate.ts'
import { createGraph } from '../graph/run.ts'
import { startEmbeddedNeo4j } from '../graph/server/embedded.ts'
import { type OpenGraph, runIngestCli } from '../ingest/cli.ts'
import { createLineTypes } from '../ingest/line-types.ts'

const interrupted = new AbortController()
// Only once: a second Ctrl-C ends the process at once, which loses nothing but the line numbers of the summary.
process.once('SIGINT', () => interrupted.abort())
process.once('SIGTERM', () => interrupted.abort())

process.exitCode = await runIngestCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
  signal: interrupted.signal,
  openGraph: (log) => openGraph(loadCommandConfig(), log),
})

/** Joins the Neo4j of a running server, or starts it for this run. */
async function openGraph(config: Config, log: (line: string) => void): Promise<OpenGraph> {
  if (config.neo4j !== null) return connect(config.neo4j, config)
  const server = await startEmbeddedNeo4j({ dataDir: config.dataDir, log })
  try {
    const open = await connect(server, config)
    return {
      ...open,
      async close() {
        await open.close()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function connect(
  address: Parameters<typeof createDriver>[0],
  { database, writesInFlight, secretKeys, dataDir }: Config,
): Promise<OpenGraph> {
  const driver = createDriver(address)
  const graph = createGraph(driver, { database, writesInFlight })
  try {
    await graph.ping()
    await migrate(driver, database)
  } catch (error) {
    await graph.close()
    throw error
  }
  const batcher = createBatcher(graph)
  const secrets = await loadSecrets(secretKeys, dataDir)
  const lines = createLineTypes({ graph, batcher, now: () => new Date(), newId: () => ulid(), secrets })
  return { graph, lines, close: () => graph.close() }
}
