import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runAdmin } from './admin.ts'
import { startEmbeddedNeo4j } from './embedded.ts'
import { removeEndpoint, writeEndpoint } from './endpoint.ts'
import { EmbeddedNeo4jError, failureFromLog } from './failure.ts'
import { homeOf, type Neo4jHome, undoHalfRestore } from './home.ts'
import { findInstallation } from './jars.ts'
import { takeLock } from './lock.ts'

/**
 * Writes the stopped store of `dataDir` to `file` (0600, seen whole or not at all) as a dump of Neo4j's own; returns
 * its bytes. Fails with IN_USE while the server runs: Community Neo4j dumps no open store.
 */
export async function dumpStore(dataDir: string, file: string): Promise<number> {
  const home = homeOf(dataDir)
  if (existsSync(file))
    throw new EmbeddedNeo4jError('IN_USE', `${file} exists: name another file, none is overwritten.`)
  if (!existsSync(home.home)) throw new EmbeddedNeo4jError('STORE_BROKEN', `There is no embedded Neo4j in ${dataDir}.`)
  mkdirSync(dirname(file), { recursive: true })
  const output = await dumpUnderLock(home, file)
  if (output === null) return statSync(file).size
  if (!/recover/i.test(output)) throw dumpFailure(output)

  // It was killed, not stopped: Neo4j dumps only what a start has recovered.
  const server = await startEmbeddedNeo4j({ dataDir, shortLived: true })
  await server.stop()
  const again = await dumpUnderLock(home, file)
  if (again !== null) throw dumpFailure(again)
  return statSync(file).size
}

/** Null when the dump is written, else what Neo4j said. */
async function dumpUnderLock(home: Neo4jHome, file: string): Promise<string | null> {
  const lock = takeLock(home.storeLock, 300)
  if (lock === null)
    throw new EmbeddedNeo4jError('IN_USE', 'The server runs on this DATA_DIR: stop it, back up, start it again.')
  const part = `${file}.part`
  try {
    writeEndpoint(home, { state: 'backup', port: null, serverPid: null })
    undoHalfRestore(home)
    if (!existsSync(join(home.store, 'databases', 'neo4j')))
      throw new EmbeddedNeo4jError('STORE_BROKEN', `There is no database in ${home.store}: nothing to back up.`)
    const stdout = createWriteStream(part, { mode: 0o600, flush: true })
    const command = ['database', 'dump', 'neo4j', '--to-stdout']
    const { exitCode, output } = await runAdmin(await findInstallation(), home.home, command, { stdout })
    if (exitCode !== 0) return output
    renameSync(part, file)
    return null
  } finally {
    rmSync(part, { force: true })
    removeEndpoint(home)
    lock.release()
  }
}

function dumpFailure(output: string): EmbeddedNeo4jError {
  return failureFromLog(
    output,
    { code: 'CRASHED', remedy: 'The reason is in its last lines.' },
    'The dump was not written.',
  )
}
