import type { BillingLine, RecordRef } from './line.ts'

/** The fields of a billing line apart from its kind and source. */
export type Charge = {
  readonly id: string
  readonly record: RecordRef
  readonly type: string
  readonly occurredAt: string
  readonly amountMinor: number
  readonly currency: string
  readonly properties: Readonly<Record<string, unknown>>
}

export function billingLine(charge: Charge): BillingLine {
  return { kind: 'billing', source: 'erp', ...charge }
}
