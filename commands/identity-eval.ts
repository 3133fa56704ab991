import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { createSecrets } from '../access/secrets.ts'
import { createBatcher } from '../graph/batch.ts'
import { createDriver } from '../graph/driver.ts'
import { migrate } from '../graph/migrate.ts'
import { createGraph, type Graph } from '../graph/run.ts'
import { startEmbeddedNeo4j } from '../graph/server/embedded.ts'
import { ingestLines } from '../ingest/ingest.ts'
import { createLineTypes } from '../ingest/line-types.ts'
import { failToStart } from '../process/process-fault.ts'
import { runEvalCli } from '../resolution/evaluation/eval-cli.ts'
import type { LabelledLine } from '../resolution/evaluation/labelled-set.ts'
import { ruleSet } from '../resolution/rule-set.ts'

const database = 'neo4j'

/** Entry of `npm run identity:eval`. */
async function main(): Promise<void> {
  process.exitCode = await runEvalCli(process.argv.slice(2), {
    model: ruleSet.model,
    stdout: process.stdout,
    openEmptyGraph,
    ingest,
  })
}

async function openEmptyGraph() {
  const dataDir = await mkdtemp(join(tmpdir(), 'identity-eval-'))
  const server = await startEmbeddedNeo4j({ dataDir, shortLived: true })
  const driver = createDriver(server)
  const graph = createGraph(driver, { database, statementTimeoutMs: 60_000 })
  async function close(): Promise<void> {
    await graph.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await graph.ping()
    await migrate(driver, database)
  } catch (error) {
    await close()
    throw error
  }
  return { graph, close }
}

async function ingest(graph: Graph, lines: readonly LabelledLine[]): Promise<number> {
  // The graph is deleted after the run, so the key need not be kept.
  const secrets = createSecrets([randomUUID() + randomUUID()])
  const deps = { graph, batcher: createBatcher(graph), now: () => new Date(), newId: () => ulid(), secrets }
  let refused = 0
  await ingestLines(lines, {
    graph,
    lines: createLineTypes(deps),
    now: deps.now,
    onOutcome(_line, status) {
      if (status === 'QUARANTINED') refused++
    },
  })
  return refused
}

await main().catch(failToStart)
