import { loadCommandConfig } from '../config.ts'
import { openGraph } from '../gateway/open-graph.ts'
import { createCommand, runCommand } from '../process/command-line.ts'
import { failToStart } from '../process/process-fault.ts'
import { printLine } from '../process/terminal.ts'
import { findAllAnomalies } from '../subgraphs/billing/anomalies/find-all-anomalies.ts'

/** Entry of `npm run anomalies:find`. */
const command = createCommand({
  name: 'npm run anomalies:find --',
  description:
    'Looks for billing anomalies among all facts again. Needed only after a merge or an upgrade: ingest finds them as facts arrive.',
  examples: ['npm run anomalies:find'],
})

async function findAnomalies(): Promise<number> {
  const open = await openGraph(loadCommandConfig(), (line) => printLine(process.stderr, line))
  try {
    const { records, changed } = await findAllAnomalies(open)
    printLine(
      process.stdout,
      `Examined ${records} records with movements of money; ${changed} anomalies are new, changed or retracted.`,
    )
    return 0
  } finally {
    await open.close()
  }
}

process.exitCode = await runCommand(command, process.argv.slice(2), findAnomalies).catch(failToStart)
