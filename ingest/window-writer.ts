import type { Graph } from '../graph/run.ts'
import type { LineName } from '../subgraphs/quarantine/line-name.ts'
import { keepRejected, type RejectedLine } from '../subgraphs/quarantine/quarantine.ts'
import type { LineTypes } from '../subgraphs/runtime/subgraph.ts'
import { type ClosingLine, createQuarantineClosing } from './quarantine/close-corrected.ts'
import type { RawLine } from './raw-line.ts'
import { createSourceZones } from './source-zones.ts'
import { chunk, planWindow, type Stage, type StageOrder } from './window.ts'
import { type Outcome, outcomeOf, type Patience, whenAvailable, writeBatch } from './write-batch.ts'

export interface WindowLine extends RawLine {
  readonly kind: string
  readonly key: string
  readonly name: LineName
  readonly line: unknown
}

export interface WindowReject extends RawLine, RejectedLine {
  readonly fault: RejectedLine['fault']
}

export interface WindowWriterDeps {
  readonly graph: Graph
  readonly lines: LineTypes
  readonly now: () => Date
  readonly signal: AbortSignal | undefined
  readonly settings: WindowWriterSettings
  /** Called once per line, after it is in the graph or in quarantine. */
  readonly onOutcome: (line: RawLine, kind: string | null, outcome: Outcome) => void
  readonly onBatch: () => void
}

export interface WindowWriterSettings extends Omit<Patience, 'graph'> {
  /** What is written in one transaction. */
  readonly batchLines: number
  readonly batchBytes: number
  readonly recordsInFlight: number
  readonly factsInFlight: number
}

/** Writes one window. Once it has ended, also by a failure or by the signal, nothing more is written. */
export type WriteWindow = (valid: readonly WindowLine[], rejected: readonly WindowReject[]) => Promise<void>

export function createWindowWriter(deps: WindowWriterDeps): WriteWindow {
  const { graph, settings, signal } = deps
  const patience: Patience = { graph, patienceMs: settings.patienceMs, retryWaitMs: settings.retryWaitMs }
  const batchSize = { lines: settings.batchLines, bytes: settings.batchBytes }

  const closing = createQuarantineClosing(graph, deps.now)
  const zones = createSourceZones(graph)

  async function quarantine(rejected: readonly WindowReject[]): Promise<void> {
    for (const part of chunk(rejected, batchSize)) {
      const write = () =>
        graph.write('ingest.keepRejected', (transaction) => keepRejected(transaction, part, deps.now()))
      await whenAvailable(write, patience)
      await whenAvailable(() => closing.replaced(part), patience)
      for (const line of part) deps.onOutcome(line, line.name.kind, { status: 'QUARANTINED', fault: line.fault })
      deps.onBatch()
    }
  }

  async function writeLines(kind: string, lines: readonly WindowLine[]): Promise<void> {
    const type = deps.lines[kind]
    if (type === undefined) throw new Error(`No subgraph writes lines of kind ${kind}`)
    const write = async (part: readonly WindowLine[]) => {
      const written = part.map(({ line }) => line)
      // What a source line states applies to the lines after it.
      const read = kind === 'source' ? written : await zones.read(written, type.propertyTimes ?? [])
      // This type's own shape parsed each line.
      return (await type.write(read as readonly never[])).results.map(outcomeOf)
    }
    const outcomes = await writeBatch(lines, write, patience)
    if (kind === 'source') zones.forget()
    const failed: WindowReject[] = []
    const taken: ClosingLine[] = []
    for (const [index, line] of lines.entries()) {
      const outcome = outcomes[index]
      if (outcome === undefined) throw new Error(`The writer of ${kind} answered too few results`)
      if (outcome.status === 'QUARANTINED') failed.push({ ...line, fault: outcome.fault })
      else {
        taken.push({ ...line, isNews: outcome.status !== 'DUPLICATE' })
        deps.onOutcome(line, kind, outcome)
      }
    }
    await whenAvailable(() => closing.taken(taken), patience)
    deps.onBatch()
    await quarantine(failed)
  }

  async function writeStage(stage: Stage<WindowLine>): Promise<void> {
    const batches = stage.batches.values()
    let isStopped = false
    async function writeNext(): Promise<void> {
      for (const { kind, lines } of batches) {
        if (isStopped || signal?.aborted) return
        try {
          await writeLines(kind, lines)
        } catch (error) {
          isStopped = true
          throw error
        }
      }
    }
    const ended = await Promise.allSettled(Array.from({ length: inFlight(stage.order) }, writeNext))
    for (const result of ended) if (result.status === 'rejected') throw result.reason
  }

  function inFlight(order: StageOrder): number {
    if (order === 'SOURCES') return 1
    return order === 'RECORDS' ? settings.recordsInFlight : settings.factsInFlight
  }

  return async (valid, rejected) => {
    closing.beginWindow(rejected)
    await quarantine(rejected)
    for (const stage of planWindow(valid, batchSize)) await writeStage(stage)
  }
}
