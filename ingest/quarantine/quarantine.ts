import type { Graph } from '../../graph/run.ts'
import { openQuarantined, type QuarantinedLine } from '../queries.ts'

/** A line may have a MiB. */
const pageSize = 100

/** Lines in quarantine that are still open, oldest first. */
export async function* listQuarantine(graph: Graph): AsyncGenerator<QuarantinedLine> {
  let last: QuarantinedLine | undefined
  for (;;) {
    const params = { afterAt: last?.at ?? 0, afterId: last?.id ?? '', limit: pageSize }
    const page = await graph.read(openQuarantined, params)
    yield* page
    last = page.at(-1)
    if (page.length < pageSize) return
  }
}
