import { codedError } from '../../../errors.ts'
import type { RequestContext } from '../../context.ts'
import { openKeyPage, toKeyConnection } from '../page.ts'
import type { QueryMatchCandidatesArgs } from '../types.generated.ts'
import { type MatchCandidatePage, matchCandidates } from './queries.ts'

const highest = '\u{10ffff}'

/** What has most at stake first. */
export async function reviewQueue(
  args: QueryMatchCandidatesArgs,
  { reader, viewer }: RequestContext,
): Promise<MatchCandidatePage> {
  const page = openKeyPage(args)
  const [stake = '', id = highest] = page.after === '' ? [] : page.after.split(' ')
  if (page.after !== '' && !/^\d+$/.test(stake)) throw codedError('BAD_USER_INPUT', 'This is no cursor of this list.')
  const rows = await reader.read(matchCandidates, {
    status: args.status ?? 'OPEN',
    beforeStake: stake === '' ? Number.MAX_SAFE_INTEGER : Number(stake),
    beforeId: id,
    sources: viewer.sources,
    limit: page.limit,
  })
  return toKeyConnection(rows, page, (row) => `${row.stake} ${row.id}`)
}
