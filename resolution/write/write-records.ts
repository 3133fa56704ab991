import type { Transaction } from '../../graph/run.ts'
import { writeResidenceKeys } from '../households/write-residence-keys.ts'
import { withinLicence } from '../licences/without-licensed-data.ts'
import type { StoredRecord } from '../neighbourhood/stored-record.ts'
import { knownRecordVersions, recordVersions, sourcesByKeys } from '../queries.ts'
import { type LineStatus, planRecords, type RecordPlan, type RecordVersion } from '../records/plan-records.ts'
import { prepareRecord } from '../records/prepare-record.ts'
import type { AccountLine, RecordLine } from '../records/record-line.ts'
import { type Source, sourceNode, undeclaredSource } from '../records/source.ts'
import { keysToLookUp, versionKey } from '../records/version-order.ts'
import { ruleSet } from '../rule-set.ts'
import type { ResolutionDeps, Resolved } from './resolution-deps.ts'
import { resolveRecords } from './resolve-records.ts'
import { createMissingSources, createRecordVersions, isolateSources, markFormerPeople } from './write-queries.ts'

export interface WrittenRecords extends Pick<Resolved, 'compared'> {
  /** One per line, in order. */
  readonly value: readonly LineStatus[]
}

/**
 * The only way in which records are written. One result per line, in order; harmless to repeat. The number of statements does not depend on
 * the number of lines (see README.md); a batch that is already known costs two.
 */
export async function writeRecords(
  transaction: Transaction,
  lines: readonly (RecordLine | AccountLine)[],
  deps: ResolutionDeps,
): Promise<WrittenRecords> {
  const now = deps.now()
  transaction.writeFor(lines.flatMap(({ source, relations }) => [source, ...relations.map(({ to }) => to.source)]))
  const sources = await sourcesOf(transaction, lines)
  const records = lines.map((line) => {
    const source = sources.get(line.source) ?? undeclaredSource(line.source)
    return withinLicence(prepareRecord(line, source, now), source, now.getTime())
  })
  const ids = [...new Set(records.map(({ id }) => id))].toSorted()
  const stored = await transaction.run(recordVersions, { ids })
  const known = new Map(stored.map((version) => [version.id, version]))
  const keys = keysToLookUp(records, known)
  const passed = keys.length === 0 ? [] : await transaction.run(knownRecordVersions, { keys })
  const plan = planRecords(records, known, new Set(passed))
  const { replaced, compared } = await resolveRecords(
    transaction,
    { records: plan.current, known: versionsOf(plan, known), sources },
    deps.rules ?? ruleSet,
    deps,
  )
  await writeResidenceKeys(transaction, [...plan.current, ...plan.history], sources)
  const superseded = [...replaced.values()]
    .filter(({ id }) => plan.superseded.has(id))
    .map((record) => ({ ...record, timesAhead: known.get(record.id)?.timesAhead ?? null }))
  await keepHistory(transaction, [...superseded, ...plan.history], now)
  return { value: plan.results, compared }
}

function versionsOf(
  { current }: RecordPlan,
  known: ReadonlyMap<string, RecordVersion>,
): ReadonlyMap<string, RecordVersion> {
  return new Map(current.flatMap(({ id }) => known.get(id) ?? []).map((version) => [version.id, version]))
}

/** An undeclared source whose records are written by a caller who is bound to its sources is isolated from then on. */
async function sourcesOf(
  transaction: Transaction,
  lines: readonly { readonly source: string }[],
): Promise<ReadonlyMap<string, Source>> {
  const keys = [...new Set(lines.map(({ source }) => source))].toSorted()
  const sources = new Map((await transaction.run(sourcesByKeys, { keys })).map((source) => [source.key, source]))
  const missing = keys.filter((key) => !sources.has(key)).map(undeclaredSource)
  if (missing.length > 0) await transaction.run(createMissingSources, { sources: missing.map(sourceNode) })
  for (const source of missing) sources.set(source.key, source)
  if (transaction.isBound !== true) return sources
  const isolated = [...sources.values()].filter((source) => source.declaredBy === null && !source.isolated)
  if (isolated.length > 0) await transaction.run(isolateSources, { keys: isolated.map(({ key }) => key).toSorted() })
  for (const source of isolated) sources.set(source.key, { ...source, isolated: true })
  return sources
}

async function keepHistory(transaction: Transaction, records: readonly StoredRecord[], now: Date): Promise<void> {
  if (records.length === 0) return
  const versions = records.map((record) => ({
    // The same old version may arrive any number of times.
    key: versionKey(record.id, record),
    properties: {
      recordId: record.id,
      observedAt: record.observedAt,
      recordedAt: record.recordedAt,
      replacedAt: now.getTime(),
      contentHash: record.contentHash,
      line: JSON.stringify(record),
    },
  }))
  await transaction.run(createRecordVersions, { versions })
  const ofPeople = records.filter(({ type }) => type === 'PERSON').map(({ id }) => id)
  if (ofPeople.length > 0) await transaction.run(markFormerPeople, { ids: [...new Set(ofPeople)].toSorted() })
}
