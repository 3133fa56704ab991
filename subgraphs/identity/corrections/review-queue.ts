import type { GraphQLResolveInfo } from 'graphql'
import type { RequestContext } from '../../context.ts'
import { cursorsOf } from '../../pages/cursors.ts'
import { keyPage, openKeyPage } from '../../pages/key-page.ts'
import type { QueryMatchCandidatesArgs } from '../types.generated.ts'
import { type MatchCandidatePage, type MatchCandidateRow, matchCandidates } from './queries.ts'

const highest = '\u{10ffff}'

/** What has most at stake first. */
export function reviewQueue(
  args: QueryMatchCandidatesArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<MatchCandidatePage> {
  const { reader, viewer } = context
  const status = args.status ?? 'OPEN'
  const page = openKeyPage(args, cursorsOf(info, null, context, status))
  const read = (after: string, limit: number) => {
    const [stake = Number.MAX_SAFE_INTEGER, id = highest] = after === '' ? [] : after.split(' ')
    return reader.read(matchCandidates, {
      status,
      beforeStake: Number(stake),
      beforeId: id,
      sources: viewer.sources,
      limit,
    })
  }
  return keyPage(page, { keyOf: ({ stake, id }: MatchCandidateRow) => `${stake} ${id}`, read }, context, info)
}
