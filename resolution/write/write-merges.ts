import type { Transaction } from '../../graph/run.ts'
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts'
import { changeNode, createIdentityChanges, type Decision } from './identity-changes.ts'
import type { ResolutionPlan } from './plan-writes.ts'
import type { ResolutionDeps } from './resolution-deps.ts'
import { statementsEnded } from './statement-ended.ts'
import { keepRestrictions, redirectToAccounts, redirectToCustomers, redirectToRecords } from './write-queries.ts'
import type { FinalSubject } from './write-subjects.ts'

/** What a resolution decided, and what was there before. */
interface Resolved {
  readonly plan: ResolutionPlan
  readonly subjects: readonly FinalSubject[]
  readonly neighbourhood: Neighbourhood
}

/** Ids that end lead to those that took over. */
export async function writeRedirects(
  transaction: Transaction,
  { givenUp }: ResolutionPlan,
  subjects: readonly FinalSubject[],
  now: number,
): Promise<void> {
  const merges = [...givenUp].flatMap(([from, index]) => {
    const survivor = subjects[index]
    return survivor === undefined ? [] : [{ from, to: survivor.id, type: survivor.type }]
  })
  const customers = merges.filter(({ type }) => type === 'PERSON')
  const accounts = merges.filter(({ type }) => type === 'ORGANISATION')
  if (customers.length > 0) await transaction.run(redirectToCustomers, { merges: customers, now })
  if (accounts.length > 0) await transaction.run(redirectToAccounts, { merges: accounts, now })
}

/** Stores what each side of a merge was, so that it can be undone. */
export async function writeMerges(
  transaction: Transaction,
  { plan: { givenUp }, subjects, neighbourhood: { subjects: before, subjectIdByRecord, matchRecords } }: Resolved,
  decision: Decision,
  deps: ResolutionDeps,
): Promise<void> {
  const at = deps.now().getTime()
  const changes = [...givenUp].flatMap(([absorbId, index]) => {
    const survivor = subjects[index]
    const moved = (survivor?.cluster.members ?? []).filter((id) => subjectIdByRecord.get(id) === absorbId)
    // An arrival that takes no present id begins the subject that it is merged into.
    const kept = (survivor?.cluster.members ?? []).filter(
      (id) => (subjectIdByRecord.get(id) ?? survivor?.id) === survivor?.id,
    )
    const recordId = placeOf(kept, moved, matchRecords)
    // A placeholder that turned out to be a company was nobody else before.
    if (survivor === undefined || recordId === undefined || before.get(absorbId)?.type !== survivor.type) return []
    const keepId = survivor.id
    const steps = [keepId, absorbId].map((id) => before.get(id)?.steps ?? '[]')
    const action = 'MERGED' as const
    return [{ id: deps.newId(), action, recordId, at, keepId, absorbId, kept, moved, steps, ...decision }]
  })
  if (changes.length > 0) await transaction.run(createIdentityChanges, { changes: changes.map(changeNode) })
}

/** The subject on whose timeline a change is: a side of listed records only is shown only to those who may know about them. */
function placeOf(
  kept: readonly string[],
  moved: readonly string[],
  matchRecords: Neighbourhood['matchRecords'],
): string | undefined {
  const isListed = (id: string) => matchRecords.get(id)?.isListed === true
  const listedSide = [kept, moved].find((side) => side.length > 0 && side.every(isListed))
  return listedSide?.[0] ?? kept.find((id) => !isListed(id)) ?? kept[0] ?? moved[0]
}

/**
 * Records a change for each part that left its subject: no separation is silent. For a person's decision, the code that carries it out does
 * so.
 */
