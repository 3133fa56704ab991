import { runVerifyCli } from '../access/audit/verify-cli.ts'
import { loadCommandConfig } from '../config.ts'
import { failToStart } from '../process-fault.ts'
import { printLine } from '../terminal.ts'
import { openGraph } from './open-graph.ts'

/** Entry of `npm run audit:verify`. */
async function main(): Promise<void> {
  process.exitCode = await runVerifyCli(process.argv.slice(2), {
    dataDir: () => loadCommandConfig().dataDir,
    stdout: process.stdout,
    openGraph: () => openGraph(loadCommandConfig(), (line) => printLine(process.stderr, line)),
  })
}

await main().catch(failToStart)
