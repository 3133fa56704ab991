import { loadCommandConfig } from '../config.ts'
import { failToStart } from '../process-fault.ts'
import { runResolveCli } from '../resolution/rerun/rerun-cli.ts'
import { printLine } from '../terminal.ts'
import { openGraph } from './open-graph.ts'

/** Entry of `npm run identity:resolve`. */
async function main(): Promise<void> {
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  process.exitCode = await runResolveCli(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    signal: interrupted.signal,
    openGraph: () => openGraph(loadCommandConfig(), (line) => printLine(process.stderr, line)),
  })
}

await main().catch(failToStart)
