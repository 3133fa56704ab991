import type { Transaction } from '../../graph/run.ts'
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts'
import { type FormerRow, formerSubjects } from '../queries.ts'
import { compareSubjects } from './assign-ids.ts'
import type { ResolutionPlan } from './plan-writes.ts'
import { type Claim, compareClaims, strengthen } from './standing.ts'

/**
 * A part that leaves its customer gets an id back that was given up, if among all records that had the id, this part has those with the
 * strongest claim to it.
 */
export async function formerIdsOf(
  transaction: Transaction,
  plan: ResolutionPlan,
  { subjectIdByRecord }: Neighbourhood,
  anchors: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<number, string>> {
  const parts = plan.subjects.flatMap((subject, index) => {
    const recordIds = subject.cluster.members.filter((id) => subjectIdByRecord.has(id))
    return subject.id === null && !plan.outranked.has(index) && recordIds.length > 0
      ? [{ index, type: subject.type, recordIds }]
      : []
  })
  const found = new Map<number, string>()
  if (parts.length === 0) return found
  const partByRecord = new Map(parts.flatMap((part) => part.recordIds.map((id) => [id, part] as const)))
  const rows = await transaction.run(formerSubjects, { recordIds: [...partByRecord.keys()] })
  const claimed = [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, ofId]) => {
    const [row] = ofId
    if (row === undefined) return []
    const anchor = partByRecord.get(anchors.get(id) ?? '')
    const best = strongestOf(ofId, (recordId) => partByRecord.get(recordId)?.index ?? elsewhere)
    const index = anchor?.index ?? best.index
    return [{ ...row, index, standing: best.standing, hasHome: anchor !== undefined }]
  })
  const inOrder = claimed.toSorted(
    (a, b) => Number(b.hasHome) - Number(a.hasHome) || b.standing - a.standing || compareSubjects(a, b),
  )
  const typeByPart = new Map(parts.map(({ index, type }) => [index, type]))
  for (const { id, index, type } of inOrder)
    if (!found.has(index) && typeByPart.get(index) === type) found.set(index, id)
  return found
}

/** Records that are in none of the parts. */
const elsewhere = -1

/** The part with the strongest claim to an id that was given up. Records that had left the id before have the weakest claim. */
function strongestOf(rows: readonly FormerRow[], partOf: (recordId: string) => number) {
  const last = rows.filter(({ wasLast }) => wasLast)
  const claims = new Map<number, Claim>()
  for (const row of last.length > 0 ? last : rows) {
    const index = partOf(row.recordId)
    claims.set(index, strengthen(claims.get(index), row))
  }
  const [best] = [...claims].toSorted(([indexA, a], [indexB, b]) => compareClaims(a, b) || indexA - indexB)
  return { index: best?.[0] ?? elsewhere, standing: best?.[1].standing ?? 0 }
}
