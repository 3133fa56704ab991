import { RetryWrite } from '../../graph/errors.ts'
import type { Transaction } from '../../graph/run.ts'
import { lockNeighbourhood } from '../neighbourhood/lock-neighbourhood.ts'
import type { MatchRecordCache } from '../neighbourhood/match-record-cache.ts'
import type { Compared } from '../neighbourhood/missed-matches.ts'
import { movesUnloaded } from '../neighbourhood/moves-unloaded.ts'
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts'
import type { StoredRecord } from '../neighbourhood/stored-record.ts'
import { withoutIdentifiers } from '../partition/without-identifiers.ts'
import { mergeIdentifiers } from '../queries.ts'
import { recordProperties } from '../records/record-properties.ts'
import { type Source, undeclaredSource } from '../records/source.ts'
import type { RuleSet } from '../rule-set.ts'
import { inTurns } from '../turns.ts'
import { formerIdsOf } from './former-ids.ts'
import type { Decision } from './identity-changes.ts'
import { markSpares } from './mark-spares.ts'
import type { NamedSubject } from './plan-edges.ts'
import { planResolution, type ResolutionPlan } from './plan-writes.ts'
import type { ArrivingRecords, Move, ResolutionDeps, Resolved } from './resolution-deps.ts'
import { writeBlocks, writeEvidence } from './write-evidence.ts'
import { writeMatchCandidates } from './write-match-candidates.ts'
import { keepOwnRefusals, moveRedirects, writeMerges, writeRedirects, writeSplits } from './write-merges.ts'
import { createRecords } from './write-queries.ts'
import { writeResolutions, writeSubjects } from './write-subjects.ts'

/**
 * Stores arriving versions and resolves everything that they affect again, within the caller's transaction. Locks in one order everywhere:
 * new identifiers, new records, then the customers and accounts of all records that may be decided again. Throws RetryWrite if another
 * transaction intervened between reading and locking.
 */
export async function resolveRecords(
  transaction: Transaction,
  {
    records,
    known,
    sources,
    anchors = new Map(),
    earlierSteps = [],
    assertions = [],
    decision,
    undoes,
  }: ArrivingRecords,
  rules: RuleSet,
  deps: ResolutionDeps,
): Promise<Resolved> {
  if (records.length === 0) return { replaced: new Map(), moves: [], compared: null }
  const now = deps.now().getTime()
  const identifiers = identifiersOf(records)
  const holdings = identifiers.length === 0 ? [] : await transaction.run(mergeIdentifiers, { identifiers, now })
  await createNewRecords(transaction, { records, known, sources })
  const arrival = { records, known, holdings, sources, assertions }
  let neighbourhood = await lockNeighbourhood(transaction, arrival, rules, deps)
  let plan = await inTurns(planResolution(neighbourhood, rules, now, { anchors, earlierSteps }))
  if (movesUnloaded(plan, neighbourhood)) {
    neighbourhood = await lockNeighbourhood(transaction, arrival, rules, deps, 'WHOLE')
    plan = await inTurns(planResolution(neighbourhood, rules, now, { anchors, earlierSteps }))
  }
  const formerIds = await formerIdsOf(transaction, plan, neighbourhood, anchors)
  const subjects = plan.subjects.map((subject, index) => ({
    ...subject,
    id: subject.id ?? formerIds.get(index) ?? deps.newId(),
    isNew: subject.id === null && !formerIds.has(index),
  }))
  await writeEvidence(transaction, { records, known, sources }, neighbourhood)
  if (rules.isProbabilistic) {
    await writeBlocks(transaction, { records, known }, neighbourhood)
    keepReady(records, neighbourhood, sources, deps.matchRecords)
  }
  await writeSubjects(transaction, subjects, neighbourhood, now)
  await markSpares(transaction, subjects, neighbourhood)
  const named = subjects.map(({ id, type, cluster }): NamedSubject => ({ id, type, links: cluster.links }))
  await writeResolutions(transaction, named, neighbourhood, new Set(plan.givenUp.keys()), now)
  await writeRedirects(transaction, plan, subjects, now)
  const decided = { plan, subjects, neighbourhood }
  await writeMerges(transaction, decided, decision ?? byRules(rules), deps)
  if (decision === undefined || decision.by === byRules(rules).by)
    await writeSplits(transaction, decided, byRules(rules), deps)
  else if (undoes !== 'MERGE_BY_PERSON') await keepOwnRefusals(transaction, decided, undoes !== undefined)
  await moveRedirects(transaction, subjects, neighbourhood)
  await writeMatchCandidates(transaction, plan, named, neighbourhood, rules, now)
  return {
    replaced: neighbourhood.replaced,
    moves: movesOf(named, neighbourhood, plan),
    compared: comparedOf(records, neighbourhood),
  }
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
  { matchRecords, candidatesByRecord, overfullBlocks, sources, isLeftOut }: Neighbourhood,
): Compared {
  const compared = records.flatMap(({ id }) => {
    const [record, candidates] = [matchRecords.get(id), candidatesByRecord.get(id)]
    if (record === undefined || candidates === undefined || candidates.size === 0) return []
    return [{ record: withoutIdentifiers(record, (key) => isLeftOut(key, record)), candidates }]
  })
  return { records: compared, overfull: overfullBlocks, sources }
}

/** Records that arrive soon are likely to be compared with these. Its stamp keeps an entry right even if it is never written. */
function keepReady(
  records: readonly StoredRecord[],
  { matchRecords }: Neighbourhood,
  sources: ReadonlyMap<string, Source>,
  cache: MatchRecordCache | undefined,
): void {
  for (const { id, source } of records) {
    const record = matchRecords.get(id)
    if (record !== undefined) cache?.set(record, sources.get(source) ?? undeclaredSource(source))
  }
}

export function byRules({ version }: RuleSet): Decision {
  return { by: `${rulesPrefix}${version}`, reason: null }
}

/** Whether the rules of any version decided it, and not a person. */
export function isByRules({ by }: Pick<Decision, 'by'>): boolean {
  return by.startsWith(rulesPrefix)
}

const rulesPrefix = 'rule-set '

/** Ordered by key, each once. */
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
