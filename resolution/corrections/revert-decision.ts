import type { Transaction } from '../../graph/run.ts'
import { changeNode, createIdentityChanges } from '../write/identity-changes.ts'
import { markUndone, type StoredChange } from './change-queries.ts'
import { type Correction, type CorrectionDeps, conflict, type Refusal } from './outcome.ts'
import {
  distinctionsBetween,
  type Retracted,
  restoreDistinct,
  restoreSame,
  retractDecision,
  subjectIdsByRecords,
} from './queries.ts'
import { resolveAgain } from './resolve-again.ts'
import { tellDistinctions } from './tell-distinctions.ts'
import type { Unmerged } from './unmerge.ts'

/**
 * Undoes a decision that separated records: it no longer counts, what it had revoked counts again, and the rules decide as if it had never
 * been made. Refused if a later decision keeps the same records apart. The caller holds the locks.
 */
export async function revertDecision(
  transaction: Transaction,
  decision: StoredChange,
  { by, reason }: Correction,
  deps: CorrectionDeps,
): Promise<Unmerged | Refusal> {
  const { kept, moved } = decision
  const distinctions = await transaction.run(distinctionsBetween, { left: kept, right: moved })
  const others = distinctions.filter(({ id }) => id !== decision.id)
  if (distinctions.length === others.length && others.length === 0)
    return conflict('No decision keeps the records of this change apart any more. Use mergeCustomers or assertSame.')
  if (others.length > 0) return conflict('Another decision keeps the two apart.', tellDistinctions(others))
  const recordIds = [...kept, ...moved]
  const [part] = await transaction.run(subjectIdsByRecords, { recordIds: [moved[0] ?? ''] })
  await transaction.run(retractDecision, { id: decision.id, recordIds })
  // Written by the decision itself.
  const retracted = decision.retracted.map((json) => JSON.parse(json) as Retracted)
  const edgesOf = (which: Retracted['relation']) => retracted.filter(({ relation }) => relation === which)
  await transaction.run(restoreSame, { edges: edgesOf('SAME') })
  await transaction.run(restoreDistinct, { edges: edgesOf('NOT_SAME') })
  const anchors = new Map(decision.keepId === null ? [] : [[decision.keepId, kept[0] ?? '']])
  await resolveAgain(transaction, recordIds, { anchors, earlierSteps: decision.steps }, { by, reason }, deps)
  await transaction.run(markUndone, { id: decision.id })
  const rows = await transaction.run(subjectIdsByRecords, { recordIds: [kept[0] ?? '', moved[0] ?? ''] })
  const idOf = (recordId = '') => rows.find((row) => row.recordId === recordId)?.id ?? ''
  const [keepId, movedTo] = [idOf(kept[0]), idOf(moved[0])]
  const absorbId = movedTo === keepId ? (part?.id ?? '') : movedTo
  const id = deps.newId()
  const at = deps.now().getTime()
  const change = { id, action: 'REVERTED' as const, recordId: kept[0] ?? '', at, keepId, absorbId, kept, moved }
  await transaction.run(createIdentityChanges, { changes: [changeNode({ ...change, by, reason })] })
  return { outcome: 'DONE', changeId: id, survivorId: keepId, restoredId: movedTo === keepId ? null : movedTo }
}
