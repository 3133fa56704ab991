import { setTimeout as sleep } from 'node:timers/promises'
import type { Graph } from '../graph/run.ts'
import { type IngestDeps, ingestLines } from '../ingest/ingest.ts'
import type { Summary } from '../ingest/summary.ts'
import { type DemoOptions, demoLines } from './generate.ts'
import { beatSeed, claimSeed, finishSeed } from './queries.ts'

export interface SeedDeps extends IngestDeps {
  readonly newId: () => string
  readonly log: (line: string) => void
}

export interface SeedSettings extends DemoOptions {
  /** Between two looks at a seeding that another process does. */
  readonly pollMs?: number
  /** A seeding that was not heard of for this long is dead and is taken over. */
  readonly expiryMs?: number
}

/**
 * Ingests the demo where the graph holds no record yet, or where an earlier seeding did not come to its end. When two
 * processes start at once, one seeds and the other waits for it. Null: nothing to do, or the other one did it.
 */
export async function seedDemo(deps: SeedDeps, settings: SeedSettings = {}): Promise<Summary | null> {
  const { pollMs = 500, expiryMs = 30_000, ...options } = settings
  const { graph, now, log } = deps
  const holder = deps.newId()
  let isWaitTold = false
  for (;;) {
    const claim = await claimFor(graph, holder, now().getTime(), expiryMs)
    if (claim === 'DONE') return null
    if (claim === 'MINE') break
    if (!isWaitTold) log('Demo: another process is seeding, waiting for it.')
    isWaitTold = true
    await sleep(pollMs)
    if (deps.signal?.aborted) return null
  }
  return seed(deps, holder, options, expiryMs)
}

type Claim = 'MINE' | 'DONE' | 'TAKEN'

async function claimFor(graph: Graph, holder: string, at: number, expiryMs: number): Promise<Claim> {
  const { value } = await graph.write(claimSeed.name, (transaction) =>
    transaction.run(claimSeed, { holder, at, expiredBefore: at - expiryMs }),
  )
  // No row: the graph holds data of its own.
  return value[0]?.claim ?? 'DONE'
}

async function seed(deps: SeedDeps, holder: string, options: DemoOptions, expiryMs: number): Promise<Summary> {
  const { graph, now } = deps
  const lines = [...demoLines(options)]
  const startedAt = performance.now()
  deps.log(`Demo: seeding ${lines.length} lines.`)
  const beat = setInterval(() => {
    // A lost beat is no failure: the next one, or the ingest itself, tells whether the database is there.
    void graph
      .write(beatSeed.name, (transaction) => transaction.run(beatSeed, { holder, at: now().getTime() }))
      .catch(() => undefined)
  }, expiryMs / 6)
  beat.unref()
  try {
    const summary = await ingestLines(lines, deps)
    if (summary.stoppedAtLine === null)
      await graph.write(finishSeed.name, (transaction) =>
        transaction.run(finishSeed, { holder, at: now().getTime(), summary: JSON.stringify(summary) }),
      )
    deps.log(
      `Demo: ${summary.accepted} lines accepted, ${summary.quarantined} quarantined in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.`,
    )
    return summary
  } finally {
    clearInterval(beat)
  }
}
