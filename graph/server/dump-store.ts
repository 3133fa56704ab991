import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { requestBackup } from './backup-request.ts'
import { startEmbeddedNeo4j } from './embedded.ts'
import { removeEndpoint, writeEndpoint } from './endpoint.ts'
import { EmbeddedNeo4jError } from './failure.ts'
import { takeLock } from './lock.ts'
import { type Neo4jHome, neo4jHomeOf, undoHalfRestore } from './neo4j-home.ts'
import { dumpFailure, writeDump } from './write-dump.ts'

export interface DumpOptions {
  /** A server that runs on the store is stopped for the dump and started again. @default false */
  readonly pause?: boolean
}

export interface Dump {
  readonly bytes: number
  /** For how many milliseconds the graph did not answer. Null if no server was running. */
  readonly pausedMs: number | null
}

/**
 * Writes the store of `dataDir` to `file` as a dump in Neo4j's own format, with its SHA-256 beside it. Neo4j Community cannot dump an open
 * store: while a server runs, this fails with IN_USE unless it may `pause` the server.
 */
export async function dumpStore(dataDir: string, file: string, { pause = false }: DumpOptions = {}): Promise<Dump> {
  const home = neo4jHomeOf(dataDir)
  if (existsSync(file))
    throw new EmbeddedNeo4jError('IN_USE', `${file} exists and is not overwritten: name another file.`)
  if (!existsSync(home.home)) throw new EmbeddedNeo4jError('STORE_BROKEN', `There is no embedded Neo4j in ${dataDir}.`)
  mkdirSync(dirname(file), { recursive: true })
  const pausedMs = await dump(dataDir, home, resolve(file), pause)
  return { bytes: statSync(file).size, pausedMs }
}

async function dump(dataDir: string, home: Neo4jHome, file: string, pause: boolean): Promise<number | null> {
  const output = await dumpUnderLock(home, file)
  if (output === null) return null
  if (output === 'running') {
    if (!pause)
      throw new EmbeddedNeo4jError(
        'IN_USE',
        'The server runs on this DATA_DIR. Run the backup with --pause, which stops it for the time of the dump, or stop it yourself.',
      )
    // It may have ended since, so that nobody takes the request.
    return (await requestBackup(home, file)) ?? dump(dataDir, home, file, pause)
  }
  if (!/recover/i.test(output)) throw dumpFailure(output)

  // It was killed, not stopped: Neo4j dumps only a store that a start has recovered.
  const server = await startEmbeddedNeo4j({ dataDir, shortLived: true })
  await server.stop()
  const again = await dumpUnderLock(home, file)
  if (again !== null) throw dumpFailure(again)
  return null
}

/** Null if the dump is written, `running` if a server holds the store, otherwise what Neo4j reported. */
async function dumpUnderLock(home: Neo4jHome, file: string): Promise<string | null> {
  const lock = takeLock(home.storeLock, 300)
  if (lock === null) return 'running'
  try {
    writeEndpoint(home, { state: 'backup', port: null, serverPid: null })
    undoHalfRestore(home)
    return await writeDump(home, file)
  } finally {
    removeEndpoint(home)
    lock.release()
  }
}
