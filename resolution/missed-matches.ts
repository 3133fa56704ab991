import type { Graph, Transaction } from '../graph/run.ts'
import { lookUp } from './load-candidates.ts'
import { loadOutside } from './load-outside.ts'
import type { MatchRecord } from './match-record.ts'
import type { MatchRecordCache } from './match-record-cache.ts'
import { matchOf } from './pair-match.ts'
import type { RuleSet } from './rule-set.ts'

/** A record that arrived, as the model saw it. */
export interface ComparedRecord {
  readonly record: MatchRecord
  /** All records of its blocks, itself among them. */
  readonly candidates: ReadonlySet<string>
}

/**
 * Ids of records that now share a block with one they were not compared with, and that the model does not hold apart from it.
 * `bookmarks`: of their own transaction.
 */
export async function missedMatches(
  graph: Pick<Graph, 'read'>,
  compared: readonly ComparedRecord[],
  { model }: RuleSet,
  bookmarks: readonly string[],
  cache?: MatchRecordCache,
): Promise<readonly string[]> {
  if (compared.length === 0) return []
  const run: Transaction['run'] = (statement, params) => graph.read(statement, params, { bookmarks })
  const found = await lookUp(
    { run },
    compared.map(({ record }) => record),
  )
  const missed = compared.flatMap(({ record, candidates }) => {
    const ids = [...(found.get(record.id) ?? [])].filter((id) => !candidates.has(id))
    return ids.length === 0 ? [] : [{ record, ids }]
  })
  if (missed.length === 0) return []
  const ids = [...new Set(missed.flatMap((one) => one.ids))]
  const others = await loadOutside({ run }, ids, new Map(), cache)
  return missed.flatMap(({ record, ids: unseen }) => {
    const isMatched = unseen.some((id) => {
      const other = others.get(id)?.record
      return other !== undefined && matchOf(record, other, model) !== null
    })
    return isMatched ? [record.id] : []
  })
}
