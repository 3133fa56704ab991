import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { answerBackup, type BackupRequest, nextBackupRequest } from './backup-request.ts'
import { writeEndpoint } from './endpoint.ts'
import { EmbeddedNeo4jError, failureFromLog } from './failure.ts'
import { findInstallation } from './jars.ts'
import { type Neo4jHome, readOrMakePassword } from './neo4j-home.ts'
import { prepareStore } from './prepare-store.ts'
import { waitForServer } from './ready.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'
import { neo4jConf } from './settings.ts'
import type { SupervisorMessage, SupervisorOptions } from './supervisor-messages.ts'
import { dumpFailure, writeDump } from './write-dump.ts'

/**
 * The pause before a server that died is started again. It doubles each time, up to the longest one. After a minute of life it starts over.
 */
const shortestPauseMs = 500
const longestPauseMs = 8_000
const steadyMs = 60_000

export const unknownFailure = {
  code: 'CRASHED',
  remedy: 'The reason is in its last lines and in DATA_DIR/neo4j/logs.',
} as const

/** Runs the server of `home` until `stopping`, again after each death. Fails if its first start does. */
export async function runServer(
  options: SupervisorOptions,
  home: Neo4jHome,
  stopping: AbortSignal,
  graceMs: () => number,
  tell: (message: SupervisorMessage) => void,
): Promise<void> {
  const installation = await findInstallation()
  await prepareStore(installation, home)
  const password = readOrMakePassword(home)
  let failures = 0
  let port = await freePort()
  let wasReady = false
  let backup: BackupRequest | null = null
  // What an interrupted backup left.
  rmSync(home.backupRequest, { force: true })
  const firstDeadline = Date.now() + options.startTimeoutMs
  while (!stopping.aborted) {
    const startedAt = Date.now()
    const deadline = wasReady ? startedAt + options.startTimeoutMs : firstDeadline
    writeFileSync(join(home.conf, 'neo4j.conf'), neo4jConf(port, options.memory, options.shortLived))
    const logged = existsSync(home.log) ? readFileSync(home.log).length : 0
    const server = startServerProcess(installation, home, options)
    tell({ type: 'server', pid: server.pid })
    writeEndpoint(home, { state: 'starting', port, serverPid: server.pid })
    try {
      await becomeReady(server, home, { port, password, deadline, logged }, stopping)
      if (!stopping.aborted) {
        writeEndpoint(home, { state: 'ready', port, serverPid: server.pid })
        tell({ type: 'ready', port })
        wasReady = true
        backup = await backupOrEnd(server, home, stopping)
      }
    } catch (error) {
      await server.stop(8_000)
      const next = wasReady ? port : await secondTry(error, port, firstDeadline)
      if (next === null) throw error
      port = next
    }
    if (stopping.aborted || backup !== null) {
      writeEndpoint(home, { state: stopping.aborted ? 'stopping' : 'backup', port, serverPid: server.pid })
      await server.stop(graceMs())
    }
    tell({ type: 'server', pid: null })
    if (backup !== null) {
      tell({ type: 'log', line: 'Neo4j is stopped for a backup and starts again after it' })
      await dumpFor(backup, home)
      backup = null
      continue
    }
    if (stopping.aborted || !wasReady) continue

    failures = Date.now() - startedAt > steadyMs ? 0 : failures
    const delay = Math.min(shortestPauseMs * 2 ** failures, longestPauseMs)
    failures += 1
    tell({ type: 'log', line: `Neo4j ended by itself: starting it again in ${delay} ms` })
    writeEndpoint(home, { state: 'starting', port, serverPid: null })
    await sleep(delay, undefined, { signal: stopping }).catch(() => undefined)
  }
}

/** The backup for which the running server is to be stopped. Null if the server ended, or is to end. */
async function backupOrEnd(
  server: ServerProcess,
  home: Neo4jHome,
  stopping: AbortSignal,
): Promise<BackupRequest | null> {
  const over = new AbortController()
  void Promise.race([server.exited, aborted(stopping)]).then(() => over.abort())
  return nextBackupRequest(home, over.signal)
}

/** The requester learns the result. The server starts again in any case. */
async function dumpFor({ id, file }: BackupRequest, home: Neo4jHome): Promise<void> {
  try {
    const output = await writeDump(home, file)
    if (output !== null) throw dumpFailure(output)
    answerBackup(home, { id, outcome: 'written' })
  } catch (error) {
    const failure = error instanceof EmbeddedNeo4jError ? error : failureFromLog(String(error), unknownFailure)
    answerBackup(home, { id, outcome: 'failed', code: failure.code, message: failure.message })
  }
}

/** The port to try next if a first start may be tried again, otherwise null. */
async function secondTry(error: unknown, port: number, deadline: number): Promise<number | null> {
  if (!(error instanceof EmbeddedNeo4jError) || Date.now() > deadline) return null
  if (error.code === 'PORT_BUSY') return freePort()
  if (error.code !== 'STORE_LOCKED') return null
  await sleep(1_000)
  return port
}

async function becomeReady(
  server: ServerProcess,
  home: Neo4jHome,
  {
    port,
    password,
    deadline,
    logged,
  }: { readonly port: number; readonly password: string; readonly deadline: number; readonly logged: number },
  stopping: AbortSignal,
): Promise<void> {
  const over = new AbortController()
  void server.exited.then(() => over.abort())
  const timeout = AbortSignal.timeout(Math.max(deadline - Date.now(), 1))
  const answer = await waitForServer(port, password, AbortSignal.any([over.signal, stopping, timeout]))
  if (answer === 'ready' || stopping.aborted) return
  const log = readLog(home, server, logged)
  if (!server.isRunning()) throw failureFromLog(log, unknownFailure)
  if (answer === 'unauthorized')
    throw new EmbeddedNeo4jError(
      'PASSWORD_LOST',
      `The embedded Neo4j refuses the password in ${home.password}: put back the one its data was made with.`,
    )
  if (answer === 'database-down')
    throw failureFromLog(log, {
      code: 'STORE_BROKEN',
      remedy: `Its database does not open: restore a backup (npm run restore -- FILE) or move ${home.store} away to start empty.`,
    })
  throw failureFromLog(log, {
    code: 'START_TIMEOUT',
    remedy: 'It did not answer in time. Start again when the machine is less busy: its work so far is kept.',
  })
}

/** What Neo4j wrote since this start. */
function readLog(home: Neo4jHome, server: ServerProcess, offset: number): string {
  const log = existsSync(home.log) ? readFileSync(home.log).subarray(offset).toString() : ''
  return `${server.output()}${log}`
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
