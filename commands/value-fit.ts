import { loadCommandConfig } from '../config.ts'
import { openGraph } from '../gateway/open-graph.ts'
import { failToStart } from '../process/process-fault.ts'
import { printLine } from '../process/terminal.ts'
import { runFitCli } from '../subgraphs/billing/value/fit/fit-cli.ts'

/** Entry of `npm run value:fit`. */
process.exitCode = await runFitCli(process.argv.slice(2), {
  openGraph: () => openGraph(loadCommandConfig(), (line) => printLine(process.stderr, line)),
}).catch(failToStart)
