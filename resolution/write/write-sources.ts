import type { Transaction } from '../../graph/run.ts'
import { sourcesByKeys } from '../queries.ts'
import type { LineStatus } from '../records/plan-records.ts'
import type { SourceLine } from '../records/record-line.ts'
import { isReference, type Source, sourceNode, sourceOfLine, undeclaredSource } from '../records/source.ts'
import { markReferenceRecords, mergeSources } from './write-queries.ts'

/** The last line about a system counts. Existing records keep the values that were read under the earlier one. */
export async function writeSources(
  transaction: Transaction,
  lines: readonly SourceLine[],
): Promise<readonly LineStatus[]> {
  const keys = [...new Set(lines.map(({ source }) => source))].toSorted()
  const stored = new Map((await transaction.run(sourcesByKeys, { keys })).map((source) => [source.key, source]))
  const current = new Map(stored)
  const results = lines.map((line): LineStatus => {
    const source = sourceOfLine(line)
    const before = current.get(source.key)
    current.set(source.key, source)
    if (before === undefined) return { status: 'ACCEPTED' }
    return { status: JSON.stringify(before) === JSON.stringify(source) ? 'DUPLICATE' : 'UPDATED' }
  })
  const changed = [...current.values()].filter(
    (source) => JSON.stringify(stored.get(source.key)) !== JSON.stringify(source),
  )
  if (changed.length === 0) return results
  await transaction.run(mergeSources, { sources: changed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(sourceNode) })
  for (const source of changed.filter((changedSource) =>
    changesReference(changedSource, stored.get(changedSource.key)),
  ))
    await transaction.run(markReferenceRecords, { source: source.key, isReference: isReference(source.role) })
  return results
}

function changesReference(source: Source, before: Source = undeclaredSource(source.key)): boolean {
  return isReference(source.role) !== isReference(before.role)
}
