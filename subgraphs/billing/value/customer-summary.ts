import type { PurchasePattern } from './bg-nbd.ts'
import type { SpendPattern } from './gamma-gamma.ts'
import type { PurchaseHistory } from './purchase-histories.ts'

/** What the models know about a customer: the first purchase opens the account, the others are repeats. */
export interface CustomerSummary extends PurchasePattern, SpendPattern {
  readonly customerId: string
  /** Day of the first purchase, days since 1970-01-01. */
  readonly firstDay: number
}

/** Computed from what was bought up to the end of `endDay`. Null for a customer who first bought later. */
export function summariseCustomer({ customerId, days }: PurchaseHistory, endDay: number): CustomerSummary | null {
  const seen = days.filter(({ day }) => day <= endDay)
  const [first, ...repeats] = seen
  if (first === undefined) return null
  const spent = repeats.reduce((sum, { spendMinor }) => sum + spendMinor, 0)
  return {
    customerId,
    firstDay: first.day,
    frequency: repeats.length,
    recency: ((repeats.at(-1)?.day ?? first.day) - first.day) / 7,
    age: (endDay - first.day) / 7,
    meanSpendMinor: repeats.length > 0 ? spent / repeats.length : null,
  }
}
