import type { CustomerAnswer } from '../answers.ts'
import type { CustomerRow } from './statements.ts'

export function answerOf(customer: CustomerRow): CustomerAnswer {
  return {
    ...customer,
    touchpoints: customer.touchpoints.map((touchpoint) => ({
      ...touchpoint,
      occurredAt: instant(touchpoint.occurredAt),
    })),
    invoices: customer.invoices.map(({ id, amountMinor, currency, status, dueAt, occurredAt }) => ({
      id,
      total: { amountMinor, currency },
      status,
      dueAt: dueAt === null ? null : instant(dueAt),
      occurredAt: instant(occurredAt),
    })),
  }
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
