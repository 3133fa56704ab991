/** The weight of one touchpoint by event name. Any other name has weight 1. */
const weightByName: Readonly<Record<string, number>> = {
  lead_created: 3,
  demo_requested: 5,
  meeting_held: 5,
  conversation_started: 3,
  event_attended: 4,
  checkout_started: 3,
  call_answered: 3,
  chat_held: 2,
  store_visited: 2,
  email_opened: 0.5,
  push_opened: 0.5,
}

/** Messages that we sent, which nobody needs to notice. */
const ours: ReadonlySet<string> = new Set([
  'email_sent',
  'email_delivered',
  'email_bounced',
  'sms_sent',
  'sms_delivered',
  'push_sent',
  'letter_sent',
  'ad_shown',
  'ticket_answered',
  'ticket_resolved',
  'machine_reported',
  'opportunity_created',
  'opportunity_updated',
  'opportunity_won',
  'opportunity_lost',
])

export function weightOf(name: string): number {
  return ours.has(name) ? 0 : (weightByName[name] ?? 1)
}

const dayMs = 24 * 60 * 60 * 1_000
/** Older touchpoints do not count. */
export const engagementWindowMs = 90 * dayMs
const halfLifeMs = 30 * dayMs
/** The sum of weights that results in a score of 1 - 1/e. */
const ordinarySum = 5

export interface Touch {
  readonly name: string
  readonly at: number
}

export interface Engagement {
  /** 0..1 */
  readonly score: number
  readonly touchpoints: number
  readonly lastAt: number | null
}

/** The score of one person, or of many together. */
export function engagementOf(touches: readonly Touch[], now: number): Engagement {
  const counted = touches.filter(({ name, at }) => weightOf(name) > 0 && at <= now && now - at <= engagementWindowMs)
  const sum = counted.reduce((total, { name, at }) => total + weightOf(name) * 0.5 ** ((now - at) / halfLifeMs), 0)
  return {
    score: round(1 - Math.exp(-sum / ordinarySum)),
    touchpoints: counted.length,
    lastAt: counted.length === 0 ? null : Math.max(...counted.map(({ at }) => at)),
  }
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
