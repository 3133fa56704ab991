import { loadCommandConfig } from '../config.ts'
import { openGraph } from '../gateway/open-graph.ts'
import { failToStart } from '../process/process-fault.ts'
import { printLine } from '../process/terminal.ts'
import { runResolveCli } from '../resolution/rerun/rerun-cli.ts'

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
