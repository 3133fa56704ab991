import { cypher, statement } from '../../../graph/cypher.ts'
import type { Rule } from '../../quarantine/line-faults.ts'

export interface QuarantinedRow {
  readonly id: string
  readonly kind: string | null
  readonly source: string | null
  readonly sourceId: string | null
  readonly rule: Rule
  /** Null: kept before there was one. */
  readonly shownMessage: string | null
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
           q.shownMessage AS shownMessage, q.at AS at
    ORDER BY q.at, q.id
    LIMIT $limit`,
  row: (r): QuarantinedRow => ({
    id: r.string('id'),
    kind: r.stringOrNull('kind'),
    source: r.stringOrNull('source'),
    sourceId: r.stringOrNull('sourceId'),
    // Written by the quarantine only.
    rule: r.string('rule') as Rule,
    shownMessage: r.stringOrNull('shownMessage'),
    at: r.number('at'),
  }),
})
