import { entryFact } from '../../facts/entry-fact.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import { type FeedbackLine, scaleByType } from '../lines.ts'

export function feedbackFact(line: FeedbackLine, recordedAt: number): Fact {
  return entryFact(line, recordedAt, 'FEEDBACK', {
    type: line.type,
    score: line.score ?? null,
    scaleMax: line.score === undefined ? null : (line.scaleMax ?? scaleByType[line.type]),
    comment: line.comment ?? null,
    status: line.status ?? null,
    channel: line.channel ?? null,
  })
}
