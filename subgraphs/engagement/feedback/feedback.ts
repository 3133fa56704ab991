import type { GraphQLResolveInfo } from 'graphql'
import type { GuardedPage } from '../../../access/guard/guarded-page.ts'
import { openPart } from '../../closed-periods.ts'
import { ownerRows } from '../../owner-statement.ts'
import { cursorsOf } from '../../pages/cursors.ts'
import { highest, lowest, openStreamPage, type StreamPart, streamPage } from '../../pages/stream-page.ts'
import type { RequestContext } from '../../runtime/context.ts'
import type { FeedbackRow } from '../queries.ts'
import type { CustomerRow } from '../rows.ts'
import type { CustomerFeedbackArgs } from '../types.generated.ts'
import { answersByCustomerId, feedbackByCustomerId } from './queries.ts'
import { type Answer, type Score, scoresOf } from './scores.ts'

const answersOfCustomer = 500

export async function feedback(
  { id }: CustomerRow,
  args: CustomerFeedbackArgs,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<GuardedPage<FeedbackRow>> {
  const page = openStreamPage(args, cursorsOf(info, id, context))
  const open = await openPart(context.access, id, 'BEHAVIOURAL')
  const read = (part: StreamPart) => ownerRows(feedbackByCustomerId, { ...part, ...open }, id, context)
  return streamPage(page, read, context, info)
}

export async function feedbackScores(
  { id }: CustomerRow,
  _: object,
  context: RequestContext,
): Promise<readonly Score[]> {
  const open = await openPart(context.access, id, 'BEHAVIOURAL')
  const shared = { above: lowest, below: highest, limit: answersOfCustomer, ...open }
  const rows = await ownerRows(answersByCustomerId, shared, id, context)
  const latest = rows.toSorted((a, b) => (a.sk < b.sk ? 1 : -1)).slice(0, answersOfCustomer)
  return scoresOf(latest.flatMap((row) => answerOf(row) ?? []))
}

function answerOf({ type, score, scaleMax }: Pick<FeedbackRow, 'type' | 'score' | 'scaleMax'>): Answer | null {
  return score === null || scaleMax === null ? null : { type, score, scaleMax }
}

/** `NPS 9 of 10`, `Ticket, resolved`. */
export function feedbackTitle({ type, score, scaleMax, status }: FeedbackRow): string {
  const name =
    type === 'NPS' || type === 'CSAT' ? type : `${type.charAt(0)}${type.slice(1).toLowerCase().replace('_', ' ')}`
  const figure = score === null ? '' : ` ${score}${scaleMax === null ? '' : ` of ${scaleMax}`}`
  return `${name}${figure}${status === null ? '' : `, ${status.toLowerCase().replace(/_/g, ' ')}`}`
}
