import { type Batcher, type BatcherSettings, createBatcher } from '../../graph/batch.ts'
import type { Graph } from '../../graph/run.ts'

/** Test files share two cores with two databases, so a stall of the machine is not a fault. Tests of the time limit set their own. */
export function createPatientBatcher(graph: Pick<Graph, 'read'>, settings: BatcherSettings = {}): Batcher {
  return createBatcher(graph, { mostMs: 20_000, ...settings })
}
