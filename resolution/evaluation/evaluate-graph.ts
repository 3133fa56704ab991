import type { Graph } from '../../graph/run.ts'
import type { Model } from '../match/model.ts'
import { recordsInReview, resolvedRecords } from '../neighbourhood/block-queries.ts'
import { lookUpBlocks } from '../neighbourhood/look-up-blocks.ts'
import { toMatchRecord } from '../neighbourhood/stored-record.ts'
import { sourcesByKeys } from '../queries.ts'
import { undeclaredSource } from '../records/source.ts'
import { type Figures, figuresOf } from './figures.ts'

/** How the graph resolved the records that `truth` labels, `source:id` -> label. */
export async function evaluateGraph(graph: Graph, truth: ReadonlyMap<string, string>, model: Model): Promise<Figures> {
  const resolved = (await graph.read(resolvedRecords, {})).filter(({ record }) => truth.has(record.id))
  const keys = [...new Set(resolved.map(({ record }) => record.source))]
  const sources = new Map((await graph.read(sourcesByKeys, { keys })).map((source) => [source.key, source]))
  const records = resolved.map(({ record }) =>
    toMatchRecord(record, sources.get(record.source) ?? undeclaredSource(record.source)),
  )
  const indexById = new Map(records.map(({ id }, index) => [id, index]))
  const candidates: (readonly [number, number])[] = []
  for (let at = 0; at < records.length; at += 500) {
    const { byRecord } = await lookUpBlocks(
      { run: (statement, params) => graph.read(statement, params) },
      records.slice(at, at + 500),
    )
    for (const [id, others] of byRecord)
      for (const other of others) {
        const [a, b] = [indexById.get(id), indexById.get(other)]
        if (a !== undefined && b !== undefined && a < b) candidates.push([a, b])
      }
  }
  const review = await graph.read(recordsInReview, {})
  return figuresOf(
    records.map(({ traits }) => traits),
    records.map(({ id }) => truth.get(id) ?? id),
    candidates,
    resolved.map(({ subjectId }) => subjectId),
    review.map(({ a, b }) => [indexById.get(a) ?? -1, indexById.get(b) ?? -1] as const),
    model,
  )
}
