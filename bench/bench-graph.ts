import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDriver, type GraphAddress } from '../graph/driver.ts'
import { migrate, readMigrations } from '../graph/migrate.ts'
import { createGraph } from '../graph/run.ts'
import { startEmbeddedNeo4j } from '../graph/server/embedded.ts'
import { customersOf, type DatasetSize } from './dataset.ts'
import { contentOf, loadGraph } from './load-graph.ts'
import type { Stop } from './server-process.ts'

export interface BenchGraphOptions {
  /** A database for the benchmark alone. It is emptied if it contains another graph. */
  readonly dataDir: string
  readonly size: DatasetSize
  readonly log: (line: string) => void
  readonly spawned: (stop: Stop) => void
}

const database = 'neo4j'

/** A Neo4j with the dataset of `size`: that of an earlier run if it has the same dataset, otherwise loaded now. */
export async function openBenchGraph({ dataDir, size, log, spawned }: BenchGraphOptions): Promise<GraphAddress> {
  const marker = join(dataDir, 'loaded')
  const wanted = await fingerprint(size)
  const isLoaded = async () => existsSync(marker) && (await readFile(marker, 'utf8')) === wanted
  const isFresh = !existsSync(dataDir)

  async function start() {
    log('Neo4j: starting')
    const server = await startEmbeddedNeo4j({ dataDir, log })
    if (!server.owner) throw new Error(`Another benchmark runs on ${dataDir}: wait for it or stop it.`)
    spawned(server.stop)
    return server
  }

  let server = await start()
  if (await isLoaded()) {
    log(`Neo4j: holds ${size.customers} customers already`)
    return server
  }
  if (!isFresh) {
    log('Neo4j: holds another graph, which is removed')
    await server.stop()
    await rm(dataDir, { recursive: true })
    server = await start()
  }
  await load(server, size, log)
  await writeFile(marker, wanted)
  return server
}

async function load(address: GraphAddress, size: DatasetSize, log: (line: string) => void): Promise<void> {
  const startedAt = performance.now()
  const seconds = () => `${((performance.now() - startedAt) / 1_000).toFixed(0)} s`
  const driver = createDriver(address)
  try {
    await migrate(driver, database)
    let told = 0
    await loadGraph(createGraph(driver, { database }), customersOf(size), (written) => {
      if (written - told < size.customers / 10) return
      told = written
      log(`Neo4j: ${written} of ${size.customers} customers loaded after ${seconds()}`)
    })
    log(`Neo4j: loaded in ${seconds()}`)
  } finally {
    await driver.close()
  }
}

/** Differs if the graph would: by size, migrations, or what is written for the first customers. */
async function fingerprint(size: DatasetSize): Promise<string> {
  const migrations = (await readMigrations()).map(({ checksum }) => checksum)
  const sample = contentOf([...customersOf(size).take(25)])
  const hash = createHash('sha256')
    .update(JSON.stringify([migrations, sample]))
    .digest('hex')
  return `${JSON.stringify(size)} ${hash}\n`
}
