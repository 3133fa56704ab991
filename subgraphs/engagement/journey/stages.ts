/** In the order of a journey that goes well. CHURNED can follow any of them. */
export const journeyStages = [
  'ANONYMOUS',
  'LEAD',
  'CONVERSATION',
  'OPPORTUNITY',
  'BOOKING',
  'CONTRACT',
  'BILLING',
  'RENEWAL',
  'CHURNED',
] as const
export type JourneyStage = (typeof journeyStages)[number]

/** What can move a journey: an event with this name, a billing line of this type, or what follows from a line's status. */
export const journeyTriggers = [
  'FIRST_TOUCHPOINT',
  'lead_created',
  'conversation_started',
  'opportunity_created',
  'opportunity_updated',
  'opportunity_won',
  'BOOKING',
  'CONTRACT',
  'SUBSCRIPTION',
  'INVOICE',
  'FURTHER_CONTRACT',
  'contract_renewed',
  'opportunity_lost',
  'subscription_cancelled',
  'AGREEMENT_CANCELLED',
  'referral_made',
] as const
export type JourneyTrigger = (typeof journeyTriggers)[number]

/** The journey of an entry that shares no opportunity, booking, contract or subscription id with any. */
export type Joining =
  /** The latest one that has no such id yet and is at ANONYMOUS, LEAD, CONVERSATION or, by a person's decision, at OPPORTUNITY. */
  | 'EARLY'
  /** The latest one that is in one of the rule's `from` stages. */
  | 'FITTING'
  /** The only one that has no agreement with an id yet and waits at OPPORTUNITY or BOOKING. If there are several, none. */
  | 'WAITING'
  /** The only one that waits at BOOKING or CONTRACT for its first invoice. If there are several, none. */
  | 'UNBILLED'

export interface JourneyRule {
  readonly on: JourneyTrigger
  /** Null: it moves nothing, but links ids or is independent of the stages. */
  readonly to: JourneyStage | null
  /** Only a journey in one of these stages moves. */
  readonly from: readonly JourneyStage[]
  /** Tried in this order. */
  readonly joins: readonly Joining[]
  /** NEVER: without a journey to join, it changes nothing. IF_NONE_RUNS: only if all others are over, or for a separate opportunity. */
  readonly opensJourney: 'ALWAYS' | 'IF_NONE_RUNS' | 'NEVER'
}

/**
 * The journey as a state machine. Rules are in the order in which entries of the same instant count. A company with both a sales and a
 * billing system gets the stages up to OPPORTUNITY from the first and BOOKING, CONTRACT and BILLING from the second: a won opportunity is
 * not booked until billing says so.
 */
export const journeyRules: readonly JourneyRule[] = [
  // Somebody visited for the first time. Only the first journey of a customer begins in this way.
  { on: 'FIRST_TOUCHPOINT', to: 'ANONYMOUS', from: [], joins: [], opensJourney: 'ALWAYS' },

  // Sales.
  { on: 'lead_created', to: 'LEAD', from: ['ANONYMOUS'], joins: ['EARLY'], opensJourney: 'ALWAYS' },
  {
    on: 'conversation_started',
    to: 'CONVERSATION',
    from: ['ANONYMOUS', 'LEAD'],
    joins: ['EARLY'],
    opensJourney: 'IF_NONE_RUNS',
  },
  {
    on: 'opportunity_created',
    to: 'OPPORTUNITY',
    from: ['ANONYMOUS', 'LEAD', 'CONVERSATION'],
    joins: ['EARLY'],
    opensJourney: 'ALWAYS',
  },
  { on: 'opportunity_updated', to: null, from: ['OPPORTUNITY'], joins: ['FITTING'], opensJourney: 'NEVER' },
  { on: 'opportunity_won', to: null, from: ['OPPORTUNITY'], joins: ['FITTING'], opensJourney: 'NEVER' },

  // Billing.
  {
    on: 'BOOKING',
    to: 'BOOKING',
    from: ['ANONYMOUS', 'LEAD', 'CONVERSATION', 'OPPORTUNITY'],
    joins: ['WAITING', 'EARLY'],
    opensJourney: 'ALWAYS',
  },
  {
    on: 'CONTRACT',
    to: 'CONTRACT',
    from: ['ANONYMOUS', 'LEAD', 'CONVERSATION', 'OPPORTUNITY', 'BOOKING'],
    joins: ['WAITING', 'EARLY'],
    opensJourney: 'ALWAYS',
  },
  // Its invoices show that billing began.
  { on: 'SUBSCRIPTION', to: null, from: [], joins: ['WAITING'], opensJourney: 'NEVER' },
  {
    on: 'INVOICE',
    to: 'BILLING',
    from: ['ANONYMOUS', 'LEAD', 'CONVERSATION', 'OPPORTUNITY', 'BOOKING', 'CONTRACT'],
    joins: ['UNBILLED', 'EARLY'],
    opensJourney: 'IF_NONE_RUNS',
  },

  // A contract after the first of the same journey, once it was billed, and what sales states about it.
  { on: 'FURTHER_CONTRACT', to: 'RENEWAL', from: ['BILLING', 'RENEWAL'], joins: [], opensJourney: 'NEVER' },
  {
    on: 'contract_renewed',
    to: 'RENEWAL',
    from: ['OPPORTUNITY', 'BOOKING', 'CONTRACT', 'BILLING', 'RENEWAL'],
    joins: ['FITTING'],
    opensJourney: 'IF_NONE_RUNS',
  },

  // Ends.
  {
    on: 'opportunity_lost',
    to: 'CHURNED',
    from: ['ANONYMOUS', 'LEAD', 'CONVERSATION', 'OPPORTUNITY'],
    joins: ['FITTING'],
    opensJourney: 'NEVER',
  },
  {
    on: 'subscription_cancelled',
    to: 'CHURNED',
    from: ['BOOKING', 'CONTRACT', 'BILLING', 'RENEWAL'],
    joins: ['FITTING'],
    opensJourney: 'NEVER',
  },
  // A contract or subscription whose line states CANCELLED, at the end of its period.
  {
    on: 'AGREEMENT_CANCELLED',
    to: 'CHURNED',
    from: ['BOOKING', 'CONTRACT', 'BILLING', 'RENEWAL'],
    joins: [],
    opensJourney: 'NEVER',
  },

  // Independent of the stages: an advocate.
  {
    on: 'referral_made',
    to: null,
    from: ['ANONYMOUS', 'LEAD', 'CONVERSATION', 'OPPORTUNITY', 'BOOKING', 'CONTRACT', 'BILLING', 'RENEWAL'],
    joins: ['FITTING'],
    opensJourney: 'NEVER',
  },
]

/** Signs of one renewal (the sales event, the new contract) that are no further apart than this are one transition with more evidence. */
export const sameRenewalMs = 45 * 24 * 60 * 60 * 1_000

/** A person may move a journey to any stage except its present one and ANONYMOUS, which is not a decision. */
export function mayMoveByHand(from: JourneyStage | null, to: JourneyStage): boolean {
  return to !== 'ANONYMOUS' && to !== from
}

/** Increase it with every change above: it is part of the `actor` of transitions that follow from the rules. */
export const journeyRulesVersion = '1'
