import { type Batcher, type BatcherSettings, createBatcher } from '../../graph/batch.ts'
import type { Graph } from '../../graph/run.ts'

/** Test files share two cores with two databases: a stall of the machine is no finding. What is tested about the bound sets its own. */
export function createPatientBatcher(graph: Pick<Graph, 'read'>, settings: BatcherSettings = {}): Batcher {
  return createBatcher(graph, { mostMs: 20_000, ...settings })
}
