import { z } from 'zod'
import { feedbackApi } from '../../access/known-records/own-sources.ts'
import { type FactLines, factLines } from '../facts/fact-lines.ts'
import type { LineTypes, SubgraphDeps } from '../runtime/subgraph.ts'
import { feedbackFact } from './feedback/feedback-fact.ts'
import { eventLine, feedbackLine } from './lines.ts'
import { touchpointFact } from './rules.ts'
import { eventStatements, feedbackStatements } from './write-queries.ts'

export const eventWriter: FactLines<z.output<typeof eventLine>> = {
  shape: eventLine,
  toFact: touchpointFact,
  statements: eventStatements,
}

export const feedbackWriter: FactLines<z.output<typeof feedbackLine>> = {
  shape: feedbackLine,
  toFact: feedbackFact,
  statements: feedbackStatements,
}

/** For what staff enter: no line may use the name under which the API writes. */
export const enteredFeedbackWriter: FactLines<z.output<typeof feedbackLine>> = {
  ...feedbackWriter,
  shape: feedbackLine.safeExtend({ source: z.literal(feedbackApi) }),
}

export function createLines(deps: SubgraphDeps): LineTypes {
  return { event: factLines(eventWriter, deps), feedback: factLines(feedbackWriter, deps) }
}
