import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LoadResult, LoadRun } from './load-types.ts'

/** The load runs in a separate process, so that it never waits for a server that it measures. */
export interface LoadProcess {
  readonly run: (run: LoadRun) => Promise<LoadResult>
  readonly stop: () => Promise<void>
}

export function startLoadProcess(): LoadProcess {
  const child: ChildProcess = fork(fileURLToPath(new URL('./closed-loop.ts', import.meta.url)), { execArgv: [] })
  const exited = once(child, 'exit')
  return {
    async run(run) {
      const answered = once(child, 'message')
      child.send(run)
      const first = await Promise.race([answered, exited.then(() => null)])
      if (first === null) throw new Error('the load process ended')
      // The parent process sends nothing else.
      return first[0] as LoadResult
    },
    async stop() {
      if (child.connected) child.disconnect()
      await exited
    },
  }
}
