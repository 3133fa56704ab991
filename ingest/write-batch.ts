import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '../errors.ts'
import type { Graph } from '../graph/run.ts'
import { writeFault, writeInHalves } from '../subgraphs/ingest/write-in-halves.ts'
import { type Fault, refusalFault } from '../subgraphs/quarantine/line-faults.ts'
import type { LineResult, WrittenLines } from '../subgraphs/runtime/subgraph.ts'

export type Outcome = LineResult | { readonly status: 'QUARANTINED'; readonly fault: Fault }
export type OutcomeStatus = Outcome['status']

export interface Patience {
  readonly graph: Pick<Graph, 'ping'>
  /** How long to wait for an unreachable database. */
  readonly patienceMs: number
  /** The first wait. Each further one is twice as long, up to 5 s. */
  readonly retryWaitMs: number
}

const longestWaitMs = 5_000
/** After this many failures of one batch while the database answers, the batch is at fault and not the database. */
const maxReachableFailures = 3

/**
 * One outcome per line, in order; see `writeInHalves`. Rejects with SERVICE_UNAVAILABLE if the database stays unreachable; what was written
 * stays.
 */
export function writeBatch<L>(
  lines: readonly L[],
  write: (lines: readonly L[]) => Promise<readonly Outcome[]>,
  patience: Patience,
): Promise<readonly Outcome[]> {
  return writeInHalves<L, Outcome>(
    lines,
    (part) => whenAvailable(() => write(part), patience),
    async (error) => {
      if (codeOf(error) === 'SERVICE_UNAVAILABLE' && !(await isReachable(patience.graph))) throw error
      return { status: 'QUARANTINED', fault: writeFault(error) }
    },
  )
}

/** Repeats `work` while the database is unreachable. */
export async function whenAvailable<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
  const startedAt = performance.now()
  let reachableFailures = 0
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (codeOf(error) !== 'SERVICE_UNAVAILABLE') throw error
      // A statement that ran out of time or memory looks the same as a lost server.
      if ((await isReachable(patience.graph)) && ++reachableFailures >= maxReachableFailures) throw error
      if (performance.now() - startedAt > patience.patienceMs) throw error
      await sleep(Math.min(patience.retryWaitMs * 2 ** attempt, longestWaitMs))
    }
  }
}

async function isReachable(graph: Pick<Graph, 'ping'>): Promise<boolean> {
  try {
    await graph.ping()
    return true
  } catch {
    return false
  }
}

/** The writer's result as the outcome of the line. */
export function outcomeOf(result: WrittenLines['results'][number]): Outcome {
  return 'message' in result ? { status: 'QUARANTINED', fault: refusalFault(result) } : result
}
