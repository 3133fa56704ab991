import { codedError, codeOf } from '../errors.ts'
import type { Graph } from '../graph/run.ts'
import { type LineName, nameless } from '../subgraphs/quarantine/line-name.ts'
import type { LineTypes } from '../subgraphs/runtime/subgraph.ts'
import type { RawLine } from './raw-line.ts'
import { type Counts, createTally, type Summary } from './summary.ts'
import { createSourceNotes } from './undeclared-sources.ts'
import { type Shapes, validateLine } from './validate.ts'
import { createWindowWriter, type WindowLine, type WindowReject, type WindowWriterSettings } from './window-writer.ts'
import type { OutcomeStatus } from './write-batch.ts'

export interface IngestDeps {
  readonly graph: Graph
  /** The subgraphs' line types together. */
  readonly lines: LineTypes
  readonly now: () => Date
  /** Stops between two batches. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Called once per line, after it is in the graph or in quarantine. */
  readonly onOutcome?: (lineNumber: number, status: OutcomeStatus) => void
  readonly settings?: Partial<IngestSettings>
}

/** The lines that are in the graph or in quarantine by now. */
export interface Progress extends Counts {
  readonly lines: number
  /** Of the input. */
  readonly bytes: number
}

export interface IngestSettings extends WindowWriterSettings {
  /** The number of lines that are read, validated and sorted at once, which bounds the memory. */
  readonly windowLines: number
  readonly windowBytes: number
}

const defaults: IngestSettings = {
  windowLines: 4_000,
  windowBytes: 16 * 1024 * 1024,
  batchLines: 250,
  batchBytes: 2 * 1024 * 1024,
  // One batch is prepared while the other is in the database. Batches that concern the same customer wait for each other, so more are of no
  // use.
  recordsInFlight: 2,
  factsInFlight: 2,
  patienceMs: 60_000,
  retryWaitMs: 250,
}

/** A line of a file, or one created in the program, which is numbered by its position. Both are validated alike. */
export type InputLine = RawLine | { readonly kind: string }

/**
 * Validates and writes lines, and returns when everything derived from them is in the graph. Repeating it is harmless. Rejects with
 * SERVICE_UNAVAILABLE, naming the line reached (also in `extensions.line`), if the database stays unreachable.
 */
export async function ingestLines(
  lines: AsyncIterable<InputLine> | Iterable<InputLine>,
  deps: IngestDeps,
): Promise<Summary> {
  const settings = { ...defaults, ...deps.settings }
  const { signal } = deps
  const shapes: Shapes = Object.fromEntries(Object.entries(deps.lines).map(([kind, type]) => [kind, type.shape]))
  const tally = createTally()
  const sources = createSourceNotes()
  let handledLines = 0
  let handledBytes = 0
  const writeWindow = createWindowWriter({
    graph: deps.graph,
    lines: deps.lines,
    now: deps.now,
    signal,
    settings,
    onOutcome(line, kind, outcome) {
      handledLines++
      handledBytes += line.bytes
      tally.add(kind, line.number, outcome)
      deps.onOutcome?.(line.number, outcome.status)
    },
    onBatch: () => deps.onProgress?.({ ...tally.counts(), lines: handledLines, bytes: handledBytes }),
  })

  let valid: WindowLine[] = []
  let rejected: WindowReject[] = []
  let windowBytes = 0
  /** The first line of the current window: all lines before it are processed. */
  let firstLine = 1

  async function flush(nextLine: number): Promise<void> {
    try {
      await writeWindow(valid, rejected)
    } catch (error) {
      throw stoppedAt(firstLine, error)
    }
    if (signal?.aborted) return
    valid = []
    rejected = []
    windowBytes = 0
    firstLine = nextLine
  }

  let readLines = 0
  for await (const raw of numbered(lines)) {
    readLines++
    const checked = check(raw, shapes)
    const isFull = valid.length + rejected.length >= settings.windowLines || windowBytes >= settings.windowBytes
    // What a source line states about reading values applies to the lines after it, not to those before.
    const isLateSource = 'line' in checked && checked.kind === 'source' && valid.some(({ kind }) => kind !== 'source')
    if (isFull || isLateSource) await flush(raw.number)
    if (signal?.aborted) break
    if ('line' in checked) {
      valid.push(checked)
      tally.addIgnoredKeys(checked.kind, raw.number, checked.ignoredKeys)
      // This kind's own shape parsed the line.
      tally.addUnread(checked.kind, raw.number, deps.lines[checked.kind]?.unread?.(checked.line as never) ?? [])
      if (isRecord(checked.kind) && checked.name.source !== null) sources.add(checked.name.source, raw.number)
    } else {
      rejected.push(checked)
    }
    windowBytes += raw.bytes
  }
  const isReadWhole = !signal?.aborted
  if (isReadWhole) await flush(firstLine)
  // An interrupt that came when the last batch was under way has stopped nothing.
  const isHandledWhole = isReadWhole && handledLines === readLines
  return tally.summary(signal?.aborted && !isHandledWhole ? firstLine : null, await sources.undeclared(deps.graph))
}

type Checked = (WindowLine & { readonly ignoredKeys: readonly string[] }) | WindowReject

function check(raw: RawLine, shapes: Shapes): Checked {
  if (raw.fault !== undefined) return { ...raw, name: nameless, fault: raw.fault }
  const checked = validateLine(raw.text, shapes)
  if (!checked.isValid) return { ...raw, name: checked.name, fault: checked.fault }
  const { kind, name, line, ignoredKeys } = checked
  return { ...raw, kind, name, line, ignoredKeys, key: keyOf(kind, name) }
}

/** An account line is a record of another type: both share one space of ids. */
function keyOf(kind: string, name: LineName): string {
  return JSON.stringify([isRecord(kind) ? 'record' : kind, name.source, name.sourceId])
}

function isRecord(kind: string): boolean {
  return kind === 'record' || kind === 'account'
}

async function* numbered(lines: AsyncIterable<InputLine> | Iterable<InputLine>): AsyncGenerator<RawLine> {
  let number = 0
  for await (const line of lines) {
    number++
    if (!('kind' in line)) {
      yield line
      continue
    }
    const text = JSON.stringify(line)
    yield { number, text, bytes: Buffer.byteLength(text) }
  }
}

function stoppedAt(line: number, error: unknown): unknown {
  if (codeOf(error) !== 'SERVICE_UNAVAILABLE') return error
  const message = `The database could not be reached. All lines before line ${line} are in the graph. Run the same input again when the database is back: lines that are already there count as duplicates.`
  return codedError('SERVICE_UNAVAILABLE', message, { line }, error)
}
