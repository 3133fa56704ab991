import { RetryWrite } from '../graph/errors.ts'
import type { Transaction } from '../graph/run.ts'
import type { Assertion } from './assertions.ts'
import { replaceBlocks } from './block-queries.ts'
import { dropMatchCandidates, mergeMatchCandidates } from './candidate-queries.ts'
import { changeNode, createIdentityChanges, type Decision } from './identity-changes.ts'
import type { Traits } from './match/traits.ts'
import { isMatchable, storedBlocksOf } from './match-blocks.ts'
import { matchCandidateId, matchCandidatesOf } from './match-candidate.ts'
import type { MatchRecord } from './match-record.ts'
import { type Arrival, loadNeighbourhood, type Neighbourhood } from './neighbourhood.ts'
import { type NamedSubject, planEvidence, planIdentifiers, planResolutions } from './plan-edges.ts'
import type { RecordVersion } from './plan-records.ts'
import { isUnchanged, type PlannedSubject, planResolution, type ResolutionPlan, type Wanted } from './plan-writes.ts'
import { formerSubjects, mergeIdentifiers } from './queries.ts'
import { recordProperties } from './record-properties.ts'
import type { RuleSet, SubjectType } from './rule-set.ts'
import { type Source, undeclaredSource } from './source.ts'
import { type StoredRecord, toMatchRecord } from './stored-record.ts'
import {
  createAccounts,
  createCustomers,
  createEvidence,
  createRecords,
  dropEvidence,
  dropIdentifies,
  endResolutions,
  identifyAccounts,
  identifyCustomers,
  lockAccounts,
  lockCustomers,
  markGeneric,
  redirectToAccounts,
  redirectToCustomers,
  redirectToRecords,
  resolveToAccounts,
  resolveToCustomers,
  updateAccounts,
  updateCustomers,
  updateEvidence,
  updateRecords,
  updateResolutions,
} from './write-queries.ts'

export interface ResolutionDeps {
  readonly now: () => Date
  readonly newId: () => string
  /** Told what the arriving records were compared with: see writeSettled. */
  readonly onCompared?: (compared: readonly ComparedRecord[]) => void
  /** Told which records go from one subject to another. */
  readonly onMoved?: (moves: readonly Move[]) => void
}

export interface Move {
  readonly recordId: string
  readonly from: string
  readonly to: string
  /** MERGED: with its whole subject. MOVED: apart from others it was with. */
  readonly reason: 'MERGED' | 'MOVED'
}

export interface ComparedRecord {
  readonly record: MatchRecord
  /** All records of its blocks, itself among them. */
  readonly candidates: ReadonlySet<string>
}

export interface ArrivingRecords extends Wanted {
  /** In order of id, each once. */
  readonly records: readonly StoredRecord[]
  /** The versions they replace, by id, as the graph had them when it was asked. */
  readonly known: ReadonlyMap<string, RecordVersion>
  readonly sources: ReadonlyMap<string, Source>
  /** What a person says of them, to be stored by the caller. */
  readonly assertions?: readonly Assertion[]
  /** Of the person who caused it. The rules where absent. */
  readonly decision?: Decision
}

/**
 * Stores arriving versions and resolves everything they touch anew, within the caller's transaction. Locks in one order
 * everywhere: new identifiers, new records, then the customers and accounts of all records that may be decided anew.
 * Answers the replaced versions by id. Throws RetryWrite where another transaction got between reading and locking.
 */
export async function resolveRecords(
  transaction: Transaction,
  { records, known, sources, homes = new Map(), earlierSteps = [], assertions = [], decision }: ArrivingRecords,
  rules: RuleSet,
  deps: ResolutionDeps,
): Promise<ReadonlyMap<string, StoredRecord>> {
  if (records.length === 0) return new Map()
  const now = deps.now().getTime()
  const identifiers = identifiersOf(records)
  const holdings = identifiers.length === 0 ? [] : await transaction.run(mergeIdentifiers, { identifiers, now })
  await createNewRecords(transaction, { records, known, sources })
  const arrival = { records, known, holdings, sources, assertions }
  const neighbourhood = await lockNeighbourhood(transaction, arrival, rules)
  const plan = planResolution(neighbourhood, rules, now, { homes, earlierSteps })
  const formerIds = await formerIdsOf(transaction, plan, neighbourhood, homes)
  const subjects = plan.subjects.map((subject, index) => ({
    ...subject,
    id: subject.id ?? formerIds.get(index) ?? deps.newId(),
    isNew: subject.id === null && !formerIds.has(index),
  }))
  await writeEvidence(transaction, { records, known, sources }, neighbourhood)
  await writeBlocks(transaction, { records, known, sources }, neighbourhood)
  await writeSubjects(transaction, subjects, neighbourhood, now)
  const named = subjects.map(({ id, type, cluster }): NamedSubject => ({ id, type, links: cluster.links }))
  await writeResolutions(transaction, named, neighbourhood, new Set(plan.givenUp.keys()), now)
  await writeRedirects(transaction, plan, subjects, now)
  await writeMerges(transaction, { plan, subjects, neighbourhood }, decision ?? byRules(rules), deps)
  await moveRedirects(transaction, subjects, neighbourhood)
  await writeMatchCandidates(transaction, plan, neighbourhood, rules, now)
  deps.onMoved?.(movesOf(named, neighbourhood, plan))
  deps.onCompared?.(comparedOf(records, neighbourhood))
  return neighbourhood.replaced
}

