import { z } from 'zod'
import { factParts, hasOneOwner, ownerRule } from '../../resolution/line-parts.ts'
import { channels } from '../channels.ts'

export const eventLine = z
  .object({
    kind: z.literal('event'),
    ...factParts,
    name: z.string().min(1).max(200),
    channel: z.enum(channels),
  })
  .refine(hasOneOwner, ownerRule)
export type EventLine = z.output<typeof eventLine>
