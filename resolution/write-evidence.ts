import type { Transaction } from '../graph/run.ts'
import { replaceBlocks } from './block-queries.ts'
import type { Traits } from './match/traits.ts'
import { storedBlocksOf } from './match-blocks.ts'
import type { Neighbourhood } from './neighbourhood.ts'
import { planEvidence } from './plan-edges.ts'
import { recordProperties } from './record-properties.ts'
import type { ArrivingRecords } from './resolution-deps.ts'
import { undeclaredSource } from './source.ts'
import { toMatchRecord } from './stored-record.ts'
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

/** Only where they change. */
export async function writeBlocks(
  transaction: Transaction,
  { records, known, sources }: ArrivingRecords,
  { matchRecords, replaced }: Neighbourhood,
): Promise<void> {
  const written = records.flatMap(({ id, source }) => {
    const keys = storedBlocksOf(traitsIn(matchRecords, id))
    const before = replaced.get(id)
    if (before === undefined) return [{ recordId: id, keys }]
    const earlier = storedBlocksOf(toMatchRecord(before, sources.get(source) ?? undeclaredSource(source)).traits)
    return earlier.join() === keys.join() ? [] : [{ recordId: id, keys }]
  })
  const blocks = written.filter(({ recordId, keys }) => known.has(recordId) || keys.length > 0)
  if (blocks.length > 0) await transaction.run(replaceBlocks, { blocks })
}

function traitsIn(matchRecords: Neighbourhood['matchRecords'], id: string): Traits {
  const record = matchRecords.get(id)
  if (record === undefined) throw new RangeError('An arriving record is not in its own neighbourhood')
  return record.traits
}
