import type { Graph } from '../../graph/run.ts'
import { closeQuarantined } from '../../subgraphs/quarantine/queries.ts'

export interface Discarded {
  /** Lines that are no longer open. */
  readonly ids: readonly string[]
  readonly unknown: readonly string[]
}

/** Takes refused lines out of the quarantine and erases their text. If the same line arrives again, it is open again. */
export async function discardQuarantined(ids: readonly string[], graph: Graph, at: Date): Promise<Discarded> {
  const wanted = [...new Set(ids)]
  const { value } = await graph.write('ingest.discardQuarantined', (transaction) =>
    transaction.run(closeQuarantined, { ids: wanted, status: 'DISCARDED', at: at.getTime() }),
  )
  const closed = new Set(value)
  return { ids: wanted.filter((id) => closed.has(id)), unknown: wanted.filter((id) => !closed.has(id)) }
}
