import type { Transaction } from '../../graph/run.ts'
import type { Decision } from '../identity-changes.ts'
import type { Wanted } from '../plan-writes.ts'
import { sourcesByKeys, subjectsAround } from '../queries.ts'
import type { ResolutionDeps } from '../resolution-deps.ts'
import { resolveRecords } from '../resolve-records.ts'
import { ruleSet } from '../rule-set.ts'

/** Decides anew what these records may change, as if they had come again. */
export async function resolveAgain(
  transaction: Transaction,
  recordIds: readonly string[],
  wanted: Wanted,
  decision: Decision,
  deps: ResolutionDeps,
): Promise<void> {
  const ids = new Set(recordIds)
  const around = await transaction.run(subjectsAround, { keys: [], recordIds: [...ids], subjectIds: [], isWhole: true })
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
  await resolveRecords(transaction, { records, known, sources, ...wanted, decision }, deps.rules ?? ruleSet, deps)
}
