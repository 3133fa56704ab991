import type { JourneyStage, JourneyTrigger } from './stages.ts'

/** What a journey needs to know about one entry. Times are UTC milliseconds. */
export interface JourneyEntry {
  readonly id: string
  readonly at: number
  readonly trigger: JourneyTrigger
  /**
   * Ids of what it belongs to, such as `opportunity:7`, `booking:7`, `contract:7` or `subscription:7`. Each kind of id is one space per
   * customer: sales and billing mean the same opportunity by the same id.
   */
  readonly links: readonly string[]
  /**
   * No system of record states it, although one states something else about the same owner. It counts as a first contact at most, see
   * `followJourneys`.
   */
  readonly isHearsay?: boolean
}

/**
 * A first contact, which touchpoints typically report, precedes what systems of record state. Anything else that a form states, and any
 * contact after that, stays beside it on the timeline.
 */
export function isFirstContact({ trigger }: JourneyEntry): boolean {
  return trigger === 'FIRST_TOUCHPOINT' || trigger === 'lead_created'
}

/** What only a form states links no ids to a journey that systems report. */
export function ownLinks({ links, isHearsay }: JourneyEntry): readonly string[] {
  return isHearsay ? [] : links
}

/** A move that a person decided. */
export interface JourneyDecision {
  readonly id: string
  readonly at: number
  readonly to: JourneyStage
  readonly reason: string
  readonly actor: string
  /**
   * Identifies the journey for which it was decided, by its ids and its first entry, so that it is found again after later arrivals. Null:
   * a new one.
   */
  readonly journey: { readonly links: readonly string[]; readonly anchor: string } | null
}

/** A decision's journey as the graph stores it, where `links` are called `ties`. */
export function storedJourney({ links, anchor }: NonNullable<JourneyDecision['journey']>): string {
  return JSON.stringify({ ties: links, anchor })
}

export function readJourney(json: string): NonNullable<JourneyDecision['journey']> {
  // Written by `storedJourney` only.
  const { ties, anchor } = JSON.parse(json) as { readonly ties: readonly string[]; readonly anchor: string }
  return { links: ties, anchor }
}
