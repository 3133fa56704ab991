import { loadCommandConfig } from '../config.ts'
import { findAllAnomalies } from '../subgraphs/billing/anomalies/find-all-anomalies.ts'
import { printLine } from '../terminal.ts'
import { openGraph } from './open-graph.ts'
import { failToStart } from './process-end.ts'

/** Entry of `npm run anomalies:find`. */
async function main(): Promise<void> {
  const open = await openGraph(loadCommandConfig(), (line) => printLine(process.stderr, line))
  try {
    const { records, changed } = await findAllAnomalies(open)
    printLine(
      process.stdout,
      `${records} records with movements of money looked at; ${changed} anomalies new, changed or retracted`,
    )
  } finally {
    await open.close()
  }
}

await main().catch(failToStart)
