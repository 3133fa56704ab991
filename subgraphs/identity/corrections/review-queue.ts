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

/** The context in which ids of questions are sealed. */
export const candidateContext = 'match candidate'

const highest = '\u{10ffff}'

/** After this many reads without a result, a page is considered the last one. */
const maxReads = 50

/** The most open questions listed per undeclared source: otherwise, anybody who may write records could fill the queue. */
const mostOfUndeclared = 100

/**
 * Questions with the highest stake first, those through undeclared sources last. Pairs with a record that the caller may not know about are
 * left out.
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

/** How many open questions are not listed. Null for callers who do not know every source. */
export async function unlistedQuestions({ viewer, reader }: RequestContext): Promise<number | null> {
  if (viewer.sources !== null || viewer.customerId !== null) return null
  const [unlisted = 0] = await reader.read(unlistedMatchCandidates, { most: mostOfUndeclared })
  return unlisted
}

/** No source's name contains a space. */
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

/** Reads on past pairs that are left out, so that only the last page is short. */
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
 * Null if the caller may not know about one of the records, or may see the identity of one side only: the two have nearly the same name, so
 * the open side would reveal the other's.
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
  return { ...row, people: await peopleOf(known, context), compared: [row.aId, row.bId] }
}

/** Always true for a company, which is nobody's identity. */
async function isIdentityOpen(record: SourceRecordRow, context: RequestContext): Promise<boolean> {
  const [person] = await peopleOf([record], context)
  return person === undefined || opensRecord(await context.access.decide(person, 'IDENTIFYING'), record.recordId)
}
