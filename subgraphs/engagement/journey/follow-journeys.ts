import type { JourneyDecision, JourneyEntry } from './journey-entry.ts'
import { groupLinks } from './link-groups.ts'
import {
  type Joining,
  type JourneyRule,
  type JourneyStage,
  journeyRules,
  journeyRulesVersion,
  journeyTriggers,
  sameRenewalMs,
} from './stages.ts'

export interface Transition {
  /** Null: the journey began with it. */
  readonly from: JourneyStage | null
  readonly to: JourneyStage
  readonly at: number
  /** Ids of the entries that caused it, at least one; of the decision where a person did. */
  readonly evidence: readonly string[]
  readonly actor: string
  readonly reason: string | null
}

export interface FollowedJourney {
  /** Id of its first entry. */
  readonly anchor: string
  readonly stage: JourneyStage
  readonly transitions: readonly Transition[]
  /** When the first referral came; null: no advocate. */
  readonly advocateSince: number | null
  /** Ids of opportunities, bookings, contracts and subscriptions that belong to it, in order. */
  readonly links: readonly string[]
}

interface Draft {
  readonly anchor: string
  stage: JourneyStage | null
  readonly transitions: Transition[]
  advocateSince: number | null
  /** Groups of ties. */
  readonly groups: Set<string>
  hasContract: boolean
  /** More than a first contact is told of it, or a person decided about it. */
  isOfSystem: boolean
}

type Step = { readonly at: number; readonly id: string; readonly rank: number } & (
  | { readonly entry: JourneyEntry }
  | { readonly decision: JourneyDecision }
)

/**
 * The journeys of one customer or account, the one that began last first. A pure function of what is known: whatever the order of
 * arrival, and however often an entry came, the same entries give the same journeys.
 */
export function followJourneys(
  entries: readonly JourneyEntry[],
  decisions: readonly JourneyDecision[] = [],
): readonly FollowedJourney[] {
  const groupOf = groupLinks([...entries.map(ownLinks), ...decisions.map(({ journey }) => journey?.links ?? [])])
  const links = [...new Set(entries.flatMap(ownLinks))].sort()
  const soldLinks = links.filter((link) => link.startsWith('opportunity:'))
  const soldGroups = new Set(soldLinks.flatMap((link) => groupOf([link]) ?? []))
  const drafts: Draft[] = []
  const draftByEntryId = new Map<string, Draft>()

  for (const step of inOrder(entries, decisions)) {
    const draft = 'entry' in step ? takeEntry(step.entry) : takeDecision(step.decision)
    if (draft !== null) draftByEntryId.set(step.id, draft)
  }

  /** Answers the journey it belongs to; null where it changes nothing. */
  function takeEntry(entry: JourneyEntry): Draft | null {
    const group = groupOf(ownLinks(entry))
    const rule = ruleOf(entry.trigger)
    if (entry.trigger === 'FIRST_TOUCHPOINT' && drafts.length > 0) return null
    if (entry.isHearsay && !(isFirstContact(entry) && drafts.every(({ isOfSystem }) => !isOfSystem))) return null
    // Two opportunities are never one journey.
    const isSold = group !== null && soldGroups.has(group)
    const draft =
      drafts.find(({ groups }) => group !== null && groups.has(group)) ??
      joined(
        rule,
        isSold,
        drafts.filter(({ groups }) => !isSold || groups.isDisjointFrom(soldGroups)),
      ) ??
      (opens(rule, isSold, drafts) ? open(entry.id, group, drafts) : null)
    if (draft === null) return null
    if (group !== null) draft.groups.add(group)
    if (!entry.isHearsay && entry.trigger !== 'FIRST_TOUCHPOINT') draft.isOfSystem = true
    apply(rule, entry, draft)
    return draft
  }

  function takeDecision(decision: JourneyDecision): Draft {
    const { journey } = decision
    const group = groupOf(journey?.links ?? [])
    const draft =
      drafts.find(({ groups }) => group !== null && groups.has(group)) ??
      draftByEntryId.get(journey?.anchor ?? '') ??
      open(decision.id, group, drafts)
    draft.isOfSystem = true
    const { to, at, id, actor, reason } = decision
    if (draft.stage !== to) move(draft, { from: draft.stage, to, at, evidence: [id], actor, reason })
    return draft
  }

  return drafts
    .flatMap((draft): readonly FollowedJourney[] => {
      const { anchor, stage, transitions, advocateSince, groups } = draft
      if (stage === null) return []
      const own = links.filter((link) => groups.has(groupOf([link]) ?? ''))
      return [{ anchor, stage, transitions, advocateSince, links: own }]
    })
    .reverse()
}

/**
 * A first contact, which touchpoints are there to tell of, comes before what systems of record tell. Anything else that a form tells, and any
 * contact after that, stays beside it on the timeline.
 */
