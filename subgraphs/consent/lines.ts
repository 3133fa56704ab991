import { z } from 'zod'
import { consentStatuses } from '../../access/consent-status.ts'
import { purposeKeys } from '../../access/purposes.ts'
import { factParts, hasOneOwner, ownerRule, time } from '../../resolution/line-parts.ts'
import { channels } from '../channels.ts'

export const consentLine = z
  .object({
    kind: z.literal('consent'),
    ...factParts,
    purpose: z.enum(purposeKeys),
    status: z.enum(consentStatuses),
    expiresAt: time.optional(),
    controller: z.string().optional(),
    channel: z.enum(channels).optional(),
    noticeVersion: z.string().optional(),
    method: z.string().optional(),
  })
  .refine(hasOneOwner, ownerRule)
export type ConsentLine = z.output<typeof consentLine>
