import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { loadConfig } from '../../config.ts'
import type { GraphAddress } from '../../graph/driver.ts'
import { startEmbeddedNeo4j } from '../../graph/server/embedded.ts'
import { copyMigratedStore } from './migrated-store.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** One per worker, by pool id - 1. */
    readonly servers: readonly GraphAddress[]
  }
}

/** Starts one real Neo4j per worker. If NEO4J_URI is set, one worker (`--maxWorkers=1`) uses that server, which is emptied. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = loadConfig().neo4j
  if (given !== null) {
    project.provide('servers', [given])
    return async () => undefined
  }
  const dataDirs: string[] = []
  for (let worker = 0; worker < project.vitest.config.maxWorkers; worker++) {
    const dataDir = await mkdtemp(join(tmpdir(), 'customer-graph-test-'))
    // One after the other: the first one makes what all others copy.
    await copyMigratedStore(dataDir)
    dataDirs.push(dataDir)
  }
  const servers = await Promise.all(
    dataDirs.map(async (dataDir) => {
      const server = await startEmbeddedNeo4j({ dataDir, heapMb: 768, pageCacheMb: 128, shortLived: true })
      return { dataDir, server }
    }),
  )
  project.provide(
    'servers',
    servers.map(({ server: { uri, user, password } }) => ({ uri, user, password })),
  )
  return async () => {
    await Promise.all(
      servers.map(async ({ dataDir, server }) => {
        await server.stop()
        await rm(dataDir, { recursive: true, force: true })
      }),
    )
  }
}
