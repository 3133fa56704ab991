import type { JourneyDecision, JourneyEntry } from './journey-entry.ts'
import { ruleOf } from './rule-of.ts'
import { type JourneyStage, journeyRulesVersion, sameRenewalMs } from './stages.ts'

export interface Transition {
  /** Null: the journey began with it. */
  readonly from: JourneyStage | null
  readonly to: JourneyStage
  readonly at: number
  /** Ids of the entries that caused it, at least one, or the id of the decision if a person caused it. */
  readonly evidence: readonly string[]
  readonly actor: string
  readonly reason: string | null
}

/** A journey as far as it has been followed. */
export interface JourneyDraft {
  /** The id of its first entry. */
  readonly anchor: string
  /** Null: nothing has moved it yet. */
  readonly stage: JourneyStage | null
  readonly transitions: readonly Transition[]
  /** When the first referral happened. Null: not an advocate. */
  readonly advocateSince: number | null
  /** Groups of its ids, see `groupLinks`. */
  readonly groups: ReadonlySet<string>
  readonly hasContract: boolean
  /** More than a first contact is known about it, or a person decided about it. */
  readonly isOfSystem: boolean
}

export function createDraft(anchor: string, group: string | null): JourneyDraft {
  return {
    anchor,
    stage: null,
    transitions: [],
    advocateSince: null,
    groups: new Set(group === null ? [] : [group]),
    hasContract: false,
    isOfSystem: false,
  }
}

/** The journey after an entry, whose ids are of `group`, was added to it. */
export function afterEntry(draft: JourneyDraft, entry: JourneyEntry, group: string | null): JourneyDraft {
  const { id, at, trigger, isHearsay } = entry
  const joined = {
    ...draft,
    groups: group === null || draft.groups.has(group) ? draft.groups : new Set([...draft.groups, group]),
    isOfSystem: draft.isOfSystem || (!isHearsay && trigger !== 'FIRST_TOUCHPOINT'),
    hasContract: draft.hasContract || trigger === 'CONTRACT',
  }
  if (trigger === 'referral_made') return { ...joined, advocateSince: draft.advocateSince ?? at }
  const isFurther = trigger === 'CONTRACT' && draft.hasContract
  const { to, from, on } = ruleOf(isFurther ? 'FURTHER_CONTRACT' : trigger)
  if (to === null || (draft.stage !== null && !from.includes(draft.stage))) return joined
  const last = draft.transitions.at(-1)
  if (to === 'RENEWAL' && last?.to === 'RENEWAL' && at - last.at <= sameRenewalMs) {
    const renewal = { ...last, evidence: [...last.evidence, id] }
    return { ...joined, transitions: [...draft.transitions.slice(0, -1), renewal] }
  }
  const actor = `journey-rules ${journeyRulesVersion}: ${on}`
  return moved(joined, { from: draft.stage, to, at, evidence: [id], actor, reason: null })
}

export function afterDecision(draft: JourneyDraft, { id, to, at, actor, reason }: JourneyDecision): JourneyDraft {
  const decided = { ...draft, isOfSystem: true }
  if (draft.stage === to) return decided
  return moved(decided, { from: draft.stage, to, at, evidence: [id], actor, reason })
}

function moved(draft: JourneyDraft, transition: Transition): JourneyDraft {
  return { ...draft, stage: transition.to, transitions: [...draft.transitions, transition] }
}
