import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Driver } from 'neo4j-driver'
import { createDriver } from '../../graph/driver.ts'
import { migrate, readMigrations } from '../../graph/migrate.ts'
import { startEmbeddedNeo4j } from '../../graph/server/embedded.ts'
import { neo4jHomeOf } from '../../graph/server/neo4j-home.ts'
import { allStatements } from './all-statements.ts'

const setup = fileURLToPath(new URL('../../.setup/', import.meta.url))
const prefix = 'test-store-'

/** Gives `dataDir` an empty graph with every migration. Running them on each server would cost 15 s of CPU. */
export async function copyMigratedStore(dataDir: string): Promise<void> {
  const store = await migratedStore()
  if (!existsSync(store)) await makeStore(store)
  await copyStore(store, dataDir)
}

/** Runs all migrations on an empty graph. The next run with the same migrations uses the result. */
async function makeStore(store: string): Promise<void> {
  for (const name of await readdir(setup))
    if (name.startsWith(prefix)) await rm(join(setup, name), { recursive: true, force: true })
  const dataDir = await mkdtemp(join(tmpdir(), 'customer-graph-migrated-'))
  const part = await mkdtemp(join(setup, `part-${prefix}`))
  try {
    const server = await startEmbeddedNeo4j({ dataDir, heapMb: 512, pageCacheMb: 64, shortLived: true })
    const driver = createDriver(server)
    await migrate(driver, 'neo4j')
      .then(() => createNames(driver))
      .finally(() => driver.close())
    await server.stop()
    await copyStore(dataDir, part)
    // Processes that find it find all of it. Another run may have been faster.
    await rename(part, store).catch((error) => {
      if (!existsSync(store)) throw error
    })
  } finally {
    await rm(part, { recursive: true, force: true })
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The database drops a plan as soon as a name appears that it did not know when it made the plan, so each test file would drop some. */
async function createNames(driver: Driver): Promise<void> {
  const text = (await allStatements()).map((statement) => statement.text).join('\n')
  const namesLike = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))]
  const kinds = [
    ['db.createLabel', namesLike(/\(\w*:([A-Z][A-Za-z]+)/g)],
    ['db.createRelationshipType', namesLike(/[:|]([A-Z][A-Z_]+)\b/g)],
    ['db.createProperty', namesLike(/[.{,]\s*([a-z]\w*)\b/g)],
  ] as const
  for (const [procedure, names] of kinds)
    await driver.executeQuery(`UNWIND $names AS name CALL ${procedure}(name)`, { names })
}

async function copyStore(from: string, to: string): Promise<void> {
  const [source, target] = [neo4jHomeOf(from), neo4jHomeOf(to)]
  await mkdir(target.home, { recursive: true, mode: 0o700 })
  await cp(source.store, target.store, { recursive: true })
  await cp(source.password, target.password)
}

/** Its name states what it was made from. */
async function migratedStore(): Promise<string> {
  const hash = createHash('sha256')
  for (const { version, checksum } of await readMigrations()) hash.update(`${version} ${checksum}\n`)
  for (const file of ['../../graph/migrate.ts', '../../graph/server/pom.xml', './migrated-store.ts'])
    hash.update(readFileSync(new URL(file, import.meta.url)))
  return join(setup, `${prefix}${hash.digest('hex').slice(0, 16)}`)
}
