import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export type Stop = () => Promise<void>

export interface Spawned {
  readonly stop: Stop
  readonly pid: number
}

export interface ServerCommand {
  /** The path below `root`. */
  readonly file: string
  /** The checkout that it belongs to; this one if absent. */
  readonly root?: string
  readonly args?: readonly string[]
  /** Its whole environment: nothing of the caller's own reaches a measured server. */
  readonly env: Readonly<Record<string, string>>
}

const thisCheckout = fileURLToPath(new URL('../', import.meta.url))
const startTimeoutMs = 60_000
const stopTimeoutMs = 15_000

/**
 * The address of the server, with a slash at its end, once it prints a line `READY url`. Fails with its last lines if it ends or never
 * prints it. `spawned` is called at once, so that the process is stopped whatever happens next.
 */
export async function startServer(
  { file, args = [], env, root = thisCheckout }: ServerCommand,
  spawned: (spawned: Spawned) => void,
): Promise<string> {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lastLines: string[] = []
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  const exited = once(child, 'exit')

  async function stop(): Promise<void> {
    if (isOver()) return
    child.kill('SIGTERM')
    const wait = new AbortController()
    await Promise.race([exited, sleep(stopTimeoutMs, undefined, { signal: wait.signal }).catch(() => undefined)])
    wait.abort()
    if (isOver()) return
    child.kill('SIGKILL')
    await exited
  }

  // Without a pid it never ran, and `exited` rejects.
  if (child.pid !== undefined) spawned({ stop, pid: child.pid })
  const ready = Promise.withResolvers<string>()
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      lastLines.push(line)
      if (lastLines.length > 20) lastLines.shift()
      const url = /^READY (http\S+)/.exec(line)?.[1]
      if (url !== undefined) ready.resolve(new URL('/', url).href)
    })
  void exited.then(([code, signal]) => ready.reject(new Error(`it ended with ${signal ?? code}`)))
  const timer = setTimeout(() => ready.reject(new Error('it was not ready in time')), startTimeoutMs)
  try {
    return await ready.promise
  } catch (error) {
    throw new Error(`${[file, ...args].join(' ')}: ${String(error)}\n${lastLines.join('\n')}`)
  } finally {
    clearTimeout(timer)
  }
}

/** The output of a command. */
export async function outputOf({ file, args = [], env, root = thisCheckout }: ServerCommand): Promise<string> {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) lines.push(line)
  const [code] = await exited
  if (code !== 0) throw new Error(`${[file, ...args].join(' ')} ended with code ${code}`)
  return lines.join('\n')
}
