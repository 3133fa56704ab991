import type { Transaction } from '../../graph/run.ts'
import { changeNode, createIdentityChanges } from '../write/identity-changes.ts'
import { isByRules } from '../write/resolve-records.ts'
import { changeById, markUndone, type StoredChange } from './change-queries.ts'
import { lockSubjectsOf, type WhereRecordIs } from './lock-subjects.ts'
import { type Correction, type CorrectionDeps, conflict, notFound, type Refusal } from './outcome.ts'
import { pairsBetween } from './pairs.ts'
import { assertPairsDistinct, retractSame, subjectIdsByRecords } from './queries.ts'
import { resolveAgain } from './resolve-again.ts'
import { revertDecision } from './revert-decision.ts'

export interface Unmerged {
  readonly outcome: 'DONE'
  readonly changeId: string
  /** The subject that has what the survivor had. */
  readonly survivorId: string
  /** The subject that has what was absorbed, under its former id. Null if the change had separated the two. */
  readonly restoredId: string | null
}

/**
 * Separates what one merge joined, by the rules or by a person: each side gets its records and its id back. Later records go where the
 * rules put them, and the two sides are kept apart from now on. This also works if the survivor was merged again. A split, or a decision
 * that two records are distinct, is revoked instead.
 */
export async function unmerge(
  transaction: Transaction,
  mergeId: string,
  { by, reason }: Correction,
  deps: CorrectionDeps,
): Promise<Unmerged | Refusal> {
  const [known] = await transaction.run(changeById, { id: mergeId })
  if (known === undefined) return notFound('There is no such merge or split, or none that this token may see.')
  const subjects = await lockSubjectsOf(transaction, [...known.kept, ...known.moved])
  const [merge = known] = await transaction.run(changeById, { id: mergeId })
  if (merge.isUndone) return conflict('This change has already been undone.')
  if (merge.action !== 'MERGED') return revertDecision(transaction, merge, { by, reason }, deps)
  const sides = sidesOf(merge, subjects)
  if (sides === null) return conflict('The two sides of this merge are already separate.')
  const { sharedId, kept, moved } = sides
  const at = deps.now().getTime()
  const id = deps.newId()
  await transaction.run(retractSame, { left: merge.kept, right: merge.moved })
  const properties = { id, by, reason, at, action: 'UNMERGED' }
  await transaction.run(assertPairsDistinct, { pairs: pairsBetween(merge.kept, merge.moved), properties })
  const { keepId, absorbId } = merge
  // Written of every merge.
  if (keepId === null || absorbId === null) throw new RangeError('A merge names the two ids.')
  const anchors = new Map([
    [sharedId === absorbId ? keepId : sharedId, kept[0] ?? ''],
    [absorbId, moved[0] ?? ''],
  ])
  const undoes = isByRules(merge) ? ('MERGE_BY_RULES' as const) : ('MERGE_BY_PERSON' as const)
  const wanted = { anchors, earlierSteps: merge.steps, undoes }
  await resolveAgain(transaction, [...kept, ...moved], wanted, { by, reason }, deps)
  await transaction.run(markUndone, { id: mergeId })
  const rows = await transaction.run(subjectIdsByRecords, { recordIds: [kept[0] ?? '', moved[0] ?? ''] })
  const idOf = (recordId = '') => rows.find((row) => row.recordId === recordId)?.id ?? ''
  const [survivorId, restoredId] = [idOf(kept[0]), idOf(moved[0])]
  const change = {
    id,
    action: 'UNMERGED' as const,
    recordId: kept[0] ?? '',
    at,
    keepId: survivorId,
    absorbId: restoredId,
    kept: merge.kept,
    moved: merge.moved,
    by,
    reason,
  }
  await transaction.run(createIdentityChanges, { changes: [changeNode(change)] })
  return { outcome: 'DONE', changeId: id, survivorId, restoredId }
}

/** The records of both sides that are together now. Null if there are none. */
function sidesOf(
  { kept, moved }: StoredChange,
  subjects: ReadonlyMap<string, WhereRecordIs>,
): { readonly sharedId: string; readonly kept: readonly string[]; readonly moved: readonly string[] } | null {
  const subjectIds = new Set(kept.flatMap((id) => subjects.get(id)?.id ?? []))
  const sharedId = moved.map((id) => subjects.get(id)?.id).find((id) => id !== undefined && subjectIds.has(id))
  if (sharedId === undefined) return null
  const there = (ids: readonly string[]) => ids.filter((id) => subjects.get(id)?.id === sharedId)
  return { sharedId, kept: there(kept), moved: there(moved) }
}
