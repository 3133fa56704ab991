import { RetryWrite } from '../../graph/errors.ts'
import type { Transaction } from '../../graph/run.ts'
import type { RuleSet, SubjectType } from '../rule-set.ts'
import type { ResolutionDeps } from '../write/resolution-deps.ts'
import { lockAccounts, lockCustomers } from '../write/write-queries.ts'
import { type Extent, loadNeighbourhood } from './load-neighbourhood.ts'
import type { Arrival, Neighbourhood } from './neighbourhood.ts'

/** Reads, locks, and reads again if something changed in between. */
export async function lockNeighbourhood(
  transaction: Transaction,
  arrival: Arrival,
  rules: RuleSet,
  { matchRecords }: ResolutionDeps,
  extent?: Extent,
): Promise<Neighbourhood> {
  const seen = await loadNeighbourhood(transaction, arrival, rules, matchRecords, extent)
  const { PERSON: customerIds, ORGANISATION: accountIds } = idsToLock(seen)
  const customers = customerIds.length === 0 ? [] : await transaction.run(lockCustomers, { ids: customerIds })
  const accounts = accountIds.length === 0 ? [] : await transaction.run(lockAccounts, { ids: accountIds })
  const locks = new Map([...customers, ...accounts].map(({ id, lock }) => [id, lock]))
  const isSeen = (id: string, lock: number) => (seen.subjects.get(id)?.lock ?? lock - 1) === lock - 1
  if ([...locks].every(([id, lock]) => isSeen(id, lock))) return unchanged(seen, arrival)
  const again = await loadNeighbourhood(transaction, arrival, rules, matchRecords, extent)
  const now = idsToLock(again)
  if ([...now.PERSON, ...now.ORGANISATION].some((id) => !locks.has(id)))
    throw new RetryWrite('another writer joined a further customer meanwhile')
  return unchanged(again, arrival)
}

/** The versions to be replaced are those against which it was decided. */
function unchanged(neighbourhood: Neighbourhood, { known }: Arrival): Neighbourhood {
  for (const { id, observedAt, contentHash } of known.values()) {
    const found = neighbourhood.replaced.get(id)
    if (found === undefined || found.observedAt !== observedAt || found.contentHash !== contentHash)
      throw new RetryWrite('another writer replaced one of these records meanwhile')
  }
  return neighbourhood
}

/**
 * Subjects of the member records, and the ids given up for them: a merge moves their redirects, a split may restore one. Ordered by id,
 * customers first.
 */
function idsToLock({
  members,
  subjects,
  subjectIdByRecord,
}: Neighbourhood): Readonly<Record<SubjectType, readonly string[]>> {
  const ids: Record<SubjectType, Set<string>> = { PERSON: new Set(), ORGANISATION: new Set() }
  for (const member of members) {
    const subject = subjects.get(subjectIdByRecord.get(member) ?? '')
    if (subject === undefined) continue
    for (const { id, type } of [subject, ...subject.superseded]) ids[type].add(id)
  }
  return { PERSON: [...ids.PERSON].toSorted(), ORGANISATION: [...ids.ORGANISATION].toSorted() }
}
