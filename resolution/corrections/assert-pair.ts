import type { Transaction } from '../../graph/run.ts'
import { changeNode, createIdentityChanges, type IdentityChange } from '../write/identity-changes.ts'
import { lockSubjectsOf } from './lock-subjects.ts'
import { type Correction, type CorrectionDeps, conflict, notFound, type Refusal } from './outcome.ts'
import { pairOf } from './pairs.ts'
import {
  assertPairsDistinct,
  assertPairsSame,
  distinctionsBetween,
  retractDistinct,
  retractSame,
  subjectIdsByRecords,
  subjectsByIds,
} from './queries.ts'
import { resolveAgain } from './resolve-again.ts'
import { tellDistinctions } from './tell-distinctions.ts'

export interface Asserted {
  readonly outcome: 'DONE'
  readonly changeId: string
  /** The present subjects of the two records. */
  readonly subjectIds: readonly string[]
}

/** Two records are one subject from now on. A later decision about the same two revokes it. */
export async function assertSame(
  transaction: Transaction,
  { a, b }: { readonly a: string; readonly b: string },
  correction: Correction,
  deps: CorrectionDeps,
): Promise<Asserted | Refusal> {
  if (a === b) return conflict('Both references name the same record: name two different records.')
  const subjects = await lockSubjectsOf(transaction, [a, b])
  const [left, right] = [subjects.get(a), subjects.get(b)]
  if (left === undefined || right === undefined)
    return notFound('There is no such record, or none that this token may see.')
  if (left.type !== right.type) return conflict('A person and an organisation are never one subject.')
  if (left.id !== right.id) {
    const loaded = await transaction.run(subjectsByIds, { ids: [left.id, right.id] })
    const [ofLeft = [], ofRight = []] = [left.id, right.id].map((id) =>
      loaded.find((subject) => subject.id === id)?.records.map((record) => record.id),
    )
    const kept = await transaction.run(distinctionsBetween, { left: ofLeft, right: ofRight })
    const others = kept.filter(
      (pair) => pairOf(pair.a, pair.b).a !== pairOf(a, b).a || pairOf(pair.a, pair.b).b !== pairOf(a, b).b,
    )
    if (others.length > 0)
      return conflict('A decision keeps other records of the two subjects apart.', tellDistinctions(others))
  }
  await transaction.run(retractDistinct, { left: [a], right: [b] })
  return assertPair(transaction, { a, b }, { action: 'ASSERTED_SAME' }, correction, deps)
}

/** Two records, and those that are the same as either, are never one subject. */
export async function assertDistinct(
  transaction: Transaction,
  { a, b }: { readonly a: string; readonly b: string },
  correction: Correction,
  deps: CorrectionDeps,
): Promise<Asserted | Refusal> {
  if (a === b) return conflict('Both references name the same record: name two different records.')
  const subjects = await lockSubjectsOf(transaction, [a, b])
  const [left, right] = [subjects.get(a), subjects.get(b)]
  if (left === undefined || right === undefined)
    return notFound('There is no such record, or none that this token may see.')
  const parted = left.id === right.id ? await transaction.run(subjectsByIds, { ids: [left.id] }) : []
  const pair = { left: [a], right: [b] }
  // What a split or an unmerge decided about the two is part of this decision from now on, so that undoing those does not revoke it.
  const retracted = [...(await transaction.run(retractSame, pair)), ...(await transaction.run(retractDistinct, pair))]
  const before = { steps: parted.map(({ steps }) => steps), retracted: retracted.map((edge) => JSON.stringify(edge)) }
  return assertPair(transaction, { a, b }, { action: 'ASSERTED_DISTINCT', ...before }, correction, deps)
}

async function assertPair(
  transaction: Transaction,
  { a, b }: { readonly a: string; readonly b: string },
  {
    action,
    ...before
  }: Pick<IdentityChange, 'steps' | 'retracted'> & { readonly action: 'ASSERTED_SAME' | 'ASSERTED_DISTINCT' },
  { by, reason }: Correction,
  deps: CorrectionDeps,
): Promise<Asserted> {
  const at = deps.now().getTime()
  const id = deps.newId()
  const properties = { id, by, reason, at, action }
  const assertPairs = action === 'ASSERTED_SAME' ? assertPairsSame : assertPairsDistinct
  await transaction.run(assertPairs, { pairs: [pairOf(a, b)], properties })
  await resolveAgain(transaction, [a, b], {}, { by, reason }, deps)
  const change = {
    id,
    action,
    recordId: a,
    at,
    keepId: null,
    absorbId: null,
    kept: [a],
    moved: [b],
    by,
    reason,
    ...before,
  }
  await transaction.run(createIdentityChanges, { changes: [changeNode(change)] })
  const rows = await transaction.run(subjectIdsByRecords, { recordIds: [a, b] })
  return { outcome: 'DONE', changeId: id, subjectIds: [...new Set(rows.map((row) => row.id))] }
}
