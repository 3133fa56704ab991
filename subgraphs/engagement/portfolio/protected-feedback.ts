import { type Aggregates, populationOf } from '../../aggregates/aggregates.ts'
import { leastShown } from '../../aggregates/constants.ts'
import { type FigureKinds, roundTo } from '../../aggregates/protect-tally.ts'
import { addPerson, createTally } from '../../aggregates/tally.ts'
import type { RequestContext } from '../../runtime/context.ts'
import { type Answer, type Score, scoredTypes } from '../feedback/scores.ts'

const kinds: FigureKinds = { answers: 'COUNT', points: 'AMOUNT' }
/** The lowest and highest score of each type. */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  NPS: [-100, 100],
  CSAT: [0, 100],
  EFFORT_SCORE: [0, 7],
  REVIEW: [0, 5],
}

/** Scores of people whose answers the caller may not read individually. */
export async function protectFeedback(
  answers: readonly (Answer & { readonly customerId: string })[],
  period: string,
  aggregates: Aggregates,
  context: RequestContext,
): Promise<readonly (Score & { readonly customers: number })[]> {
  const cells = scoredTypes.map(({ type, term }) => {
    const tally = createTally()
    const ofType = answers.filter((answer) => answer.type === type)
    for (const [id, own] of Map.groupBy(ofType, ({ customerId }) => customerId)) {
      const points = own.reduce((sum, answer) => sum + term(answer), 0)
      addPerson(tally, id, { answers: own.length, points }, aggregates.stampOf)
    }
    const about = ['portfolioFeedback', ...populationOf(context), period, type]
    return { about, drawnBy: ['portfolioFeedback', period, type], tally, kinds }
  })
  const told = await aggregates.tell(cells)
  const isRounded = aggregates.protections.rounding
  return scoredTypes.flatMap(({ type, text }, index) => {
    const { people = 0, figures = {} } = told[index] ?? {}
    const { answers: count = null, points = null } = figures
    if (people < leastShown || !count) return []
    const [least, most] = ranges[type] ?? [0, 0]
    const mean = Math.min(Math.max((points ?? 0) / count, least), most)
    const score = isRounded ? roundTo(mean, (most - least) / 100) : mean
    return [{ type, score, answers: count, customers: isRounded ? roundTo(people, 5) : people, formula: text }]
  })
}
