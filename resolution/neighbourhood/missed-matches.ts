import type { Graph, Transaction } from '../../graph/run.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import { matchOf } from '../partition/pair-match.ts'
import type { Source } from '../records/source.ts'
import type { RuleSet } from '../rule-set.ts'
import { createTurns } from '../turns.ts'
import { loadOutside } from './load-outside.ts'
import { lookUpBlocks, type Overfull } from './look-up-blocks.ts'
import type { MatchRecordCache } from './match-record-cache.ts'
import { noStamp } from './record-stamp.ts'

/** The records that arrived in one transaction, as the model saw them. */
export interface Compared {
  readonly records: readonly ComparedRecord[]
  readonly overfull: Overfull
  /** The sources by which the compared records were read. */
  readonly sources: ReadonlyMap<string, Source>
}

export interface ComparedRecord {
  readonly record: MatchRecord
  /** All records of its blocks, including itself. */
  readonly candidates: ReadonlySet<string>
}

/**
 * Ids of records that now share a block with one that they were not compared with, and that the model does not keep apart from it.
 * `bookmarks`: of their own transaction.
 */
export async function missedMatches(
  graph: Pick<Graph, 'read'>,
  { records, overfull, sources }: Compared,
  { model }: RuleSet,
  bookmarks: readonly string[],
  cache?: MatchRecordCache,
): Promise<readonly string[]> {
  if (records.length === 0) return []
  const run: Transaction['run'] = (statement, params) => graph.read(statement, params, { bookmarks })
  const found = await lookUpBlocks(
    { run },
    records.map(({ record }) => record),
    { records: [], storedBefore: 0 },
    overfull,
  )
  const missed = records.flatMap(({ record, candidates }) => {
    const ids = [...(found.byRecord.get(record.id) ?? [])].filter((id) => !candidates.has(id))
    return ids.length === 0 ? [] : [{ record, ids }]
  })
  if (missed.length === 0) return []
  const ids = [...new Set(missed.flatMap((one) => one.ids))]
  const wanted = ids.map((id) => ({ id, stamp: found.stampById.get(id) ?? noStamp }))
  const others = await loadOutside({ run }, wanted, new Map(sources), cache)
  const turns = createTurns()
  const matched = new Set<string>()
  for (const { record, ids: unseen } of missed)
    for (const id of unseen) {
      if (turns.isOver()) await turns.next()
      const other = others.get(id)
      if (other === undefined || matchOf(record, other, model) === null) continue
      matched.add(record.id)
      break
    }
  return [...matched]
}
