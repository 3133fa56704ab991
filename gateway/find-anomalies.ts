import { createCommand, runCommand } from '../command-line.ts'
import { loadCommandConfig } from '../config.ts'
import { failToStart } from '../process-fault.ts'
import { findAllAnomalies } from '../subgraphs/billing/anomalies/find-all-anomalies.ts'
import { printLine } from '../terminal.ts'
import { openGraph } from './open-graph.ts'

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
