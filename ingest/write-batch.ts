import { setTimeout as sleep } from 'node:timers/promises'
import { GraphQLError } from 'graphql'
import { codeOf } from '../errors.ts'
import type { Graph } from '../graph/run.ts'
import { type Fault, refusalFault } from '../subgraphs/quarantine/line-faults.ts'
import type { LineResult, WrittenLines } from '../subgraphs/subgraph.ts'

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
 * One outcome a line, in order. A batch that fails is written in halves, so that only the line at fault is quarantined.
 * Rejects with SERVICE_UNAVAILABLE when the database stays away; what was written stays.
 */
export async function writeInHalves<L>(
  lines: readonly L[],
  write: (lines: readonly L[]) => Promise<readonly Outcome[]>,
  patience: Patience,
): Promise<readonly Outcome[]> {
  try {
    return await whenAvailable(() => write(lines), patience)
  } catch (error) {
    if (codeOf(error) === 'SERVICE_UNAVAILABLE' && !(await isReachable(patience.graph))) throw error
    if (lines.length === 1) return [{ status: 'QUARANTINED', fault: writeFault(error) }]
    const middle = lines.length >> 1
    const first = await writeInHalves(lines.slice(0, middle), write, patience)
    return [...first, ...(await writeInHalves(lines.slice(middle), write, patience))]
  }
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

function writeFault(error: unknown): Fault {
  const message = `could not be written (${reasonOf(error)}): replay it when the cause is gone`
  return { rule: 'WRITE_FAILED', message, path: null }
}

function reasonOf(error: unknown): string {
  // Our masked error hides the driver's own words, which are what the operator needs here.
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error
  const text = cause instanceof Error ? cause.message : String(cause)
  return text.length > 300 ? `${text.slice(0, 300)}...` : text
}
