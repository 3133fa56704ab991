import type { Transaction } from '../../graph/run.ts'
import { subjectsOfRecords } from '../neighbourhood/block-queries.ts'
import { isMatchable } from '../neighbourhood/match-blocks.ts'
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts'
import type { RuleSet } from '../rule-set.ts'
import { dropMatchCandidates, mergeMatchCandidates } from './candidate-queries.ts'
import { matchCandidatesOf, oneReviewEach } from './match-candidate.ts'
import type { NamedSubject } from './plan-edges.ts'
import type { ResolutionPlan } from './plan-writes.ts'

/** What is left for a person to decide about the members. */
export async function writeMatchCandidates(
  transaction: Transaction,
  { review }: ResolutionPlan,
  subjects: readonly NamedSubject[],
  { members, subjectIdByRecord, matchRecords, outside, assertions }: Neighbourhood,
  { model }: RuleSet,
  now: number,
): Promise<void> {
  const subjectByRecord = new Map(subjects.flatMap(({ id, links }) => [...links.keys()].map((record) => [record, id])))
  const ends = new Set(review.flatMap(({ match: { a, b } }) => [a, b]))
  const others = [...ends].filter((id) => !subjectByRecord.has(id) && !subjectIdByRecord.has(id))
  const found = others.length === 0 ? [] : await transaction.run(subjectsOfRecords, { recordIds: others })
  for (const { recordId, subjectId } of found) subjectByRecord.set(recordId, subjectId)
  const subjectOf = (id: string) => subjectByRecord.get(id) ?? subjectIdByRecord.get(id)
  const candidates = matchCandidatesOf(
    oneReviewEach(review, subjectOf, assertions),
    (id) => matchRecords.get(id) ?? outside.get(id),
    model,
  )
  const recordIds = [...members].filter((id) => {
    const record = matchRecords.get(id)
    // A record that is held back may state nothing but identifiers.
    return (
      record !== undefined && subjectIdByRecord.has(id) && (isMatchable(record.traits) || record.identifiers.length > 1)
    )
  })
  if (recordIds.length > 0)
    await transaction.run(dropMatchCandidates, { recordIds, keep: candidates.map(({ id }) => id) })
  if (candidates.length > 0) await transaction.run(mergeMatchCandidates, { candidates, now })
}
