import { z } from 'zod'
import { factParts, hasOneOwner, ownerRule, propertiesWithIds } from '../../resolution/records/line-parts.ts'
import { isCurrency } from '../currency.ts'

export const billingTypes = [
  'PRODUCT',
  'PLAN',
  'BOOKING',
  'CONTRACT',
  'SUBSCRIPTION',
  'INVOICE',
  'PAYMENT',
  'REFUND',
  'CREDIT',
  'DEBIT',
  'CREDIT_NOTE',
  'DISPUTE',
  'WRITE_OFF',
] as const
export type BillingType = (typeof billingTypes)[number]

/** Products and plans belong to nobody. */
export function hasOwner(type: BillingType): boolean {
  return type !== 'PRODUCT' && type !== 'PLAN'
}

/** Keys of `properties` that contain ids of other lines of the same source. */
const referenceKeys = [
  'invoiceId',
  'paymentId',
  'contractId',
  'subscriptionId',
  'bookingId',
  'planId',
  'opportunityId',
] as const

/** Amounts are positive; the type determines the sign. */
export const billingLine = z
  .object({
    kind: z.literal('billing'),
    ...factParts,
    properties: propertiesWithIds(referenceKeys),
    type: z.enum(billingTypes),
    amountMinor: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional(),
    currency: z.string().refine(isCurrency, 'must be the ISO 4217 code of a currency in use, in capitals').optional(),
  })
  .refine((line) => !hasOwner(line.type) || hasOneOwner(line), ownerRule)
  .refine((line) => (line.amountMinor === undefined) === (line.currency === undefined), {
    message: 'amountMinor and currency must be stated together',
    path: ['currency'],
  })
export type BillingLine = z.output<typeof billingLine>
