import { createReadStream, existsSync, renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import neo4j from 'neo4j-driver'
import { runAdmin } from './admin.ts'
import { verifyChecksum } from './checksum.ts'
import { type EmbeddedNeo4j, startEmbeddedNeo4j } from './embedded.ts'
import { removeEndpoint, writeEndpoint } from './endpoint.ts'
import { EmbeddedNeo4jError, failureFromLog } from './failure.ts'
import { findInstallation } from './jars.ts'
import { takeLock } from './lock.ts'
import {
  makeNeo4jHome,
  type Neo4jHome,
  neo4jHomeOf,
  readOrMakePassword,
  undoHalfRestore,
  writeWhole,
} from './neo4j-home.ts'

export interface GraphSize {
  readonly nodes: number
  readonly relationships: number
}

/**
 * Replaces the stopped store of `dataDir` with the dump in `file`. The dump is loaded and opened beside the old store, which is removed
 * only after the new one has answered. Until then, any failure leaves it as it was.
 */
export async function loadStore(dataDir: string, file: string): Promise<GraphSize> {
  if (!existsSync(file)) throw new EmbeddedNeo4jError('BAD_DUMP', `${file} does not exist.`)
  await verifyChecksum(file)
  const home = neo4jHomeOf(dataDir)
  makeNeo4jHome(home)
  const lock = takeLock(home.storeLock, 300)
  if (lock === null)
    throw new EmbeddedNeo4jError('IN_USE', 'The server runs on this DATA_DIR: stop it, restore, start it again.')
  const staging = resolve(dataDir, 'neo4j.restoring')
  try {
    writeEndpoint(home, { state: 'restore', port: null, serverPid: null })
    undoHalfRestore(home)
    rmSync(staging, { recursive: true, force: true })
    const staged = neo4jHomeOf(staging)
    makeNeo4jHome(staged)
    writeWhole(staged.password, readOrMakePassword(home))
    await loadDump(staged, file)
    const size = await openOnce(staging)
    replaceStore(home, staged)
    return size
  } finally {
    rmSync(staging, { recursive: true, force: true })
    removeEndpoint(home)
    lock.release()
  }
}

async function loadDump(staged: Neo4jHome, file: string): Promise<void> {
  const command = ['database', 'load', 'neo4j', '--from-stdin', '--overwrite-destination=true']
  const stdin = createReadStream(file)
  const { exitCode, output } = await runAdmin(await findInstallation(), staged.home, command, { stdin })
  if (exitCode !== 0)
    throw failureFromLog(output, {
      code: 'BAD_DUMP',
      remedy: `${file} is not a complete dump of Neo4j 5. Nothing was changed.`,
    })
}

async function openOnce(dataDir: string): Promise<GraphSize> {
  const server = await startEmbeddedNeo4j({ dataDir, shortLived: true })
  try {
    return await countGraph(server)
  } finally {
    await server.stop()
  }
}

async function countGraph({ uri, user, password }: EmbeddedNeo4j): Promise<GraphSize> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  try {
    const { records } = await driver.executeQuery(
      'CALL () { MATCH (n) RETURN count(n) AS nodes } CALL () { MATCH ()-[r]->() RETURN count(r) AS relationships } RETURN nodes, relationships',
      {},
      { database: 'neo4j', routing: 'READ' },
    )
    return { nodes: records[0]?.get('nodes'), relationships: records[0]?.get('relationships') }
  } finally {
    await driver.close()
  }
}

/** Two renames. `undoHalfRestore` repairs an interruption between them at the next start. */
function replaceStore(home: Neo4jHome, staged: Neo4jHome): void {
  if (existsSync(home.store)) renameSync(home.store, home.replacedStore)
  renameSync(staged.store, home.store)
  rmSync(home.replacedStore, { recursive: true, force: true })
}
