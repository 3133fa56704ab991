import type { JourneyDecision, JourneyEntry } from './journey-entry.ts'
import { journeyTriggers } from './stages.ts'

/** What may move a journey: an entry, or the decision of a person. */
export type Step = { readonly at: number; readonly id: string; readonly rank: number } & (
  | { readonly entry: JourneyEntry }
  | { readonly decision: JourneyDecision }
)

/** Ordered by time; at one instant in the order of the rules, then by id. An entry that occurs twice counts once. */
export function stepsInOrder(entries: readonly JourneyEntry[], decisions: readonly JourneyDecision[]): readonly Step[] {
  const steps: Step[] = [
    ...entries.map((entry) => ({ at: entry.at, id: entry.id, rank: journeyTriggers.indexOf(entry.trigger), entry })),
    ...decisions.map((decision) => ({ at: decision.at, id: decision.id, rank: journeyTriggers.length, decision })),
  ]
  steps.sort((a, b) => a.at - b.at || a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return steps.filter(({ id, rank }, index) => steps[index - 1]?.id !== id || steps[index - 1]?.rank !== rank)
}