function isFirstContact({ trigger }: JourneyEntry): boolean {
  return trigger === 'FIRST_TOUCHPOINT' || trigger === 'lead_created'
}

/** What only a form tells ties no ids to a journey that systems tell of. */
function ownLinks({ links, isHearsay }: JourneyEntry): readonly string[] {
  return isHearsay ? [] : links
}

/** By time; at one instant in the order of the rules, then by id. An entry that is there twice counts once. */
function inOrder(entries: readonly JourneyEntry[], decisions: readonly JourneyDecision[]): readonly Step[] {
  const steps: Step[] = [
    ...entries.map((entry) => ({ at: entry.at, id: entry.id, rank: journeyTriggers.indexOf(entry.trigger), entry })),
    ...decisions.map((decision) => ({ at: decision.at, id: decision.id, rank: journeyTriggers.length, decision })),
  ]
  steps.sort((a, b) => a.at - b.at || a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return steps.filter(({ id, rank }, index) => steps[index - 1]?.id !== id || steps[index - 1]?.rank !== rank)
}

function apply(rule: JourneyRule, entry: JourneyEntry, draft: Draft): void {
  if (entry.trigger === 'referral_made') {
    draft.advocateSince ??= entry.at
    return
  }
  const isFurther = entry.trigger === 'CONTRACT' && draft.hasContract
  if (entry.trigger === 'CONTRACT') draft.hasContract = true
  const { to, from, on } = isFurther ? ruleOf('FURTHER_CONTRACT') : rule
  if (to === null || (draft.stage !== null && !from.includes(draft.stage))) return
  const last = draft.transitions.at(-1)
  if (to === 'RENEWAL' && last?.to === 'RENEWAL' && entry.at - last.at <= sameRenewalMs) {
    draft.transitions[draft.transitions.length - 1] = { ...last, evidence: [...last.evidence, entry.id] }
    return
  }
  const actor = `journey-rules ${journeyRulesVersion}: ${on}`
  move(draft, { from: draft.stage, to, at: entry.at, evidence: [entry.id], actor, reason: null })
}

function move(draft: Draft, transition: Transition): void {
  draft.transitions.push(transition)
  draft.stage = transition.to
}

function open(anchor: string, group: string | null, drafts: Draft[]): Draft {
  const groups = new Set(group === null ? [] : [group])
  const draft: Draft = {
    anchor,
    stage: null,
    transitions: [],
    advocateSince: null,
    groups,
    hasContract: false,
    isOfSystem: false,
  }
  drafts.push(draft)
  return draft
}

function opens({ opensJourney }: JourneyRule, isSold: boolean, drafts: readonly Draft[]): boolean {
  if (opensJourney === 'IF_NONE_RUNS') return isSold || drafts.every(({ stage }) => stage === 'CHURNED')
  return opensJourney === 'ALWAYS'
}

const early: ReadonlySet<JourneyStage | null> = new Set(['ANONYMOUS', 'LEAD', 'CONVERSATION', 'OPPORTUNITY'])
const waiting: ReadonlySet<JourneyStage | null> = new Set(['OPPORTUNITY', 'BOOKING'])

/** `isSold`: the entry's ids lead to an opportunity. */
function joined(rule: JourneyRule, isSold: boolean, drafts: readonly Draft[]): Draft | null {
  for (const joining of rule.joins) {
    const draft = joinedBy(joining, rule, isSold, drafts)
    if (draft !== null) return draft
  }
  return null
}

function joinedBy(joining: Joining, rule: JourneyRule, isSold: boolean, drafts: readonly Draft[]): Draft | null {
  switch (joining) {
    case 'EARLY':
      return drafts.findLast(({ stage, groups }) => early.has(stage) && groups.size === 0) ?? null
    case 'FITTING':
      return drafts.findLast(({ stage }) => stage !== null && rule.from.includes(stage)) ?? null
    case 'WAITING':
      return isSold ? null : onlyOne(drafts.filter(({ stage, hasContract }) => waiting.has(stage) && !hasContract))
    case 'UNBILLED':
      return isSold ? null : onlyOne(drafts.filter(({ stage }) => stage === 'BOOKING' || stage === 'CONTRACT'))
    default:
      return joining satisfies never
  }
}

function onlyOne(drafts: readonly Draft[]): Draft | null {
  const [only, ...others] = drafts
  return others.length === 0 ? (only ?? null) : null
}

const ruleByTrigger = new Map(journeyRules.map((rule) => [rule.on, rule]))

function ruleOf(trigger: JourneyEntry['trigger']): JourneyRule {
  const rule = ruleByTrigger.get(trigger)
  if (rule === undefined) throw new Error(`stages.ts has no rule for ${trigger}`)
  return rule
}
