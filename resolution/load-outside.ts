import type { Transaction } from '../graph/run.ts'
import { candidateRecords, candidateVersions } from './block-queries.ts'
import type { MatchRecord } from './match-record.ts'
import type { MatchRecordCache } from './match-record-cache.ts'
import { sourcesByKeys } from './queries.ts'
import { type Source, undeclaredSource } from './source.ts'
import { toMatchRecord } from './stored-record.ts'

/** A record that is only compared with. */
export interface OutsideRecord {
  readonly record: MatchRecord
  readonly subjectId: string
}

/** By id. Adds the sources it meets. In full only what `cache` does not hold in this version. */
export async function loadOutside(
  transaction: Pick<Transaction, 'run'>,
  ids: readonly string[],
  sources: Map<string, Source>,
  cache?: MatchRecordCache,
): Promise<ReadonlyMap<string, OutsideRecord>> {
  const found = new Map<string, OutsideRecord>()
  const sourceOf = (key: string) => sources.get(key) ?? undeclaredSource(key)
  let missing = ids
  if (cache !== undefined) {
    const versions = await transaction.run(candidateVersions, { ids })
    await addSources(transaction, versions, sources)
    missing = versions.flatMap(({ subjectId, source, ...version }) => {
      const record = cache.get(version, sourceOf(source))
      if (record === undefined) return [version.id]
      found.set(version.id, { record, subjectId })
      return []
    })
  }
  if (missing.length === 0) return found
  const rows = await transaction.run(candidateRecords, { ids: missing })
  await addSources(
    transaction,
    rows.map(({ record }) => record),
    sources,
  )
  for (const { record, subjectId } of rows) {
    const source = sourceOf(record.source)
    const ready = toMatchRecord(record, source)
    cache?.set(record, source, ready)
    found.set(record.id, { record: ready, subjectId })
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
