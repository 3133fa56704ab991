import { codedError } from '../../errors.ts'
import type { Transaction } from '../../graph/run.ts'
import { mergeChange } from './change-queries.ts'
import { lockSubjectsOf } from './lock-subjects.ts'
import { type Correction, type CorrectionDeps, conflict, notFound, type Refusal } from './outcome.ts'
import { pairOf } from './pairs.ts'
import { assertPairsSame, distinctionsBetween, retractDistinct, type SubjectRecords, subjectsByIds } from './queries.ts'
import { resolveAgain } from './resolve-again.ts'
import { tellDistinctions } from './tell-distinctions.ts'

export interface MergePlan {
  readonly keep: SubjectRecords
  readonly absorb: SubjectRecords
  /** Why the two cannot be merged. */
  readonly blockedBy: readonly string[]
  /** They were parted by unmerging alone, which a new merge takes back. */
  readonly wasUnmerged: boolean
}

export interface Merged {
  readonly outcome: 'DONE'
  /** Undoes it. */
  readonly mergeId: string
  readonly survivorId: string
  readonly supersededId: string
}

/** What stands against a merge. Superseded ids stand for their survivors. */
export async function planMerge(
  run: Transaction['run'],
  ids: { readonly keepId: string; readonly absorbId: string },
): Promise<MergePlan | Refusal> {
  const subjects = await run(subjectsByIds, { ids: [...new Set([ids.keepId, ids.absorbId])] })
  const keep = subjects.find(({ askedId }) => askedId === ids.keepId)
  const absorb = subjects.find(({ askedId }) => askedId === ids.absorbId)
  if (keep === undefined || absorb === undefined) return notFound('No such customer or account.')
  if (keep.id === absorb.id) return conflict('The two ids are one already.', ['SAME: the two ids are one already.'])
  if (keep.type !== absorb.type)
    return conflict('A person and an organisation are never one.', ['TYPE: a person is no organisation.'])
  const [left, right] = [recordIds(keep), recordIds(absorb)]
  const distinctions = await run(distinctionsBetween, { left, right })
  const standing = distinctions.filter(({ action }) => action !== 'UNMERGED')
  return { keep, absorb, blockedBy: tellDistinctions(standing), wasUnmerged: distinctions.length > 0 }
}

/** `absorbId` becomes a superseded id of `keepId`, for as long as nobody undoes it. */
export async function mergeSubjects(
  transaction: Transaction,
  ids: { readonly keepId: string; readonly absorbId: string },
  { by, reason }: Correction,
  deps: CorrectionDeps,
): Promise<Merged | Refusal> {
  const seen = await planMerge(transaction.run, ids)
  if ('outcome' in seen) return seen
  await lockSubjectsOf(transaction, [...recordIds(seen.keep), ...recordIds(seen.absorb)])
  const plan = await planMerge(transaction.run, ids)
  if ('outcome' in plan) return plan
  const { keep, absorb, blockedBy } = plan
  if (blockedBy.length > 0) return conflict('A decision keeps the two apart.', blockedBy)
  const [kept, absorbed] = [representativeOf(keep), representativeOf(absorb)]
  if (plan.wasUnmerged) await transaction.run(retractDistinct, { left: recordIds(keep), right: recordIds(absorb) })
  const at = deps.now().getTime()
  const properties = { id: deps.newId(), by, reason, at, action: 'MERGED' }
  await transaction.run(assertPairsSame, { pairs: [pairOf(kept, absorbed)], properties })
  await resolveAgain(transaction, [kept, absorbed], { homes: new Map([[keep.id, kept]]) }, { by, reason }, deps)
  const [change] = await transaction.run(mergeChange, { keepId: keep.id, absorbId: absorb.id })
  if (change === undefined) throw codedError('CONFLICT', 'Earlier decisions keep the two apart: undo them first.')
  return { outcome: 'DONE', mergeId: change, survivorId: keep.id, supersededId: absorb.id }
}

export function recordIds({ records }: SubjectRecords): readonly string[] {
  return records.map(({ id }) => id)
}

/** A record that was always this subject's, so that a merge stays with the part it meant. */
export function representativeOf({ records }: SubjectRecords): string {
  const own = records.filter(({ isAbsorbed }) => !isAbsorbed)
  const candidates = own.length > 0 ? own : records
  const found = candidates.find(({ isPlaceholder }) => !isPlaceholder) ?? candidates[0]
  if (found === undefined) throw new RangeError('an active customer has a record')
  return found.id
}
