import { loadCommandConfig } from '../config.ts'
import { failToStart } from '../process-fault.ts'
import { runFitCli } from '../subgraphs/billing/value/fit-cli.ts'
import { printLine } from '../terminal.ts'
import { openGraph } from './open-graph.ts'

/** Entry of `npm run value:fit`. */
process.exitCode = await runFitCli(process.argv.slice(2), {
  openGraph: () => openGraph(loadCommandConfig(), (line) => printLine(process.stderr, line)),
}).catch(failToStart)
