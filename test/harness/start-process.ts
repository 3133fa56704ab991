import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface StartedProcess {
  readonly child: ChildProcess
  /** The text after READY. Rejects if the process ends before. */
  readonly ready: Promise<string>
  /** By SIGTERM, unless it has ended. */
  stop(): Promise<void>
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** An entry of the product as its npm script runs it, with these settings and no others, on free ports unless they name some. */
export function startProcess(
  args: readonly string[],
  settings: Readonly<Record<string, string | undefined>>,
): StartedProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      PORT: '0',
      METRICS_PORT: '0',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const exited = once(child, 'exit')
  const ready = readyLine(child, args)
  ready.catch(() => undefined)
  return {
    child,
    ready,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

async function readyLine({ stdout }: ChildProcess, args: readonly string[]): Promise<string> {
  if (stdout === null) throw new Error('no output to read')
  for await (const line of createInterface(stdout)) {
    const url = /^READY (\S+)/.exec(line)?.[1]
    if (url === undefined) continue
    // A process that goes on writing to a full pipe waits.
    stdout.resume()
    return url
  }
  throw new Error(`${args.join(' ')} ended before it was ready`)
}
