import type { GraphQLResolveInfo } from 'graphql'
import { opensRecord } from '../../../access/decide.ts'
import { cursorsOf } from '../../pages/cursors.ts'
import { keyPage, openKeyPage } from '../../pages/key-page.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { peopleOf } from '../people-of.ts'
import { findRecord } from '../records/find-record.ts'
import type { SourceRecordRow } from '../records/record-queries.ts'
import type { QueryMatchCandidatesArgs } from '../types.generated.ts'
import {
  type KnownCandidateRow,
  type MatchCandidatePage,
  type MatchCandidateRow,
  matchCandidates,
  undeclaredMatchCandidates,
  unlistedMatchCandidates,
} from './queries.ts'

/** What ids of questions are sealed for. */
export const candidateContext = 'match candidate'

const highest = '\u{10ffff}'

/** Reads that found nothing to show, before a page is given up as the last. */
const maxReads = 50

/** Open questions of one undeclared source that are listed: whoever may write records could fill the queue otherwise. */
const mostOfUndeclared = 100

/**
 * What has most at stake first, and what came up by undeclared sources last. Pairs with a record that the caller may not know of are left
 * out.
 */
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

/** How many open questions are not listed; null for callers who do not know of every source. */
export async function unlistedQuestions({ viewer, reader }: RequestContext): Promise<number | null> {
  if (viewer.sources !== null || viewer.customerId !== null) return null
  const [unlisted = 0] = await reader.read(unlistedMatchCandidates, { most: mostOfUndeclared })
  return unlisted
}

/** No source's name holds a space. */
function placeOf({ teller, stake, id }: MatchCandidateRow): string {
  return `${teller} ${stake} ${id}`
}

async function candidatesAfter(
  status: string,
  after: string,
  limit: number,
  { reader }: RequestContext,
): Promise<readonly MatchCandidateRow[]> {
  const [teller = '', stake = Number.MAX_SAFE_INTEGER, id = highest] = after === '' ? [] : after.split(' ')
  const from = { status, beforeStake: Number(stake), beforeId: id }
  const declared = teller === '' ? await reader.read(matchCandidates, { ...from, limit }) : []
  if (declared.length === limit) return declared
  const part = { ...from, fromTeller: teller, limit: limit - declared.length }
  const most = status === 'OPEN' ? mostOfUndeclared : Number.MAX_SAFE_INTEGER
  return [...declared, ...(await reader.read(undeclaredMatchCandidates, { ...part, most }))]
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
    const rows = await candidatesAfter(status, after, limit, context)
    const found = await Promise.all(rows.map((row) => knownCandidate(row, context)))
    known.push(...found.filter((row) => row !== null))
    const last = rows.at(-1)
    if (last === undefined || rows.length < limit || known.length >= limit) break
    after = placeOf(last)
  }
  return known
}

/**
 * Null where the caller may not know of one of the records, or may see the identity of one side alone: the two have nearly the same name,
 * so that the side that is open would tell the other's.
 */
export async function knownCandidate(
  row: MatchCandidateRow,
  context: RequestContext,
): Promise<KnownCandidateRow | null> {
  const records = await Promise.all([row.aId, row.bId].map((id) => findRecord(id, context)))
  const known = records.filter((record) => record !== null)
  if (known.length < records.length) return null
  const areOpen = await Promise.all(known.map((record) => isIdentityOpen(record, context)))
  if (new Set(areOpen).size > 1) return null
  return { ...row, people: await peopleOf(known, context) }
}

/** Of a company, which nobody's identity is, always. */
async function isIdentityOpen(record: SourceRecordRow, context: RequestContext): Promise<boolean> {
  const [person] = await peopleOf([record], context)
  return person === undefined || opensRecord(await context.access.decide(person, 'IDENTIFYING'), record.recordId)
}
