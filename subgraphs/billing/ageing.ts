import { dayIn } from '../../resolution/records/time-zone.ts'
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

/** Whole days by which an invoice is past due: 0 on the day it is due, at any hour. Days are those of the invoice's time zone. */
function daysPastDue({ dueAt, dueDay, timeZone }: OpenInvoice, now: number): number {
  return dueAt === null ? 0 : Math.max(0, dayIn(now, timeZone) - (dueDay ?? dayIn(dueAt, timeZone)))
}

/** `now` in UTC milliseconds. */
export function isDelinquent(open: readonly OpenInvoice[], now: number): boolean {
  return open.some((invoice) => daysPastDue(invoice, now) > 0)
}

/** By days past due: one entry per currency, ordered by currency. */
export function ageingOf(open: readonly OpenInvoice[], now: number): readonly AgeingRow[] {
  return [...Map.groupBy(open, ({ currency }) => currency)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, invoices]) => {
      const sum = (from: number, to: number) => ({
        currency,
        amountMinor: invoices.reduce((total, invoice) => {
          const days = daysPastDue(invoice, now)
          return days >= from && days <= to ? total + BigInt(invoice.dueMinor) : total
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
