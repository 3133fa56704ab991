// The process between the product and Neo4j's JVM: it holds the lock of DATA_DIR, starts the server, starts it again
// when it dies alone, and ends it when its own parent is gone, however that ended (the IPC channel closes).

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runAdmin } from './admin.ts'
import { readEndpoint, removeEndpoint, writeEndpoint } from './endpoint.ts'
import { EmbeddedNeo4jError, failureFromLog } from './failure.ts'
import { homeOf, type Neo4jHome, readOrMakePassword, undoHalfRestore } from './home.ts'
import { findInstallation, type Neo4jInstallation } from './jars.ts'
import { takeLock } from './lock.ts'
import { waitForServer } from './ready.ts'
import { endOrphan, type ServerProcess, startServerProcess } from './server-process.ts'
import { neo4jConf } from './settings.ts'
import type { SupervisorCommand, SupervisorMessage, SupervisorOptions } from './supervisor-messages.ts'

const askedGraceMs = 30_000
const orphanedGraceMs = 8_000
const restartDelaysMs = [500, 1_000, 2_000, 4_000, 8_000]
const steadyMs = 60_000

// Passed by embedded.ts alone, which has the type.
await supervise(JSON.parse(process.argv[2] ?? '{}') as SupervisorOptions)

async function supervise(options: SupervisorOptions): Promise<void> {
  const stopping = new AbortController()
  let graceMs = askedGraceMs
  const orphaned = () => {
    graceMs = orphanedGraceMs
    stopping.abort()
  }
  process.on('disconnect', orphaned)
  process.on('SIGTERM', orphaned)
  process.on('SIGINT', orphaned)
  process.on('message', (command: SupervisorCommand) => {
    if (command.type === 'stop') stopping.abort()
  })
  if (!process.connected) orphaned()

  const home = homeOf(options.dataDir)
  let release = (): void => undefined
  try {
    const lock = takeLock(home.lock, 300)
    if (lock === null) return end({ type: 'busy' })
    release = () => {
      removeEndpoint(home)
      lock.release()
    }
    await endOrphan(readEndpoint(home)?.serverPid ?? -1, home)
    writeEndpoint(home, { state: 'starting', port: null, serverPid: null })
    await run(options, home, stopping.signal, () => graceMs)
    release()
    process.exit()
  } catch (error) {
    const failure = error instanceof EmbeddedNeo4jError ? error : failureFromLog(String(error), unknownFailure)
    release()
    end({ type: 'failed', code: failure.code, message: failure.message })
  }
}

const unknownFailure = {
  code: 'CRASHED',
  remedy: 'The reason is in its last lines and in DATA_DIR/neo4j/logs.',
} as const

async function run(
  options: SupervisorOptions,
  home: Neo4jHome,
  stopping: AbortSignal,
  graceMs: () => number,
): Promise<void> {
  const installation = await findInstallation()
  await prepareStore(installation, home)
  const password = readOrMakePassword(home)
  let failures = 0
  let port = await freePort()
  let deadline = Date.now() + options.startTimeoutMs
  while (!stopping.aborted) {
    const startedAt = Date.now()
    writeFileSync(join(home.conf, 'neo4j.conf'), neo4jConf(port, options.memory))
    const logged = existsSync(home.log) ? readFileSync(home.log).length : 0
    const server = startServerProcess(installation, home, options.memory)
    tell({ type: 'server', pid: server.pid })
    writeEndpoint(home, { state: 'starting', port, serverPid: server.pid })
    try {
      await becomeReady(server, home, { port, password, deadline, logged }, stopping)
      if (!stopping.aborted) {
        writeEndpoint(home, { state: 'ready', port, serverPid: server.pid })
        tell({ type: 'ready', port })
        deadline = Number.POSITIVE_INFINITY
        await Promise.race([server.exited, aborted(stopping)])
      }
    } catch (error) {
      await server.stop(orphanedGraceMs)
      const isFirstStart = deadline !== Number.POSITIVE_INFINITY
      const next = isFirstStart ? await secondTry(error, port, deadline) : port
      if (next === null) throw error
      port = next
    }
    if (stopping.aborted) {
      writeEndpoint(home, { state: 'stopping', port, serverPid: server.pid })
      await server.stop(graceMs())
    }
    tell({ type: 'server', pid: null })
    if (stopping.aborted || deadline !== Number.POSITIVE_INFINITY) continue

    failures = Date.now() - startedAt > steadyMs ? 0 : failures
    const delay = restartDelaysMs[failures]
    if (delay === undefined) throw failureFromLog(readLog(home, server, logged), gaveUp)
    failures += 1
    tell({ type: 'log', line: `Neo4j ended by itself: starting it again in ${delay} ms` })
    writeEndpoint(home, { state: 'starting', port, serverPid: null })
    await sleep(delay, undefined, { signal: stopping }).catch(() => undefined)
  }
}

const gaveUp = {
  code: 'CRASHED',
  remedy: 'It ended again and again, so it is not started any more: see its last lines and DATA_DIR/neo4j/logs.',
} as const

/** The port to try next where a first start may be tried again, else null. */
async function secondTry(error: unknown, port: number, deadline: number): Promise<number | null> {
  if (!(error instanceof EmbeddedNeo4jError) || Date.now() > deadline) return null
  if (error.code === 'PORT_BUSY') return freePort()
  if (error.code !== 'STORE_LOCKED') return null
  await sleep(1_000)
  return port
}

async function prepareStore(installation: Neo4jInstallation, home: Neo4jHome): Promise<void> {
  undoHalfRestore(home)
  const isUsed = existsSync(join(home.store, 'databases', 'system'))
  if (isUsed && existsSync(home.password)) return
  if (isUsed)
    throw new EmbeddedNeo4jError(
      'PASSWORD_LOST',
      `The embedded Neo4j has data but its password file is gone: put ${home.password} back, or move ` +
        `${join(home.store, 'databases', 'system')} and ${join(home.store, 'transactions', 'system')} away to have a new one made (they hold only users).`,
    )
  readOrMakePassword(home)
  // An @file keeps the password off the command line, where every user of the machine could read it.
  const setPassword = ['dbms', 'set-initial-password', `@${home.password}`]
  const { exitCode, output } = await runAdmin(installation, home.home, setPassword)
  if (exitCode !== 0) throw failureFromLog(output, unknownFailure)
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
  const timeout = Number.isFinite(deadline) ? [AbortSignal.timeout(Math.max(deadline - Date.now(), 1))] : []
  const answer = await waitForServer(port, password, AbortSignal.any([over.signal, stopping, ...timeout]))
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
    remedy: 'It gave no answer in time: start again when the machine is less busy; its work so far is kept.',
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

function tell(message: SupervisorMessage): void {
  // Sending to a parent that just died fails: 'disconnect' deals with that.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}

function end(message: SupervisorMessage): void {
  if (!process.connected || process.send === undefined) process.exit()
  process.send(message, undefined, undefined, () => process.exit())
}
