import type { Transaction } from '../../graph/run.ts'
import { writeResidenceKeys } from '../households/write-residence-keys.ts'
import { prepareRecord } from '../records/prepare-record.ts'
import type { RecordLine } from '../records/record-line.ts'
import { sourceNode } from '../records/source.ts'
import { ruleSet } from '../rule-set.ts'
import { changeNode, createIdentityChanges } from '../write/identity-changes.ts'
import { resolveRecords } from '../write/resolve-records.ts'
import { writeRecords } from '../write/write-records.ts'
import { correctedRecord, mergeSourcesOnce, recordsOfHighestStanding } from './correction-queries.ts'
import { correctionSource } from './correction-source.ts'
import { lockSubjectsOf } from './lock-subjects.ts'
import { recordIds, representativeOf } from './merge.ts'
import { type Correction, type CorrectionDeps, notFound, type Refusal } from './outcome.ts'
import { pairOf } from './pairs.ts'
import { assertPairsSame, type SubjectRecords, subjectsByIds } from './queries.ts'

export interface Corrected {
  readonly outcome: 'DONE'
  readonly changeId: string
  readonly subjectId: string
}

export interface AttributeCorrection {
  readonly id: string
  /** Attributes to set. Undefined means that the sources decide again. */
  readonly attributes: Readonly<Record<string, unknown>>
  /**
   * The id of a record of which the attributes repeat something: the correction goes with it, so that nothing of it stays with others if
   * they turn out to be somebody else's. Null or absent: none.
   */
  readonly keptFrom?: string | null
}

/**
 * What a person states about a subject takes precedence over every source that knows the subject. It is stored in a separate record, which
 * is the same as a record of the subject with the highest standing, and has that standing.
 */
export async function correctAttributes(
  transaction: Transaction,
  { id: askedId, attributes, keptFrom = null }: AttributeCorrection,
  { by, reason }: Correction,
  deps: CorrectionDeps,
): Promise<Corrected | Refusal> {
  const [seen] = await transaction.run(subjectsByIds, { ids: [askedId] })
  if (seen === undefined) return notFound('There is no such customer or account, or none that this token may see.')
  await lockSubjectsOf(transaction, recordIds(seen))
  const [subject = seen] = await transaction.run(subjectsByIds, { ids: [askedId] })
  const anchor = await correctedRecordOf(transaction, subject, keptFrom)
  await transaction.run(mergeSourcesOnce, sourceNode(correctionSource))
  const id = correctionIdOf(anchor)
  const sourceId = id.slice(correctionSource.key.length + 1)
  const [before] = await transaction.run(correctedRecord, { id })
  const at = deps.now().getTime()
  const line: RecordLine = {
    kind: 'record',
    source: correctionSource.key,
    id: sourceId,
    type: subject.type,
    // Each correction is later than the one before.
    observedAt: new Date(Math.max(at, (before?.observedAt ?? 0) + 1)).toISOString(),
    identifiers: [],
    relations: [],
    attributes: withoutUndefined({ ...before?.attributes, ...attributes }),
  }
  const changeId = deps.newId()
  if (before === undefined) {
    const assertion = { id: changeId, relation: 'SAME' as const, ...pairOf(anchor, id), by, at }
    const arriving = {
      records: [prepareRecord(line, correctionSource, deps.now())],
      known: new Map(),
      sources: new Map([[correctionSource.key, correctionSource]]),
      anchors: new Map([[subject.id, anchor]]),
      assertions: [assertion],
      decision: { by, reason },
    }
    await resolveRecords(transaction, arriving, ruleSet, deps)
    await writeResidenceKeys(transaction, arriving.records, arriving.sources)
    const properties = { id: changeId, by, reason, at, action: 'CORRECTED' }
    await transaction.run(assertPairsSame, { pairs: [pairOf(anchor, id)], properties })
  } else await writeRecords(transaction, [line], deps)
  const change = {
    id: changeId,
    action: 'CORRECTED' as const,
    recordId: anchor,
    at,
    keepId: subject.id,
    absorbId: null,
  }
  await transaction.run(createIdentityChanges, {
    changes: [changeNode({ ...change, kept: [anchor], moved: [id], by, reason })],
  })
  return { outcome: 'DONE', changeId, subjectId: subject.id }
}

/**
 * The record that a correction goes with: one of the highest standing, so that no other record overrules the correction; the one of which
 * it repeats something; and one that was corrected before, because a second correction replaces the first one.
 */
async function correctedRecordOf(
  transaction: Transaction,
  subject: SubjectRecords,
  keptFrom: string | null,
): Promise<string> {
  const ids = new Set(recordIds(subject))
  const own = subject.records.filter(({ id }) => !isCorrection(id))
  const highest = new Set(await transaction.run(recordsOfHighestStanding, { ids: own.map(({ id }) => id) }))
  const best = own.filter(({ id }) => highest.has(id))
  const kept = best.filter(({ id }) => id === keptFrom || correctionIdOf(id) === keptFrom)
  const corrected = best.filter(({ id }) => ids.has(correctionIdOf(id)))
  const candidates = [kept, corrected, best, own].find((records) => records.length > 0) ?? subject.records
  return representativeOf({ ...subject, records: candidates })
}

function isCorrection(id: string): boolean {
  return id.startsWith(`${correctionSource.key}:`)
}

function correctionIdOf(recordId: string): string {
  return `${correctionSource.key}:${recordId.slice(0, 512)}`
}

function withoutUndefined(attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))
}
