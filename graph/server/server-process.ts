import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Neo4jInstallation } from './jars.ts'
import type { Neo4jHome } from './neo4j-home.ts'
import { jvmFlags } from './settings.ts'
import type { SupervisorOptions } from './supervisor-messages.ts'

export interface ServerProcess {
  readonly pid: number
  /** Resolves when the process has ended. */
  readonly exited: Promise<void>
  readonly isRunning: () => boolean
  /** Its last output. Once it runs, Neo4j itself writes to logs/neo4j.log. */
  readonly output: () => string
  /** SIGTERM, and SIGKILL after `graceMs`. */
  readonly stop: (graceMs: number) => Promise<void>
}

export function startServerProcess(
  { java, classPath, archive }: Neo4jInstallation,
  { home, conf }: Neo4jHome,
  { memory, shortLived, makesArchive }: Pick<SupervisorOptions, 'memory' | 'shortLived' | 'makesArchive'>,
): ServerProcess {
  const command = [
    ...diesWithParent(),
    java,
    ...jvmFlags(memory, shortLived),
    // The JVM ignores an archive that no longer fits this Java or these jars.
    makesArchive ? `-XX:ArchiveClassesAtExit=${archive}.part` : `-XX:SharedArchiveFile=${archive}`,
    ...['-cp', classPath, 'org.neo4j.server.CommunityEntryPoint', `--home-dir=${home}`, `--config-dir=${conf}`],
  ]
  const child = spawn(command[0] ?? java, command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'], cwd: home })
  let output = ''
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  child.on('error', (error) => keep(Buffer.from(`${error.message}\n`)))
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null
  return {
    pid: child.pid ?? -1,
    exited,
    isRunning,
    output: () => output,
    stop: (graceMs) => stop(child, exited, graceMs),
  }
}

async function stop(child: ChildProcess, exited: Promise<void>, graceMs: number): Promise<void> {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await exited
  clearTimeout(timer)
}

/** On Linux, the kernel ends the server even if `kill -9` ends the supervisor as well (`killall -9 node`). */
function diesWithParent(): readonly string[] {
  const prefix = ['setpriv', '--pdeathsig', 'TERM', '--']
  const isAble = process.platform === 'linux' && spawnSync('setpriv', [...prefix.slice(1), 'true']).status === 0
  return isAble ? prefix : []
}

/** Ends a server of `home` that outlived its supervisor. A process id that now belongs to another program is left alone. */
export async function endOrphan(pid: number, { home }: Neo4jHome): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGTERM', 8_000],
    ['SIGKILL', 2_000],
  ] as const) {
    const deadline = Date.now() + waitMs
    if (isServerOf(home, pid)) process.kill(pid, signal)
    while (isServerOf(home, pid) && Date.now() < deadline) await sleep(50)
  }
}

function isServerOf(home: string, pid: number): boolean {
  return commandLineOf(pid).includes(`--home-dir=${home}`)
}

function commandLineOf(pid: number): string {
  if (process.platform !== 'linux') return spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).stdout.toString()
  const file = `/proc/${pid}/cmdline`
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ') : ''
}
