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
  /** How long a database that cannot be reached is waited for. */
  readonly patienceMs: number
  /** First wait; each further one is twice as long, up to 5 s. */
  readonly retryWaitMs: number
}

const longestWaitMs = 5_000
/** Failures of one batch while the database answers, after which the batch is at fault and not the database. */
const maxReachableFailures = 3

/**
 * One outcome per line, in order; see `writeInHalves`. Rejects with SERVICE_UNAVAILABLE when the database stays away; what was written stays.
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

/** Runs `work` again while the database cannot be reached. */
export async function whenAvailable<T>(work: () => Promise<T>, patience: Patience): Promise<T> {
  const startedAt = performance.now()
  let reachableFailures = 0
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (codeOf(error) !== 'SERVICE_UNAVAILABLE') throw error
      // A statement that ran out of time or memory reads the same as a lost server.
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

/** What its writer answered, as the outcome of the line. */
export function outcomeOf(result: WrittenLines['results'][number]): Outcome {
  return 'message' in result ? { status: 'QUARANTINED', fault: refusalFault(result) } : result
}
