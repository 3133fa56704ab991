import { type Clock, later } from './clock.ts'
import type { Dice } from './dice.ts'
import type { FeedbackLine, RecordRef } from './line.ts'
import type { KnownPerson } from './people/known-person.ts'

/** What the cast said: Ann recommends us, Victor does not. */
export function createCastFeedback(clock: Clock): readonly FeedbackLine[] {
  const said = (
    key: string,
    type: FeedbackLine['type'],
    daysAgo: number,
    more: Partial<FeedbackLine>,
  ): FeedbackLine => ({
    kind: 'feedback',
    source: 'desk',
    id: `${type.toLowerCase()}-${key}`,
    type,
    occurredAt: clock.ago(daysAgo, 60_000),
    ...more,
    record: { source: 'crm', id: key },
  })
  return [
    said('ann-lee', 'NPS', 58, { score: 10, comment: 'The beans are always fresh.', channel: 'EMAIL' }),
    said('ann-lee', 'CSAT', 30, { score: 5, channel: 'CHAT' }),
    said('victor-stone', 'NPS', 20, { score: 3, comment: 'The bill came twice.', channel: 'EMAIL' }),
    said('victor-stone', 'TICKET', 19, {
      status: 'OPEN',
      comment: 'Please explain the two invoices.',
      channel: 'SUPPORT',
    }),
    said('tom-becker', 'EFFORT_SCORE', 15, { score: 6, channel: 'SUPPORT' }),
  ]
}

/** Answers to surveys, reviews and tickets of customers whom sales knows. */
export function createFeedback(dice: Dice, clock: Clock, known: readonly KnownPerson[]): readonly FeedbackLine[] {
  return known.flatMap(({ refs }) => (refs.crm && dice.chance(0.2) ? answers(dice, clock, refs.crm) : []))
}

function answers(dice: Dice, clock: Clock, record: RecordRef): readonly FeedbackLine[] {
  const occurredAt = clock.ago(dice.int(5, 340), dice.int(28_800, 72_000))
  const line = (type: FeedbackLine['type'], more: Partial<FeedbackLine>): FeedbackLine => ({
    kind: 'feedback',
    source: 'desk',
    id: `${type.toLowerCase()}-${record.id}`,
    type,
    occurredAt,
    ...more,
    record,
  })
  const nps = line('NPS', { score: dice.pick([2, 6, 7, 8, 8, 9, 9, 10, 10]), channel: 'EMAIL' })
  if (!dice.chance(0.5)) return [nps]
  const service = dice.pick<FeedbackLine>([
    line('CSAT', { score: dice.pick([2, 3, 4, 4, 5, 5]), channel: 'CHAT' }),
    line('EFFORT_SCORE', { score: dice.int(3, 7), channel: 'SUPPORT' }),
    line('REVIEW', { score: dice.pick([1, 3, 4, 5, 5]), comment: dice.pick(['Good coffee.', 'Late, but good.']) }),
    line('TICKET', { status: dice.pick(['OPEN', 'RESOLVED']), channel: 'SUPPORT' }),
  ])
  return [nps, { ...service, occurredAt: later(occurredAt, 1) }]
}
