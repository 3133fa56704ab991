import { RetryWrite } from '../../graph/errors.ts'
import type { Transaction } from '../../graph/run.ts'
import type { SubjectType } from '../rule-set.ts'
import { lockAccounts, lockCustomers } from '../write/write-queries.ts'
import { sourcesOfSubjects, subjectIdsByRecords } from './queries.ts'

export interface WhereRecordIs {
  readonly id: string
  readonly type: SubjectType
}

/**
 * The subjects of records, by record, locked: nothing about them changes before the transaction ends. Throws RetryWrite. A decision about a
 * subject concerns all its records.
 */
export async function lockSubjectsOf(
  transaction: Transaction,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, WhereRecordIs>> {
  const before = await subjectsOf(transaction, recordIds)
  const subjects = [...before.values()]
  const idsOf = (type: SubjectType) =>
    [...new Set(subjects.filter((subject) => subject.type === type).map(({ id }) => id))].toSorted()
  const [customers, accounts] = [idsOf('PERSON'), idsOf('ORGANISATION')]
  const sourcesOf = () => transaction.run(sourcesOfSubjects, { ids: [...customers, ...accounts] })
  transaction.writeFor(await sourcesOf())
  if (customers.length > 0) await transaction.run(lockCustomers, { ids: customers })
  if (accounts.length > 0) await transaction.run(lockAccounts, { ids: accounts })
  const after = await subjectsOf(transaction, recordIds)
  if ([...after].some(([recordId, { id }]) => before.get(recordId)?.id !== id))
    throw new RetryWrite('another writer moved one of these records meanwhile')
  transaction.writeFor(await sourcesOf())
  return after
}

async function subjectsOf(
  transaction: Transaction,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, WhereRecordIs>> {
  const rows = await transaction.run(subjectIdsByRecords, { recordIds })
  return new Map(rows.map(({ recordId, id, type }) => [recordId, { id, type }]))
}
