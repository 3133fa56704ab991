import { isOpenAt } from '../../../access/decide.ts'
import { codedError } from '../../../errors.ts'
import { type Aggregates, readsEachPerson } from '../../aggregates/aggregates.ts'
import { onKnownRecords } from '../../known-rows.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { minimumConfidence } from '../../uncertain-records.ts'
import { answersInTime } from '../feedback/queries.ts'
import { type Score, scoresOf } from '../feedback/scores.ts'
import type { QueryPortfolioFeedbackArgs } from '../types.generated.ts'
import { smallestGroup } from './funnel.ts'
import { protectFeedback } from './protected-feedback.ts'
import { openWindow } from './window.ts'

const maxAnswers = 20_000

/** Throws BAD_USER_INPUT, LIMIT_EXCEEDED or RATE_LIMITED. */
export async function portfolioFeedback(
  args: QueryPortfolioFeedbackArgs,
  context: RequestContext,
  aggregates: Aggregates,
): Promise<readonly (Score & { readonly customers: number })[]> {
  const { reader, access, purpose } = context
  const { above, below, from, to } = openWindow(args.since, args.until)
  const period = readsEachPerson(context, 'BEHAVIOURAL')
    ? null
    : await aggregates.open({ from, to, about: ['portfolioFeedback'] }, context)
  const minimum = minimumConfidence(purpose, 'BEHAVIOURAL')
  const answers = await reader.read(answersInTime, { above, below, limit: maxAnswers + 1, minimum })
  if (answers.length > maxAnswers)
    throw codedError(
      'LIMIT_EXCEEDED',
      `\`window\` contains more than ${maxAnswers} answers: ask for a shorter period.`,
      {
        limit: 'feedbackAnswers',
      },
    )
  const known = await onKnownRecords(answers, ({ customerId }) => customerId, access)
  const customerIds = [...new Set(known.map(({ customerId }) => customerId))]
  const decisions = await Promise.all(
    customerIds.map(async (id) => [id, await access.decide(id, 'BEHAVIOURAL')] as const),
  )
  const decisionById = new Map(decisions)
  const counted = known.filter(({ customerId, at, recordId }) => {
    const decision = decisionById.get(customerId)
    return decision !== undefined && isOpenAt(decision, at, recordId)
  })
  if (period !== null) return protectFeedback(counted, period.name, aggregates, context)
  return scoresOf(counted).flatMap((score) => {
    const customers = new Set(counted.filter(({ type }) => type === score.type).map(({ customerId }) => customerId))
      .size
    return customers < smallestGroup ? [] : [{ ...score, customers }]
  })
}
