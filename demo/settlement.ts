import { billingLine } from './billing-line.ts'
import { type Clock, later } from './clock.ts'
import type { Dice } from './dice.ts'
import type { BillingLine, RecordRef } from './line.ts'

/** What became of an invoice: mostly paid, sometimes late, refused, refunded, disputed or written off. Nothing after the end. */
export function settlementLines(
  dice: Dice,
  clock: Clock,
  invoice: BillingLine,
  record: RecordRef,
): readonly BillingLine[] {
  const follow = (type: string, days: number, amountMinor: number, properties: Record<string, unknown>) =>
    billingLine({
      id: `${type.toLowerCase().replace('_', '-')}-${days}-${invoice.id}`,
      record,
      type,
      occurredAt: later(invoice.occurredAt, days, 3_600),
      amountMinor,
      currency: invoice.currency,
      properties: { invoiceId: invoice.id, ...properties },
    })
  const whole = invoice.amountMinor
  const method = dice.pick(['CARD', 'CARD', 'DIRECT_DEBIT', 'TRANSFER'])
  const paid = (days: number) => follow('PAYMENT', days, whole, { status: 'SUCCEEDED', method })
  const payDay = dice.pick([0, 0, 0, 1, 3, 7, 12, 20])
  const fate = dice.int(0, 199)
  let lines: readonly BillingLine[]
  if (fate < 4) lines = [follow('PAYMENT', 0, whole, { status: 'FAILED', method }), paid(4)]
  else if (fate < 9) lines = []
  else if (fate < 11) lines = [follow('PAYMENT', payDay, Math.floor(whole / 2), { status: 'SUCCEEDED', method })]
  else if (fate < 15)
    lines = [
      paid(payDay),
      follow('CREDIT_NOTE', payDay + 8, whole, { reason: 'returned' }),
      follow('REFUND', payDay + 9, whole, { reason: 'returned' }),
    ]
  else if (fate < 18)
    lines = [
      follow('CREDIT_NOTE', payDay + 1, Math.floor(whole / 4), { reason: 'damaged' }),
      follow('PAYMENT', payDay + 2, whole - Math.floor(whole / 4), { status: 'SUCCEEDED', method }),
    ]
  else if (fate < 20)
    lines = [paid(payDay), follow('DISPUTE', payDay + 30, whole, { status: 'OPEN', reason: 'not recognised' })]
  else if (fate < 21) lines = [follow('WRITE_OFF', 120, whole, {})]
  else if (fate < 23) lines = [paid(payDay), follow('CREDIT', payDay + 5, 500, { reason: 'goodwill' })]
  else lines = [paid(payDay)]
  return lines.filter((line) => clock.daysSince(line.occurredAt) > 0)
}
