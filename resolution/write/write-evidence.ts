import type { Transaction } from '../../graph/run.ts'
import { replaceBlocks } from '../neighbourhood/block-queries.ts'
import { blockEntryOf, storedBlocksOf } from '../neighbourhood/match-blocks.ts'
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts'
import { recordProperties } from '../records/record-properties.ts'
import { planEvidence } from './plan-edges.ts'
import type { ArrivingRecords } from './resolution-deps.ts'
import { createEvidence, dropEvidence, updateEvidence, updateRecords } from './write-queries.ts'

/** Records and what they hold, as they arrived. */
export async function writeEvidence(
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

/** Only if they, or what they state about the record, change. */
export async function writeBlocks(
  transaction: Transaction,
  { records, known }: Pick<ArrivingRecords, 'records' | 'known'>,
  { matchRecords, matchRecordOf, replaced, spares }: Neighbourhood,
): Promise<void> {
  const blocks = records.flatMap(({ id }) => {
    const record = matchRecords.get(id)
    if (record === undefined) throw new RangeError('An arriving record is not in its own neighbourhood')
    const before = replaced.get(id)
    // Found by those that represent it: a block is full of people, not of records.
    const keys = spares.has(id) ? [] : storedBlocksOf(record)
    const entry = blockEntryOf(record)
    if (before !== undefined) {
      const earlier = matchRecordOf(before)
      if (blockEntryOf(earlier) === entry && storedBlocksOf(earlier).join() === keys.join()) return []
    }
    return known.has(id) || keys.length > 0 ? [{ recordId: id, keys, entry }] : []
  })
  if (blocks.length > 0) await transaction.run(replaceBlocks, { blocks })
}