export async function writeSplits(
  transaction: Transaction,
  { plan: { givenUp }, subjects, neighbourhood }: Resolved,
  decision: Decision,
  deps: ResolutionDeps,
): Promise<void> {
  const { matchRecords } = neighbourhood
  const at = deps.now().getTime()
  const splits = splitsIn(subjects, neighbourhood)
  if (splits.length === 0) return
  const changes = splits.flatMap(({ keepId, parts }) => {
    const survivor = subjects[givenUp.get(keepId) ?? -1]
    const home = parts.find(({ subject }) => subject.id === keepId || subject === survivor) ?? parts[0]
    return parts.flatMap((part) => {
      const recordId = placeOf(home?.members ?? [], part.members, matchRecords)
      if (part === home || home === undefined || recordId === undefined) return []
      const [kept, moved] = [home.members, part.members]
      const change = { id: deps.newId(), action: 'SPLIT' as const, recordId, at, keepId, absorbId: part.subject.id }
      return [{ ...change, kept, moved, ...decision }]
    })
  })
  await transaction.run(createIdentityChanges, { changes: changes.map(changeNode) })
  await transaction.run(keepRestrictions, {
    isOwnOnly: null,
    isUndone: false,
    splits: splits.map((split) =>
      dividedInto(split, (recordIds, members) => ({
        namedBy: statementsEnded(recordIds, members, neighbourhood),
        forms: recordIds.filter((id) => matchRecords.get(id)?.isTrusted === false),
      })),
    ),
  })
}

/**
 * What customers refused in self-service stays closed if a person separates the records: staff must not open it by a split. What staff and
 * sources entered, and birth dates, belong to the side of their record. What was separated before belongs to neither side, so that a split
 * ends none of it. If a merge by the rules is undone, each side gets its id back, and with it what restricted it.
 */
export async function keepOwnRefusals(
  transaction: Transaction,
  { subjects, neighbourhood }: Pick<Resolved, 'subjects' | 'neighbourhood'>,
  isUndone: boolean,
): Promise<void> {
  const splits = splitsIn(subjects, neighbourhood)
  if (splits.length === 0) return
  await transaction.run(keepRestrictions, {
    isOwnOnly: true,
    isUndone,
    splits: splits.map((split) => dividedInto(split, () => ({ namedBy: [], forms: [] }))),
  })
}

interface DividedSubject {
  readonly keepId: string
  /** Its id, and those that were merged into it. */
  readonly ids: readonly string[]
  readonly parts: readonly SubjectPart[]
}

interface SubjectPart {
  readonly subject: FinalSubject
  readonly members: readonly string[]
}

/** The ids and records of a divided subject, and the parts among which these are, as `keepRestrictions` takes them. */
function dividedInto<M>(
  { ids, parts }: DividedSubject,
  marksOf: (recordIds: readonly string[], members: readonly string[]) => M,
) {
  const recordIds = parts.flatMap(({ members }) => members)
  return {
    ids,
    recordIds,
    parts: parts.map(({ subject: { id }, members }) => ({ id, recordIds: members, ...marksOf(recordIds, members) })),
  }
}

/** Subjects that were divided, each with its parts. */
function splitsIn(
  subjects: readonly FinalSubject[],
  { subjects: before, subjectIdByRecord }: Neighbourhood,
): readonly DividedSubject[] {
  return [...before.values()].flatMap(({ id: keepId, superseded }) => {
    const parts = subjects.flatMap((subject): readonly SubjectPart[] => {
      const members = subject.cluster.members.filter((member) => subjectIdByRecord.get(member) === keepId)
      return members.length === 0 ? [] : [{ subject, members }]
    })
    return parts.length < 2 ? [] : [{ keepId, ids: [keepId, ...superseded.map(({ id }) => id)], parts }]
  })
}

/** Ids that were given up earlier follow the records with which they were given up, if these leave the survivor. */
export async function moveRedirects(
  transaction: Transaction,
  subjects: readonly FinalSubject[],
  { subjects: before, subjectIdByRecord }: Neighbourhood,
): Promise<void> {
  const aliases = new Set<string>()
  for (const { id, cluster } of subjects)
    for (const member of cluster.members) {
      const from = subjectIdByRecord.get(member) ?? id
      if (from !== id) for (const superseded of before.get(from)?.superseded ?? []) aliases.add(superseded.id)
    }
  if (aliases.size > 0) await transaction.run(redirectToRecords, { ids: [...aliases].toSorted() })
}
