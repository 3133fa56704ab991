import { setTimeout as sleep } from 'node:timers/promises'
import type { Graph } from '../graph/run.ts'
import { type IngestDeps, ingestLines } from '../ingest/ingest.ts'
import { createProgressDisplay, type ProgressOutput } from '../ingest/progress.ts'
import type { Summary } from '../ingest/summary.ts'
import { printLine } from '../process/terminal.ts'
import { type DemoOptions, demoLines } from './generate.ts'
import { beatSeed, claimSeed, finishSeed } from './queries.ts'

export interface SeedDeps extends IngestDeps {
  readonly newId: () => string
  /** Where progress and messages are written, for example standard error. */
  readonly output: ProgressOutput
}

export interface SeedSettings extends DemoOptions {
  /** The interval between two checks of another process's seeding. */
  readonly pollMs?: number
  /** A seeding without a sign of life for this long is dead and is taken over. */
  readonly expiryMs?: number
}

/**
 * Ingests the demo if the graph contains no record, or if an earlier seeding was not completed. If two processes start at once, one seeds
 * and the other waits for it. Null: nothing to do, or another process did it.
 */
export async function seedDemo(deps: SeedDeps, settings: SeedSettings = {}): Promise<Summary | null> {
  const { pollMs = 500, expiryMs = 10_000, ...options } = settings
  const { graph, now } = deps
  const holder = deps.newId()
  for (let looks = 0; ; looks++) {
    const claim = await claimFor(graph, holder, now().getTime(), expiryMs)
    if (claim === 'DONE') return null
    if (claim === 'MINE') break
    if (looks === 0) printLine(deps.output, 'Demo: another process is seeding, waiting for it')
    await sleep(pollMs)
    if (deps.signal?.aborted) return null
  }

  const beat = async (at: number) => {
    await graph.write(beatSeed.name, (transaction) => transaction.run(beatSeed, { holder, at }))
  }
  // A lost heartbeat is not a failure: the ingest itself shows whether the database is there.
  const heart = setInterval(() => void beat(now().getTime()).catch(() => undefined), expiryMs / 5)
  let isFinished = false
  try {
    const summary = await ingestDemo(deps, options)
    isFinished = summary.stoppedAtLine === null
    const params = { holder, at: now().getTime(), summary: JSON.stringify(summary) }
    if (isFinished) await graph.write(finishSeed.name, (transaction) => transaction.run(finishSeed, params))
    return summary
  } finally {
    clearInterval(heart)
    // Nobody needs to wait for a process that gave up.
    if (!isFinished) await beat(0).catch(() => undefined)
  }
}

async function claimFor(graph: Graph, holder: string, at: number, expiryMs: number) {
  const { value } = await graph.write(claimSeed.name, (transaction) =>
    transaction.run(claimSeed, { holder, at, expiredBefore: at - expiryMs }),
  )
  // No row: the graph contains other data.
  return value[0]?.claim ?? 'DONE'
}

async function ingestDemo(deps: SeedDeps, options: DemoOptions): Promise<Summary> {
  const startedAt = performance.now()
  const lines = [...demoLines(options)]
  const expected = { unit: 'lines', total: lines.length } as const
  const display = createProgressDisplay({ label: 'Seeding the demo', expected, output: deps.output })
  const summary = await ingestLines(lines, { ...deps, onProgress: display.show }).finally(display.stop)
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  const { accepted, quarantined } = summary
  printLine(deps.output, `Demo: ${accepted} lines accepted, ${quarantined} quarantined in ${seconds} s`)
  return summary
}
