import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readEndpoint, writeEndpoint } from './endpoint.ts'
import { EmbeddedNeo4jError, failureFromLog } from './failure.ts'
import { isLocked, type Lock, takeLock } from './lock.ts'
import { makeNeo4jHome, type Neo4jHome, neo4jHomeOf, readOrMakePassword } from './neo4j-home.ts'
import { defaultMemory } from './settings.ts'
import type { SupervisorCommand, SupervisorMessage, SupervisorOptions } from './supervisor-messages.ts'

/** Sizes are in MiB; without them, they follow the machine's memory. `log` gets a line if the server dies. */
export interface EmbeddedNeo4jOptions {
  readonly dataDir: string
  readonly log?: (line: string) => void
  readonly heapMb?: number
  readonly pageCacheMb?: number
  /** For tests and tools: starts with a third less work, but has a lower peak performance. @default false */
  readonly shortLived?: boolean
  /** Only for make-archive.ts. @default false */
  readonly makesArchive?: boolean
  /** @default 120_000 */
  readonly startTimeoutMs?: number
}

export interface EmbeddedNeo4j {
  readonly uri: string
  readonly user: string
  readonly password: string
  /** False: another live process runs the server of this DATA_DIR, and this process joined it. */
  readonly owner: boolean
  /** The process id of the JVM. Null while it is down. */
  readonly serverPid: () => number | null
  /** Resolves when the JVM has ended and its store is free. Does nothing for a process that joined. */
  readonly stop: () => Promise<void>
}

const supervisorFile = fileURLToPath(new URL('./supervisor.ts', import.meta.url))

/**
 * The Neo4j of `dataDir`, ready to answer: started, or joined if another live process already runs it. It ends with the process that
 * started it, even after kill -9. Fails with an `EmbeddedNeo4jError`.
 */
export async function startEmbeddedNeo4j(options: EmbeddedNeo4jOptions): Promise<EmbeddedNeo4j> {
  const home = neo4jHomeOf(options.dataDir)
  openNeo4jHome(home)
  const deadline = Date.now() + (options.startTimeoutMs ?? 120_000)
  while (Date.now() < deadline) {
    const ownership = takeLock(home.ownerLock)
    if (ownership !== null) return own(ownership, options, home, deadline)
    const endpoint = readEndpoint(home)
    if (endpoint?.state === 'ready' && endpoint.port !== null) return join(home, endpoint.port)
    await sleep(100)
  }
  throw inUse(home)
}

function inUse(home: Neo4jHome): EmbeddedNeo4jError {
  const state = readEndpoint(home)?.state ?? 'starting'
  return new EmbeddedNeo4jError(
    'IN_USE',
    `Another process holds ${home.home} (${state}): wait for it or stop it, then start again.`,
  )
}

/** Starts the server as soon as the store is free, because a predecessor's may still be ending. */
async function own(
  ownership: Lock,
  options: EmbeddedNeo4jOptions,
  home: Neo4jHome,
  deadline: number,
): Promise<EmbeddedNeo4j> {
  try {
    // The server of an owner that was killed reports "ready" until its supervisor notices. Nobody may join that one.
    const left = readEndpoint(home)
    if (left?.state === 'ready') writeEndpoint(home, { ...left, state: 'stopping' })
    while (Date.now() < deadline) {
      const started = isLocked(home.storeLock) ? 'busy' : await launch(options, home, deadline - Date.now())
      if (started !== 'busy') return withRelease(started, ownership)
      await sleep(100)
    }
    throw inUse(home)
  } catch (error) {
    ownership.release()
    throw error
  }
}

function withRelease(server: EmbeddedNeo4j, ownership: Lock): EmbeddedNeo4j {
  const stop = async () => {
    await server.stop()
    ownership.release()
  }
  return { ...server, stop }
}

function openNeo4jHome(home: Neo4jHome): void {
  try {
    makeNeo4jHome(home)
  } catch (error) {
    throw failureFromLog(String(error), {
      code: 'DATA_DIR_UNUSABLE',
      remedy: `DATA_DIR cannot be used: get write access to ${home.home}, or set DATA_DIR to another folder.`,
    })
  }
}

function join(home: Neo4jHome, port: number): EmbeddedNeo4j {
  return {
    ...address(home, port),
    owner: false,
    serverPid: () => readEndpoint(home)?.serverPid ?? null,
    stop: async () => undefined,
  }
}

function address(home: Neo4jHome, port: number): Pick<EmbeddedNeo4j, 'uri' | 'user' | 'password'> {
  return { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: readOrMakePassword(home) }
}

async function launch(
  options: EmbeddedNeo4jOptions,
  home: Neo4jHome,
  startTimeoutMs: number,
): Promise<EmbeddedNeo4j | 'busy'> {
  const memory = defaultMemory()
  const supervisorOptions: SupervisorOptions = {
    dataDir: options.dataDir,
    startTimeoutMs,
    shortLived: options.shortLived ?? false,
    makesArchive: options.makesArchive ?? false,
    memory: { heapMb: options.heapMb ?? memory.heapMb, pageCacheMb: options.pageCacheMb ?? memory.pageCacheMb },
  }
  // Detached: Ctrl-C in a terminal must not reach the server before the product has finished its requests.
  const supervisor = fork(supervisorFile, [JSON.stringify(supervisorOptions)], {
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let serverPid: number | null = null
  let isStopping = false
  supervisor.on('message', (message: SupervisorMessage) => {
    if (message.type === 'server') serverPid = message.pid
    if (message.type === 'log') options.log?.(message.line)
  })
  supervisor.once('exit', () => {
    // The supervisor itself was killed, so nothing else ends its server.
    if (serverPid !== null) kill(serverPid)
    serverPid = null
  })

  const first = await firstAnswer(supervisor)
  if (first === 'busy') return 'busy'
  supervisor.on('message', (message: SupervisorMessage) => {
    if (message.type === 'failed') options.log?.(message.message)
  })
  supervisor.once('exit', () => {
    if (!isStopping) options.log?.('The embedded Neo4j is no longer supervised and was ended: start the program again.')
  })
  // A script that forgets stop() may end. The supervisor then ends the server.
  supervisor.unref()
  supervisor.channel?.unref()
  return {
    ...address(home, first.port),
    owner: true,
    serverPid: () => serverPid,
    stop: async () => {
      isStopping = true
      if (supervisor.exitCode !== null || supervisor.signalCode !== null) return
      supervisor.ref()
      const exited = once(supervisor, 'exit')
      const stop: SupervisorCommand = { type: 'stop' }
      if (supervisor.connected) supervisor.send(stop, () => undefined)
      await exited
    },
  }
}

function firstAnswer(supervisor: ChildProcess): Promise<'busy' | { readonly port: number }> {
  return new Promise((resolve, reject) => {
    supervisor.on('message', (message: SupervisorMessage) => {
      if (message.type === 'busy') resolve('busy')
      if (message.type === 'ready') resolve({ port: message.port })
      if (message.type === 'failed') reject(new EmbeddedNeo4jError(message.code, message.message))
    })
    supervisor.once('error', reject)
    supervisor.once('exit', (code, signal) =>
      reject(new EmbeddedNeo4jError('CRASHED', `Neo4j's supervisor ended (${signal ?? code}): start again.`)),
    )
  })
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM')
  } catch {
    // It had already ended.
  }
}
