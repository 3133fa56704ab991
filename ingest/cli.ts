import type { Readable, Writable } from 'node:stream'
import { type Command, CommanderError } from 'commander'
import { codeOf } from '../errors.ts'
import type { Graph } from '../graph/run.ts'
import { createCommand, endWithReader, usageFault } from '../process/command-line.ts'
import { printLine } from '../process/terminal.ts'
import type { LineTypes } from '../subgraphs/runtime/subgraph.ts'
import { type IngestDeps, ingestLines } from './ingest.ts'
import { openInput } from './input.ts'
import { createProgressDisplay, type ProgressOutput } from './progress.ts'
import { discardQuarantined } from './quarantine/discard.ts'
import { listQuarantine } from './quarantine/quarantine.ts'
import { readCorrections } from './quarantine/quarantine-file.ts'
import { replayQuarantine } from './quarantine/replay.ts'
import { writeQuarantineFile } from './quarantine/write-quarantine-file.ts'
import type { QuarantinedLine } from './queries.ts'
import { readRawLines } from './raw-line.ts'
import { formatQuarantined, formatSummary } from './report.ts'

export interface IngestCliDeps {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: ProgressOutput
  readonly now: () => Date
  /** Stops the run between two batches. */
  readonly signal: AbortSignal
  /** Called only after the arguments have been checked, because it may start a database. */
  readonly openGraph: (log: (line: string) => void) => Promise<OpenGraph>
}

export interface OpenGraph {
  readonly graph: Graph
  readonly lines: LineTypes
  readonly close: () => Promise<void>
}

interface Options {
  readonly json?: true
  readonly quarantine?: true
  readonly replay?: true | readonly string[]
  readonly discard?: readonly string[]
  readonly export?: string
}

/**
 * 0: every line was processed, including quarantined ones (with a warning). 1: a failure stopped the run, or something that was requested
 * could not be done. 2: unusable input. 130: interrupted.
 */
export type ExitCode = 0 | 1 | 2 | 130

