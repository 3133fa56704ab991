import type { Transaction } from '../../graph/run.ts'
import type { StoredRecord } from '../neighbourhood/stored-record.ts'
import { sourcesByKeys, subjectsAround } from '../queries.ts'
import { type Source, undeclaredSource } from '../records/source.ts'
import { ruleSet } from '../rule-set.ts'
import type { Decision } from '../write/identity-changes.ts'
import type { Wanted } from '../write/plan-writes.ts'
import type { ResolutionDeps, Resolved } from '../write/resolution-deps.ts'
import { resolveRecords } from '../write/resolve-records.ts'

/** Decides again everything that these records may change, as if they had arrived again. `read`: how they are read this time. */
export async function resolveAgain(
  transaction: Transaction,
  recordIds: readonly string[],
  wanted: Wanted,
  decision: Decision,
  deps: ResolutionDeps,
  read: (record: StoredRecord, source: Source) => StoredRecord = (record) => record,
): Promise<Resolved> {
  const ids = new Set(recordIds)
  const around = await transaction.run(subjectsAround, { keys: [], crowded: [], recordIds: [...ids], isWhole: true })
  const records = around
    .flatMap(({ subject }) => subject.records.map(({ record }) => record))
    .filter(({ id }) => ids.has(id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const known = new Map(
    records.map(({ id, observedAt, contentHash, isPlaceholder }) => [
      id,
      { id, observedAt, contentHash, isPlaceholder },
    ]),
  )
  const keys = [...new Set(records.map(({ source }) => source))].toSorted()
  const sources = new Map((await transaction.run(sourcesByKeys, { keys })).map((source) => [source.key, source]))
  const present = records.map((record) => read(record, sources.get(record.source) ?? undeclaredSource(record.source)))
  const arriving = { records: present, known, sources, ...wanted, decision }
  return resolveRecords(transaction, arriving, deps.rules ?? ruleSet, deps)
}
