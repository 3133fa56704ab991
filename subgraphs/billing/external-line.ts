import { z } from 'zod'
import { purposeKeys } from '../../access/purposes.ts'
import { factParts, hasOneOwner, ownerRule, time, toMillis } from '../../resolution/records/line-parts.ts'
import { recordIdOf } from '../../resolution/records/record-id.ts'
import { factProperties } from '../facts/fact.ts'
import type { Fact } from '../facts/fact-plan.ts'

/** Purchased values about a record, such as a credit report: shown only for the permitted purposes, and erased when the licence ends. */
export const externalLine = z
  .object({
    kind: z.literal('external'),
    source: factParts.source,
    id: factParts.id,
    record: factParts.record,
    identifier: factParts.identifier,
    occurredAt: factParts.occurredAt,
    observedAt: factParts.observedAt,
    sequence: factParts.sequence,
    /** The kind of data: CREDIT_REPORT, PAYMENT_RISK, or anything else that a provider sells. */
    type: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'must be capitals, digits and _, at most 64'),
    provider: z.string().min(1).max(200),
    licence: z.string().min(1).max(200),
    permittedPurposes: z.array(z.enum(purposeKeys)).min(1),
    /** Absent: no end was agreed. */
    validUntil: time.optional(),
    values: z.record(z.string(), z.unknown()),
  })
  .refine(hasOneOwner, ownerRule)
export type ExternalLine = z.output<typeof externalLine>

export function externalFact(line: ExternalLine, recordedAt: number): Fact {
  const { type, provider, licence, permittedPurposes, validUntil, values } = line
  return {
    owner: line,
    labels: [],
    properties: {
      ...factProperties(line, recordedAt),
      recordId: recordIdOf(line),
      type,
      provider,
      licence,
      permittedPurposes,
      validUntil: validUntil === undefined ? null : toMillis(validUntil),
      values: JSON.stringify(values),
    },
  }
}