/** `argv` without program and script. Never rejects: a failure is printed and determines the exit code. */
export async function runIngestCli(argv: readonly string[], deps: IngestCliDeps): Promise<ExitCode> {
  const print = (text: string) => printLine(deps.stdout, `${text}`)
  const log = (text: string) => printLine(deps.stderr, `${text}`)
  endWithReader(deps.stdout)
  const command = ingestCommand(deps)
  try {
    command.parse(argv, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageFault
    throw error
  }
  const options = command.opts<Options>()
  const [file] = command.args
  try {
    if (file !== undefined) return await ingestFile(file, options, deps)
    return await withGraph(deps, log, (ingestDeps) => actionOf(options)(options, ingestDeps, print, log))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const code = codeOf(error) ?? 'INTERNAL_SERVER_ERROR'
    if (options.json) print(JSON.stringify({ error: { code, message } }))
    log(`Ingest failed: ${message}`)
    return code === 'BAD_USER_INPUT' ? 2 : 1
  }
}

function ingestCommand(deps: IngestCliDeps): Command {
  const command = createCommand(
    {
      name: 'npm run ingest --',
      description:
        'Ingests JSONL lines. Running it again changes nothing: lines that are already there count as duplicates.',
      examples: ['npm run ingest -- examples/chinook/chinook.jsonl', 'npm run ingest -- --quarantine'],
    },
    deps,
  )
    .argument('[file]', 'JSONL file in UTF-8, or - for standard input')
    .option('--json', 'print one JSON object on standard output and nothing else there')
    .option('--quarantine', 'list the lines in quarantine')
    .option('--replay [ids...]', 'ingest lines in quarantine again: those named, or all')
    .option('--discard <ids...>', 'take lines out of quarantine and erase their text: those named, or `all`')
    .option('--export <new-file>', 'write the lines in quarantine, each below its reason, to edit and ingest')
  return command.action((file: string | undefined, options: Options) => {
    const { quarantine, replay, discard, export: exported } = options
    const wanted = [file, quarantine, replay, discard, exported].filter((item) => item !== undefined)
    if (wanted.length !== 1)
      command.error('error: give one of FILE, --quarantine, --replay, --discard and --export (see --help)')
  })
}

async function ingestFile(file: string, options: Options, deps: IngestCliDeps): Promise<ExitCode> {
  const input = await openInput(file, deps.stdin, deps.signal)
  const log = (text: string) => printLine(deps.stderr, `${text}`)
  return withGraph(deps, log, async (ingestDeps) => {
    const expected = { unit: 'bytes', total: input.size } as const
    const display = createProgressDisplay({ label: `Ingesting ${input.name}`, expected, output: deps.stderr })
    const startedAt = performance.now()
    const ingest = () =>
      ingestLines(readCorrections(readRawLines(input.chunks)), { ...ingestDeps, onProgress: display.show })
    const summary = await ingest().finally(display.stop)
    const seconds = (performance.now() - startedAt) / 1_000
    printLine(
      deps.stdout,
      options.json
        ? `${JSON.stringify({ input: file, seconds, ...summary })}`
        : `${input.name}: ${formatSummary(summary, seconds)}`,
    )
    if (options.json && summary.quarantined > 0) log(`Warning: ${summary.quarantined} lines quarantined.`)
    return summary.stoppedAtLine === null ? 0 : 130
  })
}

type Print = (text: string) => void
/** `warn` prints on standard error. */
type Action = (options: Options, deps: IngestDeps, print: Print, warn: Print) => Promise<ExitCode>

function actionOf({ replay: replayed, discard: discarded, export: exported }: Options): Action {
  if (replayed !== undefined) return replay
  if (discarded !== undefined) return discard
  return exported === undefined ? list : exportFile
}

async function list(options: Options, deps: IngestDeps, print: Print): Promise<ExitCode> {
  const lines: QuarantinedLine[] = []
  let count = 0
  for await (const line of listQuarantine(deps.graph)) {
    count++
    if (options.json) lines.push(line)
    else print(formatQuarantined(line))
  }
  print(options.json ? JSON.stringify({ count, lines }) : `${count} in quarantine`)
  return 0
}

async function replay(options: Options, deps: IngestDeps, print: Print, warn: Print): Promise<ExitCode> {
  const ids = typeof options.replay === 'object' ? options.replay : await openIds(deps)
  const startedAt = performance.now()
  const replayed = await replayQuarantine(ids, deps)
  if (options.json) {
    print(JSON.stringify(replayed))
  } else {
    print(`Replayed: ${formatSummary(replayed.summary, (performance.now() - startedAt) / 1_000)}`)
  }
  const { incomplete, unknown, summary } = replayed
  if (incomplete.length > 0)
    warn(`Only a part of these lines was kept, so send them again from their file: ${incomplete.join(', ')}`)
  if (unknown.length > 0) warn(notInQuarantine(unknown))
  if (summary.stoppedAtLine !== null) return 130
  return incomplete.length + unknown.length > 0 ? 1 : 0
}

async function discard(options: Options, deps: IngestDeps, print: Print, warn: Print): Promise<ExitCode> {
  const named = options.discard ?? []
  const ids = named.includes('all') ? await openIds(deps) : named
  const discarded = await discardQuarantined(ids, deps.graph, deps.now())
  if (options.json) print(JSON.stringify(discarded))
  else print(`${discarded.ids.length} discarded`)
  if (discarded.unknown.length === 0) return 0
  warn(notInQuarantine(discarded.unknown))
  return 1
}

function notInQuarantine(ids: readonly string[]): string {
  return `Not in quarantine: ${ids.join(', ')}`
}

async function exportFile(options: Options, deps: IngestDeps, print: Print): Promise<ExitCode> {
  const file = options.export ?? ''
  const count = await writeQuarantineFile(file, deps.graph)
  print(
    options.json
      ? JSON.stringify({ file, count })
      : `${count} lines were written to ${file}. Correct them, then run: npm run ingest -- ${file}`,
  )
  return 0
}

async function openIds(deps: IngestDeps): Promise<readonly string[]> {
  const ids: string[] = []
  for await (const line of listQuarantine(deps.graph)) ids.push(line.id)
  return ids
}

async function withGraph<T>(
  deps: IngestCliDeps,
  log: (line: string) => void,
  work: (ingestDeps: IngestDeps) => Promise<T>,
): Promise<T> {
  const { graph, lines, close } = await deps.openGraph(log)
  try {
    return await work({ graph, lines, now: deps.now, signal: deps.signal })
  } finally {
    await close()
  }
}
