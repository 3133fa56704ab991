import type { Transaction } from '../../graph/run.ts'
import type { MatchRecord } from '../partition/match-record.ts'
import { sourcesByKeys } from '../queries.ts'
import { type Source, undeclaredSource } from '../records/source.ts'
import { createTurns } from '../turns.ts'
import { candidateRecords } from './block-queries.ts'
import type { MatchRecordCache } from './match-record-cache.ts'
import { toMatchRecord } from './stored-record.ts'

/** A record to compare with, as its blocks describe it. */
export interface Stamped {
  readonly id: string
  readonly stamp: string
}

/** By id. Adds the sources that it meets. Reads only what `cache` does not contain with the same stamp. */
export async function loadOutside(
  transaction: Pick<Transaction, 'run'>,
  wanted: readonly Stamped[],
  sources: Map<string, Source>,
  cache?: MatchRecordCache,
): Promise<ReadonlyMap<string, MatchRecord>> {
  const sourceOf = (key: string) => sources.get(key) ?? undeclaredSource(key)
  const cached = wanted.flatMap(({ id, stamp }) => cache?.get(id, stamp) ?? [])
  await addSources(
    transaction,
    cached.map(({ record }) => record),
    sources,
  )
  const usable = cached.filter(({ record, isReadAs }) => isReadAs(sourceOf(record.source)))
  const found = new Map(usable.map(({ record }) => [record.id, record]))
  const ids = wanted.flatMap(({ id }) => (found.has(id) ? [] : [id]))
  if (ids.length === 0) return found
  const records = await transaction.run(candidateRecords, { ids })
  await addSources(transaction, records, sources)
  const turns = createTurns()
  for (const record of records) {
    const source = sourceOf(record.source)
    const ready = toMatchRecord(record, source)
    cache?.set(ready, source)
    found.set(record.id, ready)
    if (turns.isOver()) await turns.next()
  }
  return found
}

async function addSources(
  transaction: Pick<Transaction, 'run'>,
  records: readonly { readonly source: string }[],
  sources: Map<string, Source>,
): Promise<void> {
  const keys = [...new Set(records.map(({ source }) => source))].filter((key) => !sources.has(key))
  if (keys.length === 0) return
  for (const source of await transaction.run(sourcesByKeys, { keys })) sources.set(source.key, source)
}
