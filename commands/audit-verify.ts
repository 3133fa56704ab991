import { runVerifyCli } from '../access/audit/verify-cli.ts'
import { loadCommandConfig } from '../config.ts'
import { openGraph } from '../gateway/open-graph.ts'
import { failToStart } from '../process/process-fault.ts'
import { printLine } from '../process/terminal.ts'

/** Entry of `npm run audit:verify`. */
async function main(): Promise<void> {
  process.exitCode = await runVerifyCli(process.argv.slice(2), {
    dataDir: () => loadCommandConfig().dataDir,
    stdout: process.stdout,
    openGraph: () => openGraph(loadCommandConfig(), (line) => printLine(process.stderr, line)),
  })
}

await main().catch(failToStart)
