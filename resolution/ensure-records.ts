import type { Transaction } from '../graph/run.ts'
import type { FactOwner } from './line-parts.ts'
import { prepareIdentifiers } from './prepare-record.ts'
import { knownRecordIds, sourcesByKeys } from './queries.ts'
import { identifierSource, recordIdOf } from './record-id.ts'
import type { ResolutionDeps } from './resolution-deps.ts'
import { resolveRecords } from './resolve-records.ts'
import { ruleSet } from './rule-set.ts'
import type { StoredRecord } from './stored-record.ts'

/**
 * Facts may name a record that has not arrived, or an identifier alone: each gets a placeholder record that resolves to a
 * customer like any other. One statement when all are there.
 */
export async function ensureRecords(
  transaction: Transaction,
  owners: readonly FactOwner[],
  deps: ResolutionDeps,
): Promise<void> {
  const ownerById = new Map(owners.map((owner) => [recordIdOf(owner), owner]))
  const ids = [...ownerById.keys()].toSorted()
  if (ids.length === 0) return
  const known = new Set(await transaction.run(knownRecordIds, { ids }))
  const now = deps.now().getTime()
  const records = ids.flatMap((id) => {
    const owner = ownerById.get(id)
    return known.has(id) || owner === undefined ? [] : [placeholder(id, owner, now)]
  })
  if (records.length === 0) return
  const keys = [...new Set(records.map(({ source }) => source))].toSorted()
  const sources = await transaction.run(sourcesByKeys, { keys })
  const sourceByKey = new Map(sources.map((source) => [source.key, source]))
  await resolveRecords(transaction, { records, known: new Map(), sources: sourceByKey }, deps.rules ?? ruleSet, deps)
}

function placeholder(id: string, { record, identifier }: FactOwner, now: number): StoredRecord {
  const { identifiers, fillers } = prepareIdentifiers(identifier === undefined ? [] : [identifier], null, now)
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
    identifiers,
    fillers,
  }
}
