import type { GraphQLResolveInfo } from 'graphql'
import type { RequestContext } from '../../context.ts'
import { cursorsOf } from '../../pages/cursors.ts'
import { keyPage, openKeyPage } from '../../pages/key-page.ts'
import { findRecord } from '../find-record.ts'
import { peopleOf } from '../people-of.ts'
import type { QueryMatchCandidatesArgs } from '../types.generated.ts'
import { type KnownCandidateRow, type MatchCandidatePage, type MatchCandidateRow, matchCandidates } from './queries.ts'

/** What ids of questions are sealed for. */
export const candidateContext = 'match candidate'

const highest = '\u{10ffff}'

/** Reads that found nothing to show, before a page is given up as the last. */
const maxReads = 50

/** What has most at stake first. Pairs with a record that the caller may not know of are left out. */
export function reviewQueue(
  args: QueryMatchCandidatesArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<MatchCandidatePage> {
  const status = args.status ?? 'OPEN'
  const page = openKeyPage(args, cursorsOf(info, null, context, status))
  const read = (after: string, limit: number) => knownCandidates(status, after, limit, context)
  return keyPage(page, { keyOf: placeOf, read }, context, info)
}

function placeOf({ stake, id }: MatchCandidateRow): string {
  return `${stake} ${id}`
}

/** Reads on behind pairs that are left out, so that only the end of the list is short. */
async function knownCandidates(
  status: string,
  from: string,
  limit: number,
  context: RequestContext,
): Promise<readonly KnownCandidateRow[]> {
  const known: KnownCandidateRow[] = []
  let after = from
  for (let reads = 0; reads < maxReads; reads++) {
    const [stake = Number.MAX_SAFE_INTEGER, id = highest] = after === '' ? [] : after.split(' ')
    const part = { status, beforeStake: Number(stake), beforeId: id, limit }
    const rows = await context.reader.read(matchCandidates, part)
    const found = await Promise.all(rows.map((row) => knownCandidate(row, context)))
    known.push(...found.filter((row) => row !== null))
    const last = rows.at(-1)
    if (last === undefined || rows.length < limit || known.length >= limit) break
    after = placeOf(last)
  }
  return known
}

/** Null where the caller may not know of one of the records. */
export async function knownCandidate(
  row: MatchCandidateRow,
  context: RequestContext,
): Promise<KnownCandidateRow | null> {
  const records = await Promise.all([row.aId, row.bId].map((id) => findRecord(id, context)))
  const known = records.filter((record) => record !== null)
  if (known.length < records.length) return null
  return { ...row, people: await peopleOf(known, context) }
}
