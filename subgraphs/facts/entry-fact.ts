import type { FactOwner } from '../../resolution/records/line-parts.ts'
import { recordIdOf } from '../../resolution/records/record-id.ts'
import { type FactLine, factProperties, sortKey } from './fact.ts'
import type { Fact } from './fact-plan.ts'

interface EntryLine extends FactLine, FactOwner {
  readonly properties: Readonly<Record<string, unknown>>
}

/** A fact that appears on the timeline of its record. `entryKind`: a TimelineKind. */
export function entryFact(
  line: EntryLine,
  recordedAt: number,
  entryKind: string,
  own: Readonly<Record<string, unknown>>,
): Fact {
  const common = factProperties(line, recordedAt)
  return {
    owner: line,
    labels: [],
    properties: {
      ...common,
      recordId: recordIdOf(line),
      sk: sortKey(common.occurredAt, common.id),
      entryKind,
      ...own,
      properties: JSON.stringify(line.properties),
    },
  }
}
