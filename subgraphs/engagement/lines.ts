import { z } from 'zod'
import { factParts, hasOneOwner, ownerRule, propertiesWithIds } from '../../resolution/records/line-parts.ts'
import { channels } from '../channels.ts'

export const eventLine = z
  .object({
    kind: z.literal('event'),
    ...factParts,
    properties: propertiesWithIds(['opportunityId']),
    name: z.string().min(1).max(200),
    channel: z.enum(channels),
  })
  .refine(hasOneOwner, ownerRule)
export type EventLine = z.output<typeof eventLine>

export const feedbackTypes = ['NPS', 'CSAT', 'EFFORT_SCORE', 'REVIEW', 'TICKET'] as const
export type FeedbackType = (typeof feedbackTypes)[number]

/** The highest score of a type, unless the line states another. A ticket has none. */
export const scaleByType: Readonly<Record<FeedbackType, number | null>> = {
  NPS: 10,
  CSAT: 5,
  EFFORT_SCORE: 7,
  REVIEW: 5,
  TICKET: null,
}

/** What a customer said about us. A score ranges from 0 for NPS, and from 1 for the others, to `scaleMax`. */
export const feedbackLine = z
  .object({
    kind: z.literal('feedback'),
    ...factParts,
    type: z.enum(feedbackTypes),
    score: z.number().finite().nonnegative().optional(),
    scaleMax: z.number().positive().max(1_000).optional(),
    comment: z.string().max(10_000).optional(),
    /** The status of a ticket: OPEN, ANSWERED, RESOLVED and the like. */
    status: z.string().min(1).max(100).optional(),
    channel: z.enum(channels).optional(),
  })
  .refine(hasOneOwner, ownerRule)
  .refine(({ type, score }) => score !== undefined || type === 'REVIEW' || type === 'TICKET', {
    message: 'NPS, CSAT and EFFORT_SCORE need a score',
    path: ['score'],
  })
  .refine(({ type, score, scaleMax }) => score === undefined || score <= (scaleMax ?? scaleByType[type] ?? score), {
    message: 'is above scaleMax (NPS 10, CSAT 5, EFFORT_SCORE 7, REVIEW 5 where absent)',
    path: ['score'],
  })
  .refine(({ type, score }) => score === undefined || type === 'NPS' || score >= 1, {
    message:
      'is below 1, where scores of all types but NPS begin: shift a scale that begins at 0 by one, with its scaleMax, and leave out what nobody answered',
    path: ['score'],
  })
export type FeedbackLine = z.output<typeof feedbackLine>
