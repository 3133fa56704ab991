import { openPart } from '../../closed-periods.ts'
import type { RequestContext } from '../../context.ts'
import { type Connection, highest, lowest, openPage, toConnection } from '../../keyset-page.ts'
import type { FeedbackRow } from '../queries.ts'
import type { CustomerRow } from '../rows.ts'
import type { CustomerFeedbackArgs } from '../types.generated.ts'
import { feedbackByCustomerId } from './queries.ts'
import { type Answer, type Score, scoresOf } from './scores.ts'

const answersOfCustomer = 500

export async function feedback(
  { id }: CustomerRow,
  args: CustomerFeedbackArgs,
  { reader, access }: RequestContext,
): Promise<Connection<FeedbackRow>> {
  const page = openPage(args)
  const { above, below, limit } = page
  const open = await openPart(access, id, 'BEHAVIOURAL')
  return toConnection(await reader.rows(feedbackByCustomerId, { above, below, limit, ...open }).load(id), page)
}

export async function feedbackScores(
  { id }: CustomerRow,
  _: object,
  { reader, access }: RequestContext,
): Promise<readonly Score[]> {
  const open = await openPart(access, id, 'BEHAVIOURAL')
  const shared = { above: lowest, below: highest, limit: answersOfCustomer, ...open }
  const rows = await reader.rows(feedbackByCustomerId, shared).load(id)
  const latest = rows.toSorted((a, b) => (a.sk < b.sk ? 1 : -1)).slice(0, answersOfCustomer)
  return scoresOf(latest.flatMap((row) => answerOf(row) ?? []))
}

function answerOf({ type, score, scaleMax }: FeedbackRow): Answer | null {
  return score === null || scaleMax === null ? null : { type, score, scaleMax }
}

/** `NPS 9 of 10`, `Ticket, resolved`. */
export function feedbackTitle({ type, score, scaleMax, status }: FeedbackRow): string {
  const name =
    type === 'NPS' || type === 'CSAT' ? type : `${type.charAt(0)}${type.slice(1).toLowerCase().replace('_', ' ')}`
  const figure = score === null ? '' : ` ${score}${scaleMax === null ? '' : ` of ${scaleMax}`}`
  return `${name}${figure}${status === null ? '' : `, ${status.toLowerCase().replace(/_/g, ' ')}`}`
}
