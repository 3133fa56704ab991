import type { Writable } from 'node:stream'
import { Command } from 'commander'
import type { Graph } from '../../graph/run.ts'
import { auditFolder } from './audit.ts'
import type { Fault } from './chain-check.ts'
import { verifyAudit } from './verify.ts'

export interface VerifyCliDeps {
  readonly dataDir: string
  readonly openGraph: () => Promise<{ readonly graph: Graph; readonly close: () => Promise<void> }>
  readonly stdout: Writable
}

/** `npm run audit:verify [-- --json]`. Answers the exit code: 1 where a record was changed, removed, cut off or moved. */
export async function runVerifyCli(args: readonly string[], deps: VerifyCliDeps): Promise<number> {
  const program = new Command('audit:verify')
    .description('Checks that no record of who read or wrote whose data was changed, removed, cut off or moved.')
    .option('--json', 'print JSON and nothing else')
    .parse(args, { from: 'user' })
  const { json = false } = program.opts<{ readonly json?: boolean }>()
  const { graph, close } = await deps.openGraph()
  try {
    const result = await verifyAudit(graph, auditFolder(deps.dataDir))
    const { graphRecords, spoolRecords, writers, faults } = result
    const finding = faults.length === 0 ? 'whole and in order' : `faults: ${faults.length}`
    const summary = `Records checked: ${graphRecords} in the graph, ${spoolRecords} in the spool, writers: ${writers}; ${finding}.`
    deps.stdout.write(
      json ? `${JSON.stringify(result, null, 2)}\n` : `${[...faults.map(nameFault), summary].join('\n')}\n`,
    )
    return faults.length === 0 ? 0 : 1
  } finally {
    await close()
  }
}

function nameFault({ kind, place, writer, sequence, through }: Fault): string {
  const records = sequence === through ? `record ${sequence}` : `records ${sequence} to ${through}`
  return `${kind} ${place} ${writer} ${records}`
}
