import { createHash } from 'node:crypto'
import type { Graph } from '../graph/run.ts'
import { keepQuarantined, openQuarantined, type QuarantinedLine } from './queries.ts'
import type { Fault } from './rules.ts'
import type { LineName } from './validate.ts'

export interface RejectedLine {
  readonly name: LineName
  readonly text: string
  readonly fault: Fault
}

/** The same line is the same node, however often it comes. */
export function quarantineIdOf(name: LineName, text: string): string {
  return createHash('sha256')
    .update(JSON.stringify([name.kind, name.source, name.sourceId]))
    .update(text)
    .digest('hex')
    .slice(0, 32)
}

/** Keeps refused lines in the graph, open until they are replayed. */
export async function keepInQuarantine(graph: Graph, rejected: readonly RejectedLine[], at: Date): Promise<void> {
  if (rejected.length === 0) return
  const rows = rejected.map(({ name, text, fault }) => ({
    id: quarantineIdOf(name, text),
    ...name,
    line: text,
    rule: fault.rule,
    message: fault.message,
  }))
  await graph.write(keepQuarantined.name, (transaction) => transaction.run(keepQuarantined, { rows, at: at.getTime() }))
}

/** A line may have a MiB. */
const pageSize = 100

/** Lines in quarantine that were not replayed yet, the oldest first. */
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
