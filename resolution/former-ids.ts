import type { Transaction } from '../graph/run.ts'
import type { Neighbourhood } from './neighbourhood.ts'
import type { ResolutionPlan } from './plan-writes.ts'
import { formerSubjects } from './queries.ts'

/** A part that leaves its customer gets the id back that most of its records once had, if that id was given up. */
export async function formerIdsOf(
  transaction: Transaction,
  plan: ResolutionPlan,
  { subjectIdByRecord }: Neighbourhood,
  homes: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<number, string>> {
  const parts = plan.subjects.flatMap((subject, index) => {
    const recordIds = subject.cluster.members.filter((id) => subjectIdByRecord.has(id))
    return subject.id === null && recordIds.length > 0
      ? [{ index, type: subject.type, recordIds: new Set(recordIds) }]
      : []
  })
  const found = new Map<number, string>()
  if (parts.length === 0) return found
  const rows = await transaction.run(formerSubjects, { recordIds: parts.flatMap(({ recordIds }) => [...recordIds]) })
  const taken = new Set<string>()
  for (const { index, recordIds } of parts)
    for (const { id } of rows)
      if (!taken.has(id) && !found.has(index) && recordIds.has(homes.get(id) ?? '')) {
        found.set(index, id)
        taken.add(id)
      }
  for (const { index, type, recordIds } of parts) {
    if (found.has(index)) continue
    const byId = Map.groupBy(
      rows.filter((row) => recordIds.has(row.recordId) && row.type === type && !taken.has(row.id)),
      ({ id }) => id,
    )
    const [best] = [...byId.values()].toSorted(
      (a, b) =>
        b.length - a.length ||
        (a[0]?.createdAt ?? 0) - (b[0]?.createdAt ?? 0) ||
        ((a[0]?.id ?? '') < (b[0]?.id ?? '') ? -1 : 1),
    )
    const id = best?.[0]?.id
    if (id === undefined) continue
    found.set(index, id)
    taken.add(id)
  }
  return found
}
