import type { MoneyRow } from '../money.ts'
import type { OpenInvoice } from './ledger-queries.ts'

export interface AgeingRow {
  readonly currency: string
  readonly current: MoneyRow
  readonly days1To30: MoneyRow
  readonly days31To60: MoneyRow
  readonly days61To90: MoneyRow
  readonly over90: MoneyRow
  readonly total: MoneyRow
}

const msPerDay = 86_400_000

/** `now` in UTC milliseconds. */
export function isDelinquent(open: readonly OpenInvoice[], now: number): boolean {
  return open.some(({ dueAt }) => dueAt !== null && dueAt < now)
}

/** By days begun since each was due, one entry a currency, in order of it. */
export function ageingOf(open: readonly OpenInvoice[], now: number): readonly AgeingRow[] {
  return [...Map.groupBy(open, ({ currency }) => currency)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, invoices]) => {
      const sum = (from: number, to: number) => ({
        currency,
        amountMinor: invoices.reduce((total, { dueMinor, dueAt }) => {
          const days = dueAt === null || dueAt >= now ? 0 : Math.ceil((now - dueAt) / msPerDay)
          return days >= from && days <= to ? total + BigInt(dueMinor) : total
        }, 0n),
      })
      return {
        currency,
        current: sum(0, 0),
        days1To30: sum(1, 30),
        days31To60: sum(31, 60),
        days61To90: sum(61, 90),
        over90: sum(91, Number.POSITIVE_INFINITY),
        total: sum(0, Number.POSITIVE_INFINITY),
      }
    })
}