function movesOf(
  subjects: readonly NamedSubject[],
  { subjectIdByRecord }: Neighbourhood,
  { givenUp }: ResolutionPlan,
): readonly Move[] {
  return subjects.flatMap(({ id: to, links }) =>
    [...links.keys()].flatMap((recordId): readonly Move[] => {
      const from = subjectIdByRecord.get(recordId)
      if (from === undefined || from === to) return []
      return [{ recordId, from, to, reason: givenUp.has(from) ? 'MERGED' : 'MOVED' }]
    }),
  )
}

function comparedOf(
  records: readonly StoredRecord[],
  { matchRecords, candidatesByRecord }: Neighbourhood,
): readonly ComparedRecord[] {
  return records.flatMap(({ id }) => {
    const [record, candidates] = [matchRecords.get(id), candidatesByRecord.get(id)]
    return record === undefined || candidates === undefined || candidates.size === 0 ? [] : [{ record, candidates }]
  })
}

export function byRules({ version }: RuleSet): Decision {
  return { by: `rule-set ${version}`, reason: null }
}

/** In order of key, each once. */
function identifiersOf(records: readonly StoredRecord[]) {
  const byKey = new Map(
    records.flatMap(({ identifiers }) =>
      identifiers.map(({ key, type, value }) => [key, { key, type, value }] as const),
    ),
  )
  return [...byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

async function createNewRecords(transaction: Transaction, { records, known, sources }: ArrivingRecords): Promise<void> {
  const created = records.filter(({ id }) => !known.has(id))
  if (created.length === 0) return
  const rows = created.map((record) => ({ id: record.id, properties: recordProperties(record, sources) }))
  const areNew = await transaction.run(createRecords, { records: rows })
  if (areNew.includes(false)) throw new RetryWrite('another writer brought one of these records meanwhile')
}

/** Reads, locks, and reads again where something changed in between. */
async function lockNeighbourhood(transaction: Transaction, arrival: Arrival, rules: RuleSet): Promise<Neighbourhood> {
  const seen = await loadNeighbourhood(transaction, arrival, rules)
  const { PERSON: customerIds, ORGANISATION: accountIds } = idsToLock(seen)
  const customers = customerIds.length === 0 ? [] : await transaction.run(lockCustomers, { ids: customerIds })
  const accounts = accountIds.length === 0 ? [] : await transaction.run(lockAccounts, { ids: accountIds })
  const locks = new Map([...customers, ...accounts].map(({ id, lock }) => [id, lock]))
  const isSeen = (id: string, lock: number) => (seen.subjects.get(id)?.lock ?? lock - 1) === lock - 1
  if ([...locks].every(([id, lock]) => isSeen(id, lock))) return unchanged(seen, arrival)
  const again = await loadNeighbourhood(transaction, arrival, rules)
  const now = idsToLock(again)
  if ([...now.PERSON, ...now.ORGANISATION].some((id) => !locks.has(id)))
    throw new RetryWrite('another writer joined a further customer meanwhile')
  return unchanged(again, arrival)
}

/** The versions to be replaced are those that were decided against. */
function unchanged(neighbourhood: Neighbourhood, { known }: Arrival): Neighbourhood {
  for (const { id, observedAt, contentHash } of known.values()) {
    const found = neighbourhood.replaced.get(id)
    if (found === undefined || found.observedAt !== observedAt || found.contentHash !== contentHash)
      throw new RetryWrite('another writer replaced one of these records meanwhile')
  }
  return neighbourhood
}

/**
 * Subjects of the member records, and the ids given up for them: a merge moves their redirects, a split may bring one back.
 * In order of id, customers first.
 */
function idsToLock({
  members,
  subjects,
  subjectIdByRecord,
}: Neighbourhood): Readonly<Record<SubjectType, readonly string[]>> {
  const ids: Record<SubjectType, Set<string>> = { PERSON: new Set(), ORGANISATION: new Set() }
  for (const member of members) {
    const subject = subjects.get(subjectIdByRecord.get(member) ?? '')
    if (subject === undefined) continue
    for (const { id, type } of [subject, ...subject.superseded]) ids[type].add(id)
  }
  return { PERSON: [...ids.PERSON].toSorted(), ORGANISATION: [...ids.ORGANISATION].toSorted() }
}

/** A part that leaves its customer gets the id back that most of its records once had, if that id was given up. */
async function formerIdsOf(
  transaction: Transaction,
  plan: ResolutionPlan,
  { subjectIdByRecord }: Neighbourhood,
  homes: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<number, string>> {
  const parts = plan.subjects.flatMap((subject, index) => {
    const recordIds = subject.cluster.members.filter((id) => subjectIdByRecord.has(id))
    return subject.id === null && recordIds.length > 0
      ? [{ index, type: subject.type, recordIds: new Set(recordIds) }]
      : []
  })
  const found = new Map<number, string>()
  if (parts.length === 0) return found
  const rows = await transaction.run(formerSubjects, { recordIds: parts.flatMap(({ recordIds }) => [...recordIds]) })
  const taken = new Set<string>()
  for (const { index, recordIds } of parts)
    for (const { id } of rows)
      if (!taken.has(id) && !found.has(index) && recordIds.has(homes.get(id) ?? '')) {
        found.set(index, id)
        taken.add(id)
      }
  for (const { index, type, recordIds } of parts) {
    if (found.has(index)) continue
    const byId = Map.groupBy(
      rows.filter((row) => recordIds.has(row.recordId) && row.type === type && !taken.has(row.id)),
      ({ id }) => id,
    )
    const [best] = [...byId.values()].toSorted(
      (a, b) =>
        b.length - a.length ||
        (a[0]?.createdAt ?? 0) - (b[0]?.createdAt ?? 0) ||
        ((a[0]?.id ?? '') < (b[0]?.id ?? '') ? -1 : 1),
    )
    const id = best?.[0]?.id
    if (id === undefined) continue
    found.set(index, id)
    taken.add(id)
  }
  return found
}

async function writeEvidence(
  transaction: Transaction,
  { records, known, sources }: ArrivingRecords,
  { replaced }: Neighbourhood,
): Promise<void> {
  const changed = records.filter(({ id }) => known.has(id))
  if (changed.length > 0)
    await transaction.run(updateRecords, {
      records: changed.map((record) => ({ id: record.id, properties: recordProperties(record, sources) })),
    })
  const { created, updated, dropped } = planEvidence(records, replaced)
  if (dropped.length > 0) await transaction.run(dropEvidence, { evidence: dropped })
  if (updated.length > 0) await transaction.run(updateEvidence, { evidence: updated })
  if (created.length > 0) await transaction.run(createEvidence, { evidence: created })
}

/** What is left for a person to decide about the members. */
async function writeMatchCandidates(
  transaction: Transaction,
  { review }: ResolutionPlan,
  { members, subjectIdByRecord, matchRecords, outside, assertions }: Neighbourhood,
  { model }: RuleSet,
  now: number,
): Promise<void> {
  const decided = new Set(assertions.map(({ a, b }) => matchCandidateId(a, b)))
  const candidates = matchCandidatesOf(review, (id) => matchRecords.get(id) ?? outside.get(id), model).filter(
    ({ id }) => !decided.has(id),
  )
  const recordIds = [...members].filter((id) => {
    const traits = matchRecords.get(id)?.matchTraits
    return subjectIdByRecord.has(id) && traits !== undefined && isMatchable(traits)
  })
  if (recordIds.length > 0)
    await transaction.run(dropMatchCandidates, { recordIds, keep: candidates.map(({ id }) => id) })
  if (candidates.length > 0) await transaction.run(mergeMatchCandidates, { candidates, now })
}

/** Only where they change. */
async function writeBlocks(
  transaction: Transaction,
  { records, known, sources }: ArrivingRecords,
  { matchRecords, replaced }: Neighbourhood,
): Promise<void> {
  const written = records.flatMap(({ id, source }) => {
    const keys = storedBlocksOf(traitsIn(matchRecords, id))
    const before = replaced.get(id)
    if (before === undefined) return [{ recordId: id, keys }]
    const earlier = storedBlocksOf(toMatchRecord(before, sources.get(source) ?? undeclaredSource(source)).matchTraits)
    return earlier.join() === keys.join() ? [] : [{ recordId: id, keys }]
  })
  const blocks = written.filter(({ recordId, keys }) => known.has(recordId) || keys.length > 0)
  if (blocks.length > 0) await transaction.run(replaceBlocks, { blocks })
}

function traitsIn(matchRecords: Neighbourhood['matchRecords'], id: string): Traits {
  const record = matchRecords.get(id)
  if (record === undefined) throw new RangeError('An arriving record is not in its own neighbourhood')
  return record.matchTraits
}

type FinalSubject = PlannedSubject & { readonly id: string; readonly isNew: boolean }

async function writeSubjects(
  transaction: Transaction,
  subjects: readonly FinalSubject[],
  neighbourhood: Neighbourhood,
  now: number,
): Promise<void> {
  for (const type of ['PERSON', 'ORGANISATION'] as const) {
    const ofType = subjects.filter((subject) => subject.type === type)
    const created = ofType.filter(({ isNew }) => isNew)
    const changed = ofType.filter((subject) => {
      const stored = neighbourhood.subjects.get(subject.id)
      return !subject.isNew && (stored === undefined || !isUnchanged(stored, subject))
    })
    const create = type === 'PERSON' ? createCustomers : createAccounts
    const update = type === 'PERSON' ? updateCustomers : updateAccounts
    if (created.length > 0)
      await transaction.run(create, {
        subjects: created.map((subject) => ({ id: subject.id, properties: { ...shown(subject), createdAt: now } })),
      })
    if (changed.length > 0)
      await transaction.run(update, {
        subjects: changed.map((subject) => ({ id: subject.id, properties: shown(subject) })),
      })
  }
}

function shown({ kind, displayName, confidence, steps, cluster }: FinalSubject) {
  return { kind, displayName, confidence, steps, recordCount: cluster.members.length }
}

async function writeResolutions(
  transaction: Transaction,
  subjects: readonly NamedSubject[],
  neighbourhood: Neighbourhood,
  givenUp: ReadonlySet<string>,
  now: number,
): Promise<void> {
  const { ended, begun, updated } = planResolutions(subjects, neighbourhood, givenUp)
  if (ended.length > 0) await transaction.run(endResolutions, { moves: ended, now })
  const toCustomers = begun.filter(({ type }) => type === 'PERSON')
  const toAccounts = begun.filter(({ type }) => type === 'ORGANISATION')
  if (toCustomers.length > 0) await transaction.run(resolveToCustomers, { resolutions: toCustomers, now })
  if (toAccounts.length > 0) await transaction.run(resolveToAccounts, { resolutions: toAccounts, now })
  if (updated.length > 0) await transaction.run(updateResolutions, { links: updated })
  const { dropped, added, generic } = planIdentifiers(subjects, neighbourhood)
  if (dropped.length > 0) await transaction.run(dropIdentifies, { drops: dropped })
  const customers = added.filter(({ type }) => type === 'PERSON')
  const accounts = added.filter(({ type }) => type === 'ORGANISATION')
  if (customers.length > 0) await transaction.run(identifyCustomers, { identifies: customers, now })
  if (accounts.length > 0) await transaction.run(identifyAccounts, { identifies: accounts, now })
  if (generic.length > 0) await transaction.run(markGeneric, { identifiers: generic })
}

async function writeRedirects(
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

/** Keeps what each side of a merge was, so that it can be undone. */
async function writeMerges(
  transaction: Transaction,
  {
    plan: { givenUp },
    subjects,
    neighbourhood: { subjects: before, subjectIdByRecord },
  }: {
    readonly plan: ResolutionPlan
    readonly subjects: readonly FinalSubject[]
    readonly neighbourhood: Neighbourhood
  },
  decision: Decision,
  deps: ResolutionDeps,
): Promise<void> {
  const at = deps.now().getTime()
  const changes = [...givenUp].flatMap(([absorbId, index]) => {
    const survivor = subjects[index]
    const moved = (survivor?.cluster.members ?? []).filter((id) => subjectIdByRecord.get(id) === absorbId)
    const kept = (survivor?.cluster.members ?? []).filter((id) => subjectIdByRecord.get(id) === survivor?.id)
    const recordId = kept[0] ?? moved[0]
    // A placeholder that turned out to be a company was nobody else before.
    if (survivor === undefined || recordId === undefined || before.get(absorbId)?.type !== survivor.type) return []
    const keepId = survivor.id
    const steps = [keepId, absorbId].map((id) => before.get(id)?.steps ?? '[]')
    const action = 'MERGED' as const
    return [{ id: deps.newId(), action, recordId, at, keepId, absorbId, kept, moved, steps, ...decision }]
  })
  if (changes.length > 0) await transaction.run(createIdentityChanges, { changes: changes.map(changeNode) })
}

/** Ids given up earlier follow the records they were given up with, where these part from the survivor. */
async function moveRedirects(
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
