import type { JourneyDraft } from './journey-draft.ts'
import { isFirstContact, type JourneyDecision, type JourneyEntry } from './journey-entry.ts'
import { ruleOf } from './rule-of.ts'
import type { Joining, JourneyRule, JourneyStage } from './stages.ts'

/** `NONE`: the entry changes nothing. */
type ChosenJourney = JourneyDraft | 'NEW' | 'NONE'

/** The journey that an entry, whose ids are of `group`, belongs to. `soldGroups` are those with an opportunity. */
export function journeyOfEntry(
  entry: JourneyEntry,
  group: string | null,
  soldGroups: ReadonlySet<string>,
  drafts: readonly JourneyDraft[],
): ChosenJourney {
  if (entry.trigger === 'FIRST_TOUCHPOINT' && drafts.length > 0) return 'NONE'
  if (entry.isHearsay && !(isFirstContact(entry) && drafts.every(({ isOfSystem }) => !isOfSystem))) return 'NONE'
  const tied = journeyOfGroup(group, drafts)
  if (tied !== undefined) return tied
  const rule = ruleOf(entry.trigger)
  const isSold = group !== null && soldGroups.has(group)
  // Two opportunities are never one journey.
  const open = isSold ? drafts.filter(({ groups }) => groups.isDisjointFrom(soldGroups)) : drafts
  return joined(rule, isSold, open) ?? (opens(rule, isSold, drafts) ? 'NEW' : 'NONE')
}

/** The journey that a person decided about, by its ids or its first entry. `placeByStepId` contains the journeys of earlier steps. */
export function journeyOfDecision(
  { journey }: JourneyDecision,
  group: string | null,
  placeByStepId: ReadonlyMap<string, number>,
  drafts: readonly JourneyDraft[],
): JourneyDraft | 'NEW' {
  return journeyOfGroup(group, drafts) ?? drafts[placeByStepId.get(journey?.anchor ?? '') ?? -1] ?? 'NEW'
}

function journeyOfGroup(group: string | null, drafts: readonly JourneyDraft[]): JourneyDraft | undefined {
  return group === null ? undefined : drafts.find(({ groups }) => groups.has(group))
}

function opens({ opensJourney }: JourneyRule, isSold: boolean, drafts: readonly JourneyDraft[]): boolean {
  if (opensJourney === 'IF_NONE_RUNS') return isSold || drafts.every(({ stage }) => stage === 'CHURNED')
  return opensJourney === 'ALWAYS'
}

const early: ReadonlySet<JourneyStage | null> = new Set(['ANONYMOUS', 'LEAD', 'CONVERSATION', 'OPPORTUNITY'])
const waiting: ReadonlySet<JourneyStage | null> = new Set(['OPPORTUNITY', 'BOOKING'])

/** `isSold`: the entry's ids lead to an opportunity. */
function joined(rule: JourneyRule, isSold: boolean, drafts: readonly JourneyDraft[]): JourneyDraft | undefined {
  for (const joining of rule.joins) {
    const draft = joinedBy(joining, rule, isSold, drafts)
    if (draft !== undefined) return draft
  }
}

function joinedBy(
  joining: Joining,
  rule: JourneyRule,
  isSold: boolean,
  drafts: readonly JourneyDraft[],
): JourneyDraft | undefined {
  switch (joining) {
    case 'EARLY':
      return drafts.findLast(({ stage, groups }) => early.has(stage) && groups.size === 0)
    case 'FITTING':
      return drafts.findLast(({ stage }) => stage !== null && rule.from.includes(stage))
    case 'WAITING':
      return isSold ? undefined : onlyOne(drafts.filter(({ stage, hasContract }) => waiting.has(stage) && !hasContract))
    case 'UNBILLED':
      return isSold ? undefined : onlyOne(drafts.filter(({ stage }) => stage === 'BOOKING' || stage === 'CONTRACT'))
    default:
      return joining satisfies never
  }
}

function onlyOne(drafts: readonly JourneyDraft[]): JourneyDraft | undefined {
  return drafts.length === 1 ? drafts[0] : undefined
}
