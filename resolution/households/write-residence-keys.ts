import type { Transaction } from '../../graph/run.ts'
import type { StoredRecord } from '../neighbourhood/stored-record.ts'
import { type Source, undeclaredSource } from '../records/source.ts'
import { mergeStays, type Stay } from './queries.ts'
import { mostRecordsOfResidence, residenceKeyOf } from './residence-key.ts'

/** Stores where these versions of records state that people live. It is evidence: nothing is decided by it. One statement, or none. */
export async function writeResidenceKeys(
  transaction: Transaction,
  versions: readonly StoredRecord[],
  sources: ReadonlyMap<string, Source>,
): Promise<void> {
  const stays = versions.flatMap((version): readonly Stay[] => {
    const home = residenceKeyOf(version, sources.get(version.source) ?? undeclaredSource(version.source))
    return home === null ? [] : [{ recordId: version.id, home, at: version.observedAt }]
  })
  if (stays.length === 0) return
  await transaction.run(mergeStays, { stays: stays.toSorted(inOrder), most: mostRecordsOfResidence })
}

function inOrder(a: Stay, b: Stay): number {
  if (a.home !== b.home) return a.home < b.home ? -1 : 1
  return a.recordId < b.recordId ? -1 : 1
}
