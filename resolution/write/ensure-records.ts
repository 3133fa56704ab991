import { consentApi } from '../../access/consent/consent-api.ts'
import type { Transaction } from '../../graph/run.ts'
import { candidateRecords } from '../neighbourhood/block-queries.ts'
import type { StoredRecord } from '../neighbourhood/stored-record.ts'
import { knownRecords, sourcesByKeys } from '../queries.ts'
import type { FactOwner } from '../records/line-parts.ts'
import { prepareIdentifiers } from '../records/prepare-record.ts'
import { identifierSource, recordIdOf, sourceOfRecordId } from '../records/record-id.ts'
import { undeclaredSource } from '../records/source.ts'
import { ruleSet } from '../rule-set.ts'
import type { ResolutionDeps } from './resolution-deps.ts'
import { resolveRecords } from './resolve-records.ts'

/** The subject of a fact, and the source that states it. */
export interface ToldOwner {
  readonly owner: FactOwner
  readonly toldBy: string
}

/**
 * Facts may name a record that has not arrived, or an identifier alone: each gets a placeholder record that resolves to a customer like any
 * other. A placeholder of an identifier counts as a record of a declared source once one states a fact about it, and is then decided again.
 * One statement if all are there, and a second one if some count as stated by no declared source.
 */
export async function ensureRecords(
  transaction: Transaction,
  told: readonly ToldOwner[],
  deps: ResolutionDeps,
): Promise<void> {
  const toldById = Map.groupBy(told, ({ owner }) => recordIdOf(owner))
  const ids = [...toldById.keys()].toSorted()
  if (ids.length === 0) return
  const found = await transaction.run(knownRecords, { ids })
  const stored = new Set(found.map(({ id }) => id))
  const unvouched = found.flatMap(({ id, isUnvouched }) => (isUnvouched ? [id] : []))
  const missing = ids.filter((id) => !stored.has(id))
  if (missing.length === 0 && unvouched.length === 0) return
  const tellersOf = (id: string) => (toldById.get(id) ?? []).map(({ toldBy }) => toldBy)
  const keys = [
    ...new Set([...missing, ...unvouched].flatMap((id) => [sourceOfRecordId(id), ...tellersOf(id)])),
  ].toSorted()
  const sources = await transaction.run(sourcesByKeys, { keys })
  const sourceByKey = new Map(sources.map((source) => [source.key, source]))
  // What people enter through the API has the same weight as what a declared source states.
  const isVouchedFor = (id: string) =>
    sourceOfRecordId(id) === identifierSource &&
    tellersOf(id).some((key) => key === consentApi || (sourceByKey.get(key)?.declaredBy ?? null) !== null)
  const now = deps.now().getTime()
  const created = missing.flatMap((id) => {
    const [first] = toldById.get(id) ?? []
    return first === undefined ? [] : [placeholder(id, first.owner, isVouchedFor(id), now)]
  })
  const ripe = unvouched.filter(isVouchedFor)
  const before = ripe.length === 0 ? [] : await transaction.run(candidateRecords, { ids: ripe })
  const records = [...created, ...before.map((record): StoredRecord => ({ ...record, isVouched: true }))]
  const known = new Map(before.map((record) => [record.id, record]))
  const arriving = { records: records.toSorted((a, b) => (a.id < b.id ? -1 : 1)), known, sources: sourceByKey }
  await resolveRecords(transaction, arriving, deps.rules ?? ruleSet, deps)
}

/** A placeholder of an identifier belongs to no source. */
const placeholderSource = undeclaredSource(identifierSource)

function placeholder(id: string, { record, identifier }: FactOwner, isVouched: boolean, now: number): StoredRecord {
  const { identifiers, fillers } = prepareIdentifiers(
    identifier === undefined ? [] : [identifier],
    null,
    now,
    placeholderSource,
  )
  return {
    id,
    source: record?.source ?? identifierSource,
    sourceId: record?.id ?? id.slice(identifierSource.length + 1),
    type: 'PERSON',
    observedAt: now,
    recordedAt: now,
    contentHash: '',
    attributes: {},
    relations: [],
    endedAt: null,
    isPlaceholder: true,
    isVouched: isVouched || null,
    identifiers,
    fillers,
  }
}
