import type { Transaction } from '../../graph/run.ts'
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts'
import { markSpareRecords } from './write-queries.ts'
import type { FinalSubject } from './write-subjects.ts'

/** Which records need not be read from now on, because others of their subject represent them. */
export async function markSpares(
  transaction: Transaction,
  subjects: readonly FinalSubject[],
  { spares, subjects: before }: Neighbourhood,
): Promise<void> {
  const stored = new Set(
    [...before.values()].flatMap(({ records }) =>
      records.flatMap(({ record, isSpare }) => (isSpare ? [record.id] : [])),
    ),
  )
  const records = subjects.flatMap(({ cluster: { links } }) =>
    [...links.keys()].flatMap((id) => {
      const isSpare = links.has(spares.get(id) ?? '')
      return isSpare === stored.has(id) ? [] : [{ id, isSpare: isSpare || null }]
    }),
  )
  if (records.length > 0) await transaction.run(markSpareRecords, { records })
}
