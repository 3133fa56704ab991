import { cypher, statement } from '../../graph/cypher.ts'

export interface QuarantinedRow {
  readonly id: string
  readonly kind: string | null
  readonly source: string | null
  readonly sourceId: string | null
  readonly rule: string
  readonly message: string
  readonly at: number
}

export const openQuarantined = statement({
  name: 'identity.openQuarantined',
  text: cypher<{
    readonly source: string | null
    readonly only: readonly string[] | null
    readonly afterAt: number
    readonly afterId: string
    readonly limit: number
  }>`
    MATCH (q:Quarantined)
    WHERE q.status = 'OPEN' AND q.at >= $afterAt AND (q.at > $afterAt OR q.id > $afterId)
      AND ($source IS NULL OR q.source = $source) AND ($only IS NULL OR q.source IN $only)
    RETURN q.id AS id, q.kind AS kind, q.source AS source, q.sourceId AS sourceId, q.rule AS rule,
           q.message AS message, q.at AS at
    ORDER BY q.at, q.id
    LIMIT $limit`,
  row: (r): QuarantinedRow => ({
    id: r.string('id'),
    kind: r.stringOrNull('kind'),
    source: r.stringOrNull('source'),
    sourceId: r.stringOrNull('sourceId'),
    rule: r.string('rule'),
    message: r.string('message'),
    at: r.number('at'),
  }),
})
