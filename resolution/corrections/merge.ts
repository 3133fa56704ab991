import type { Transaction } from '../../graph/run.ts'
import type { Move } from '../write/resolution-deps.ts'
import { mergeChange } from './change-queries.ts'
import { lockSubjectsOf } from './lock-subjects.ts'
import { type Correction, type CorrectionDeps, conflict, notFound, type Refusal, RefusedError } from './outcome.ts'
import { pairOf } from './pairs.ts'
import { assertPairsSame, distinctionsBetween, retractDistinct, type SubjectRecords, subjectsByIds } from './queries.ts'
import { resolveAgain } from './resolve-again.ts'
import { tellDistinctions } from './tell-distinctions.ts'

export interface MergePlan {
  readonly keep: SubjectRecords
  readonly absorb: SubjectRecords
  /** Why the two cannot be merged. */
  readonly blockedBy: readonly string[]
  /** Only an unmerge separated them, which a new merge revokes. */
  readonly wasUnmerged: boolean
}

export interface Merged {
  readonly outcome: 'DONE'
  /** The id that undoes it. */
  readonly mergeId: string
  readonly survivorId: string
  readonly supersededId: string
}

/** What prevents a merge. Superseded ids stand for their survivors. */
export async function planMerge(
  run: Transaction['run'],
  ids: { readonly keepId: string; readonly absorbId: string },
): Promise<MergePlan | Refusal> {
  const subjects = await run(subjectsByIds, { ids: [...new Set([ids.keepId, ids.absorbId])] })
  const keep = subjects.find(({ askedId }) => askedId === ids.keepId)
  const absorb = subjects.find(({ askedId }) => askedId === ids.absorbId)
  if (keep === undefined || absorb === undefined)
    return notFound('There is no such customer or account, or none that this token may see.')
  if (keep.id === absorb.id)
    return conflict('Both ids already belong to the same subject.', [
      'SAME: both ids already belong to the same subject.',
    ])
  if (keep.type !== absorb.type)
    return conflict('A person and an organisation cannot be merged.', [
      'TYPE: one side is a person, and the other is an organisation.',
    ])
  const [left, right] = [recordIds(keep), recordIds(absorb)]
  const distinctions = await run(distinctionsBetween, { left, right })
  const standing = distinctions.filter(({ action }) => action !== 'UNMERGED')
  return { keep, absorb, blockedBy: tellDistinctions(standing), wasUnmerged: distinctions.length > 0 }
}

/** What a merge would do to records. */
export interface MergeEffect {
  /** Records of the two, and of others, that would move to the survivor. */
  readonly moving: readonly string[]
  /** Records of the two that would not belong to the survivor. */
  readonly leaving: readonly string[]
  /** Why it is refused, one sentence per reason. Empty: it is done. */
  readonly blockedBy: readonly string[]
  readonly mergeId: string | null
}

/**
 * `absorbId` becomes a superseded id of `keepId` until somebody undoes the merge. It moves all records of the one to the other, and no
 * others, so that undoing it restores the former state. Otherwise, a RefusedError is thrown and the transaction is rolled back.
 */
export async function mergeSubjects(
  transaction: Transaction,
  ids: { readonly keepId: string; readonly absorbId: string },
  correction: Correction,
  deps: CorrectionDeps,
): Promise<Merged | Refusal> {
  const seen = await planMerge(transaction.run, ids)
  if ('outcome' in seen) return seen
  await lockSubjectsOf(transaction, [...recordIds(seen.keep), ...recordIds(seen.absorb)])
  const plan = await planMerge(transaction.run, ids)
  if ('outcome' in plan) return plan
  if (plan.blockedBy.length > 0) return conflict('A decision keeps the two apart.', plan.blockedBy)
  const { mergeId, blockedBy } = await tryMerge(transaction, plan, correction, deps)
  if (mergeId === null || blockedBy.length > 0)
    throw new RefusedError(conflict('The merge would also move or separate other records.', blockedBy))
  return { outcome: 'DONE', mergeId, survivorId: plan.keep.id, supersededId: plan.absorb.id }
}

/** Merges, and determines the effect. If something prevents the merge, the caller has to roll it back. */
export async function tryMerge(
  transaction: Transaction,
  { keep, absorb, wasUnmerged }: MergePlan,
  { by, reason }: Correction,
  deps: CorrectionDeps,
): Promise<MergeEffect> {
  const [kept, absorbed] = [representativeOf(keep), representativeOf(absorb)]
  if (wasUnmerged) await transaction.run(retractDistinct, { left: recordIds(keep), right: recordIds(absorb) })
  const at = deps.now().getTime()
  const properties = { id: deps.newId(), by, reason, at, action: 'MERGED' }
  await transaction.run(assertPairsSame, { pairs: [pairOf(kept, absorbed)], properties })
  const anchors = new Map([[keep.id, kept]])
  const { moves } = await resolveAgain(transaction, [kept, absorbed], { anchors }, { by, reason }, deps)
  const [mergeId = null] = await transaction.run(mergeChange, { keepId: keep.id, absorbId: absorb.id })
  return { mergeId, ...effectOf(moves, keep, absorb, mergeId !== null) }
}

function effectOf(
  moves: readonly Move[],
  keep: SubjectRecords,
  absorb: SubjectRecords,
  isOne: boolean,
): Omit<MergeEffect, 'mergeId'> {
  const placeById = new Map(moves.map(({ recordId, to }) => [recordId, to]))
  const own = new Map([keep, absorb].flatMap(({ id, records }) => records.map((record) => [record.id, id] as const)))
  const leaving = [...own].flatMap(([id, from]) => ((placeById.get(id) ?? from) === keep.id ? [] : [id]))
  const moving = moves.flatMap(({ recordId, to }) => (to === keep.id ? [recordId] : []))
  const others = moves.some(({ recordId }) => !own.has(recordId))
  // If the two did not become one at all, earlier decisions are stronger.
  if (!isOne) return { moving, leaving, blockedBy: [earlierDecisions] }
  const blockedBy = [...(leaving.length > 0 ? [contradiction] : []), ...(others ? [furtherRecords] : [])]
  return { moving, leaving, blockedBy }
}

const earlierDecisions = 'EARLIER_DECISIONS: earlier decisions keep the two apart: undo them first.'
const contradiction =
  "CONTRADICTION: records of the two contradict each other, so not all of them would stay together. Split off the records that are somebody else's, or assert that they are the same, and then merge."
const furtherRecords =
  'FURTHER_RECORDS: by the rules, the merge would also move records of other customers or accounts. Merge those first, or assert that they are distinct.'

export function recordIds({ records }: SubjectRecords): readonly string[] {
  return records.map(({ id }) => id)
}

/** A record that has always been this subject's, so that a merge stays with the part for which it was intended. */
export function representativeOf({ records }: SubjectRecords): string {
  const own = records.filter(({ isAbsorbed }) => !isAbsorbed)
  const candidates = own.length > 0 ? own : records
  const found = candidates.find(({ isPlaceholder }) => !isPlaceholder) ?? candidates[0]
  if (found === undefined) throw new RangeError('an active customer has a record')
  return found.id
}
