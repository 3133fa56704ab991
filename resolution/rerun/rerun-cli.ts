import type { Writable } from 'node:stream'
import type { Graph } from '../../graph/run.ts'
import { createCommand, runCommand } from '../../process/command-line.ts'
import { plainValue, printLine } from '../../process/terminal.ts'
import { type EndedLicence, endLicences } from '../licences/end-licences.ts'
import { heldRule } from '../partition/hubs.ts'
import type { Move, ResolutionDeps } from '../write/resolution-deps.ts'
import type { RerunPage } from './follow-pages.ts'
import { countRecords, structuralFaults } from './queries.ts'
import { rerun } from './rerun.ts'

export interface RerunCliDeps {
  readonly openGraph: () => Promise<ResolutionDeps & { readonly graph: Graph; readonly close: () => Promise<void> }>
  readonly stdout: Writable
  readonly stderr: Writable
  readonly signal?: AbortSignal
}

/** `npm run identity:resolve [-- --dry-run]`. Returns the exit code. */
export async function runResolveCli(args: readonly string[], deps: RerunCliDeps): Promise<number> {
  const command = createCommand(
    {
      name: 'npm run identity:resolve --',
      description:
        'Erases purchased data whose licence has expired, and resolves every record again by the present rules. After an interruption, run it again: it continues where it stopped.',
      examples: ['npm run identity:resolve -- --dry-run', 'npm run identity:resolve'],
    },
    deps,
  )
    .option('--dry-run', 'print which records would be merged or separated, and change nothing', false)
    .option('--licences', 'erase purchased data whose licence has expired, and resolve nothing else', false)
  return runCommand<ResolveOptions>(command, args, (options) => resolveAgain(options, deps))
}

interface ResolveOptions {
  readonly dryRun: boolean
  readonly licences: boolean
}

async function resolveAgain({ dryRun, licences }: ResolveOptions, deps: RerunCliDeps): Promise<number> {
  const moves = await run(deps, {
    isDry: dryRun,
    isOnlyLicences: licences,
    onMove: (move) => printLine(deps.stdout, `${tell(move)}`),
    onLicence: ({ source, records }) =>
      printLine(
        deps.stdout,
        `The licence of ${plainValue(source)} has ended: the content of ${records} records ${dryRun ? 'would be erased' : 'was erased'}.`,
      ),
  })
  printLine(deps.stdout, `${moves} records ${dryRun ? 'would move' : 'moved'} to another subject`)
  return 0
}

/** `npm run identity:audit`. Returns 1 if the graph differs from what the records imply. */
export async function runAuditCli(args: readonly string[], deps: RerunCliDeps): Promise<number> {
  const command = createCommand(
    {
      name: 'npm run identity:audit --',
      description:
        'Resolves every record again without writing, and compares the result with the graph. Exits with code 1 if they differ.',
      examples: ['npm run identity:audit'],
    },
    deps,
  )
  return runCommand(command, args, () => auditGraph(deps))
}

async function auditGraph(deps: RerunCliDeps): Promise<number> {
  let faults = 0
  const report = (line: string) => {
    faults++
    printLine(deps.stdout, `${line}`)
  }
  const moves = await run(deps, {
    isDry: true,
    onMove: (move) => report(tell(move)),
    async atEnd(graph) {
      for (const fault of await graph.read(structuralFaults, { heldRule })) report(fault)
    },
  })
  printLine(deps.stdout, `drift: ${moves} records, faults: ${faults - moves}`)
  return faults === 0 ? 0 : 1
}

interface Run {
  readonly isDry: boolean
  readonly isOnlyLicences?: boolean
  readonly onMove: (move: Move) => void
  /** Absent: ended licences are left as they are. */
  readonly onLicence?: (licence: EndedLicence) => void
  readonly atEnd?: (graph: Graph) => Promise<void>
}

/** Returns how many records moved, or would move. */
async function run(deps: RerunCliDeps, { isDry, isOnlyLicences, onMove, onLicence, atEnd }: Run): Promise<number> {
  const { graph, close, now, newId } = await deps.openGraph()
  try {
    const [total = 0] = await graph.read(countRecords, {})
    let done = 0
    const moved = new Set<string>()
    const tellMoves = ({ moves }: RerunPage) => {
      for (const move of moves) {
        // A dry run meets the same customer on every page that has a record of it.
        if (!moved.has(move.recordId)) onMove(move)
        moved.add(move.recordId)
      }
    }
    const options = { isDry, onPage: tellMoves, ...(deps.signal === undefined ? {} : { signal: deps.signal }) }
    if (onLicence !== undefined)
      for (const licence of await endLicences(graph, options, { now, newId })) onLicence(licence)
    const onPage = (page: RerunPage) => {
      done += page.records
      tellMoves(page)
      printLine(deps.stderr, `${done} of ${total} records`)
    }
    if (isOnlyLicences !== true) await rerun(graph, { ...options, onPage }, { now, newId })
    await atEnd?.(graph)
    return moved.size
  } finally {
    await close()
  }
}

function tell({ recordId, from, to, reason }: Move): string {
  return `${reason === 'MERGED' ? 'merges' : 'parts'}  ${plainValue(recordId)}  ${from} -> ${to}`
}
