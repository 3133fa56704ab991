import type { BillingLine, RecordRef } from './line.ts'

/** What a line has beside its kind and source. */
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
