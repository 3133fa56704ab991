import type { Clock } from './clock.ts'
import type { RateLine } from './line.ts'

const rates = [
  { base: 'EUR', quote: 'GBP', rate: '0.8650' },
  { base: 'USD', quote: 'GBP', rate: '0.7850' },
] as const

/** The rates of Fernhill's own books, so that figures over all currencies can be requested in pounds. Fictitious, like everything else. */
export function createRates(clock: Clock): readonly RateLine[] {
  return rates.map(({ base, quote, rate }) => ({
    kind: 'fx',
    source: 'erp',
    id: `rate-${base}-${quote}`,
    occurredAt: clock.ago(730),
    base,
    quote,
    rate,
  }))
}
