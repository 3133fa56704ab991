import type { Transaction } from '../../graph/run.ts'
import { changeNode, createIdentityChanges } from '../write/identity-changes.ts'
import { lockSubjectsOf } from './lock-subjects.ts'
import { recordIds, representativeOf } from './merge.ts'
import { type Correction, type CorrectionDeps, conflict, notFound, type Refusal } from './outcome.ts'
import { pairsBetween, pairsWithin } from './pairs.ts'
import { assertPairsDistinct, assertPairsSame, retractSame, subjectIdsByRecords, subjectsByIds } from './queries.ts'
import { resolveAgain } from './resolve-again.ts'

export interface Split {
  readonly outcome: 'DONE'
  readonly changeId: string
  /** The subject that keeps the other records, under the id that was split. */
  readonly keptId: string
  /** The subject that has the named records. */
  readonly partId: string
}

/** Moves records out of a subject, together, and keeps them apart from the rest. The rest stays together if something else joins it. */
export async function splitSubject(
  transaction: Transaction,
  { id: askedId, part }: { readonly id: string; readonly part: readonly string[] },
  { by, reason }: Correction,
  deps: CorrectionDeps,
): Promise<Split | Refusal> {
  const [seen] = await transaction.run(subjectsByIds, { ids: [askedId] })
  if (seen === undefined) return notFound('There is no such customer or account, or none that this token may see.')
  await lockSubjectsOf(transaction, recordIds(seen))
  const [subject = seen] = await transaction.run(subjectsByIds, { ids: [askedId] })
  const leaving = [...new Set(part)].toSorted()
  const all = new Set(recordIds(subject))
  if (leaving.some((id) => !all.has(id)))
    return notFound('Some of these records do not belong to this customer or account.')
  const rest = subject.records.filter(({ id }) => !leaving.includes(id))
  if (leaving.length === 0 || rest.length === 0) return conflict('A split must leave at least one record on each side.')
  const anchor = representativeOf({ ...subject, records: rest })
  const restIds = rest.map(({ id }) => id)
  const at = deps.now().getTime()
  const id = deps.newId()
  const properties = { id, by, reason, at, action: 'SPLIT' }
  const retracted = await transaction.run(retractSame, { left: leaving, right: restIds })
  await transaction.run(assertPairsDistinct, { pairs: pairsBetween(leaving, restIds), properties })
  if (leaving.length > 1) await transaction.run(assertPairsSame, { pairs: pairsWithin(leaving), properties })
  await resolveAgain(
    transaction,
    [...leaving, ...restIds],
    { anchors: new Map([[subject.id, anchor]]) },
    { by, reason },
    deps,
  )
  const rows = await transaction.run(subjectIdsByRecords, { recordIds: [anchor, leaving[0] ?? ''] })
  const [keptId, partId] = [anchor, leaving[0]].map(
    (recordId) => rows.find((row) => row.recordId === recordId)?.id ?? '',
  )
  const change = {
    id,
    action: 'SPLIT' as const,
    recordId: anchor,
    at,
    keepId: keptId ?? '',
    absorbId: partId ?? '',
    kept: restIds,
    moved: leaving,
    by,
    reason,
    steps: [subject.steps],
    retracted: retracted.map((edge) => JSON.stringify(edge)),
  }
  await transaction.run(createIdentityChanges, { changes: [changeNode(change)] })
  return { outcome: 'DONE', changeId: id, keptId: keptId ?? '', partId: partId ?? '' }
}
