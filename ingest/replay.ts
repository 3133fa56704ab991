import { type IngestDeps, ingestLines } from './ingest.ts'
import { markReplayed, quarantinedByIds } from './queries.ts'
import type { RawLine } from './raw-line.ts'
import type { Rule } from './rules.ts'
import type { Summary } from './summary.ts'

export interface Replayed {
  /** Line numbers count the lines replayed, from 1. */
  readonly summary: Summary
  /** No longer open. */
  readonly ids: readonly string[]
  /** Of these only a part was kept, and no corrected text was given: send them again by file. */
  readonly incomplete: readonly string[]
  readonly unknown: readonly string[]
}

/** Only the beginning or a garbled text of these is kept. */
const incompleteRules: ReadonlySet<Rule> = new Set<Rule>(['TOO_LONG', 'NOT_UTF8'])

/**
 * Ingests quarantined lines again, each with its corrected text where one is given. What is written is REPLAYED; what
 * fails again stays open under its present reason. A correction that fails is open as a line of its own.
 */
export async function replayQuarantine(
  ids: readonly string[],
  deps: IngestDeps,
  textById: ReadonlyMap<string, string> = new Map(),
): Promise<Replayed> {
  const found = await deps.graph.read(quarantinedByIds, { ids: [...new Set(ids)] })
  const isComplete = (row: (typeof found)[number]) => textById.has(row.id) || !incompleteRules.has(row.rule)
  const replayable = found.filter(isComplete)
  const replayed: string[] = []
  const lines = replayable.map((row, index): RawLine => {
    const text = textById.get(row.id) ?? row.line
    return { number: index + 1, text, bytes: Buffer.byteLength(text) }
  })
  const summary = await ingestLines(lines, {
    ...deps,
    onOutcome(lineNumber, status) {
      const row = replayable[lineNumber - 1]
      if (row !== undefined && status !== 'QUARANTINED') replayed.push(row.id)
      deps.onOutcome?.(lineNumber, status)
    },
  })
  await deps.graph.write(markReplayed.name, (transaction) => transaction.run(markReplayed, { ids: replayed }))
  const known = new Set(found.map((row) => row.id))
  return {
    summary,
    ids: replayed,
    incomplete: found.filter((row) => !isComplete(row)).map((row) => row.id),
    unknown: ids.filter((id) => !known.has(id)),
  }
}
