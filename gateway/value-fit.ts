import { loadConfig } from '../config.ts'
import { runFitCli } from '../subgraphs/billing/value/fit-cli.ts'
import { openGraph } from './open-graph.ts'

await runFitCli(process.argv.slice(2), {
  openGraph: () => openGraph(loadConfig(), (line) => process.stderr.write(`${line}\n`)),
})
