import { afterDecision, afterEntry, createDraft, type JourneyDraft, type Transition } from './journey-draft.ts'
import { type JourneyDecision, type JourneyEntry, ownLinks } from './journey-entry.ts'
import { journeyOfDecision, journeyOfEntry } from './journey-of-step.ts'
import { groupLinks } from './link-groups.ts'
import type { JourneyStage } from './stages.ts'
import { stepsInOrder } from './steps.ts'

export interface FollowedJourney {
  /** The id of its first entry. */
  readonly anchor: string
  readonly stage: JourneyStage
  readonly transitions: readonly Transition[]
  /** When the first referral happened. Null: not an advocate. */
  readonly advocateSince: number | null
  /** Ids of opportunities, bookings, contracts and subscriptions that belong to it, in order. */
  readonly links: readonly string[]
}

/**
 * The journeys of one customer or account, the one that began last first. A pure function of what is known: whatever the order of arrival,
 * and however often an entry arrived, the same entries result in the same journeys.
 */
export function followJourneys(
  entries: readonly JourneyEntry[],
  decisions: readonly JourneyDecision[] = [],
): readonly FollowedJourney[] {
  const groupOf = groupLinks([...entries.map(ownLinks), ...decisions.map(({ journey }) => journey?.links ?? [])])
  const links = [...new Set(entries.flatMap(ownLinks))].sort()
  const soldLinks = links.filter((link) => link.startsWith('opportunity:'))
  const soldGroups = new Set(soldLinks.flatMap((link) => groupOf([link]) ?? []))
  const drafts: JourneyDraft[] = []
  const placeByStepId = new Map<string, number>()
  for (const step of stepsInOrder(entries, decisions)) {
    const group = groupOf('entry' in step ? ownLinks(step.entry) : (step.decision.journey?.links ?? []))
    const chosen =
      'entry' in step
        ? journeyOfEntry(step.entry, group, soldGroups, drafts)
        : journeyOfDecision(step.decision, group, placeByStepId, drafts)
    if (chosen === 'NONE') continue
    const place = chosen === 'NEW' ? drafts.length : drafts.indexOf(chosen)
    const before = chosen === 'NEW' ? createDraft(step.id, group) : chosen
    drafts[place] = 'entry' in step ? afterEntry(before, step.entry, group) : afterDecision(before, step.decision)
    placeByStepId.set(step.id, place)
  }
  return drafts
    .flatMap(({ anchor, stage, transitions, advocateSince, groups }): readonly FollowedJourney[] => {
      if (stage === null) return []
      const own = links.filter((link) => groups.has(groupOf([link]) ?? ''))
      return [{ anchor, stage, transitions, advocateSince, links: own }]
    })
    .reverse()
}
