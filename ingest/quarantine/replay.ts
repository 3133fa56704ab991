import { closeQuarantined } from '../../subgraphs/quarantine/queries.ts'
import { type IngestDeps, ingestLines } from '../ingest.ts'
import { quarantinedByIds } from '../queries.ts'
import type { RawLine } from '../raw-line.ts'
import type { Summary } from '../summary.ts'
import { isKeptWhole } from './kept-whole.ts'

export interface Replayed {
  /** Line numbers count the replayed lines, from 1. */
  readonly summary: Summary
  /** Lines that are no longer open. */
  readonly ids: readonly string[]
  /** Only a part of these was kept, and no corrected text was given: send them again from their file. */
  readonly incomplete: readonly string[]
  readonly unknown: readonly string[]
}

/** A line may have a MiB. */
const readAtOnce = 100

/**
 * Ingests quarantined lines again, each with its corrected text if one is given. A line that is written becomes REPLAYED. A line that fails
 * again stays open with its present reason. A correction that fails is open as a separate line.
 */
export async function replayQuarantine(
  ids: readonly string[],
  deps: IngestDeps,
  textById: ReadonlyMap<string, string> = new Map(),
): Promise<Replayed> {
  /** Ids in the order of their line numbers. */
  const sent: string[] = []
  const incomplete: string[] = []
  const unknown: string[] = []
  let written: string[] = []
  const replayed: string[] = []

  async function* readLines(): AsyncGenerator<RawLine> {
    for (const part of parts([...new Set(ids)])) {
      const rows = await deps.graph.read(quarantinedByIds, { ids: part })
      const rowById = new Map(rows.map((row) => [row.id, row]))
      for (const id of part) {
        const row = rowById.get(id)
        const text = textById.get(id) ?? row?.line
        if (row === undefined || text === undefined) unknown.push(id)
        else if (!isKeptWhole(row.rule) && !textById.has(id)) incomplete.push(id)
        else yield { number: sent.push(id), text, bytes: Buffer.byteLength(text) }
      }
      await close()
    }
  }

  async function close(): Promise<void> {
    const done = written
    written = []
    const at = deps.now().getTime()
    if (done.length > 0)
      await deps.graph.write('ingest.markReplayed', (transaction) =>
        transaction.run(closeQuarantined, { ids: done, status: 'REPLAYED', at }),
      )
    replayed.push(...done)
  }

  const summary = await ingestLines(readLines(), {
    ...deps,
    onOutcome(lineNumber, status) {
      const id = sent[lineNumber - 1]
      if (id !== undefined && status !== 'QUARANTINED') written.push(id)
      deps.onOutcome?.(lineNumber, status)
    },
  }).finally(close)
  return { summary, ids: replayed, incomplete, unknown }
}

function* parts(ids: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < ids.length; start += readAtOnce) yield ids.slice(start, start + readAtOnce)
}
