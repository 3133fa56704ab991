import { recordIdOf } from '../../../resolution/record-id.ts'
import { factProperties, sortKey } from '../../fact.ts'
import type { Fact } from '../../fact-plan.ts'
import { type FeedbackLine, scaleByType } from '../lines.ts'

export function feedbackFact(line: FeedbackLine, recordedAt: number): Fact {
  const properties = factProperties(line, recordedAt)
  return {
    owner: line,
    labels: [],
    properties: {
      ...properties,
      recordId: recordIdOf(line),
      sk: sortKey(properties.occurredAt, properties.id),
      entryKind: 'FEEDBACK',
      type: line.type,
      score: line.score ?? null,
      scaleMax: line.score === undefined ? null : (line.scaleMax ?? scaleByType[line.type]),
      comment: line.comment ?? null,
      status: line.status ?? null,
      channel: line.channel ?? null,
      properties: JSON.stringify(line.properties),
    },
  }
}
