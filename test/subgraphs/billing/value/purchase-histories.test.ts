import { describe, expect, it } from 'vitest'
import { summariseCustomer } from '../../../../subgraphs/billing/value/customer-summary.ts'
import { dayOf, type Purchase, purchaseHistories } from '../../../../subgraphs/billing/value/purchase-histories.ts'
import { isRefusal } from '../../../../subgraphs/billing/value/refusal.ts'

function bought(date: string, amountMinor: number, other: Partial<Purchase> = {}): Purchase {
  const at = Date.parse(date)
  return { customerId: 'ann', at, amountMinor, refundedMinor: 0, currency: 'EUR', isRecurring: false, ...other }
}

function historiesOf(purchases: readonly Purchase[], currency?: string) {
  const histories = purchaseHistories(purchases, currency)
  if (isRefusal(histories)) throw new Error(histories.missing)
  return histories
}

describe('purchases become histories', () => {
  it('by UTC day, in order, net of partial refunds', () => {
    const { histories } = historiesOf([
      bought('2026-02-01T23:59:59Z', 500),
      bought('2026-01-10T23:00:00Z', 1000, { refundedMinor: 300 }),
      bought('2026-01-10T00:00:00Z', 50),
      // Still 10 January in UTC.
      bought('2026-01-11T00:30:00+01:00', 7),
    ])
    expect(histories).toEqual([
      {
        customerId: 'ann',
        days: [
          { day: dayOf('2026-01-10'), spendMinor: 757 },
          { day: dayOf('2026-02-01'), spendMinor: 500 },
        ],
      },
    ])
  })

  it('without recurring and fully refunded ones, which are counted; a free one stays', () => {
    const { histories, leftOut } = historiesOf([
      bought('2026-01-10', 100, { refundedMinor: 100 }),
      bought('2026-01-11', 900, { isRecurring: true }),
      bought('2026-01-12', 0),
    ])
    expect(histories[0]?.days).toEqual([{ day: dayOf('2026-01-12'), spendMinor: 0 }])
    expect(leftOut).toEqual({ recurring: 1, refunded: 1, otherCurrency: 0 })
  })

  it('of one currency: the only one, or the one asked for', () => {
    const mixed = [bought('2026-01-10', 100), bought('2026-01-11', 200, { currency: 'JPY' })]
    expect(purchaseHistories(mixed)).toEqual({ missing: 'Purchases are in EUR, JPY: choose one currency.' })
    expect(historiesOf(mixed, 'JPY')).toMatchObject({
      currency: 'JPY',
      histories: [{ days: [{ spendMinor: 200 }] }],
      leftOut: { otherCurrency: 1 },
    })
    expect(purchaseHistories(mixed, 'USD')).toMatchObject({ missing: expect.stringContaining('USD') })
    expect(purchaseHistories([])).toMatchObject({ missing: expect.stringContaining('no one-off purchases') })
  })
})

describe('a history becomes a summary', () => {
  const history = {
    customerId: 'ann',
    days: [
      { day: 100, spendMinor: 9000 },
      { day: 107, spendMinor: 1000 },
      { day: 121, spendMinor: 2001 },
      { day: 130, spendMinor: 5000 },
    ],
  }

  it('in weeks, of repeats only, up to the end of a day', () => {
    expect(summariseCustomer(history, 128)).toEqual({
      customerId: 'ann',
      firstDay: 100,
      frequency: 2,
      recency: 3,
      age: 4,
      meanSpendMinor: 1500.5,
    })
    expect(summariseCustomer(history, 130)).toMatchObject({ frequency: 3, recency: 30 / 7 })
    expect(summariseCustomer(history, 100)).toMatchObject({ frequency: 0, recency: 0, age: 0, meanSpendMinor: null })
    expect(summariseCustomer(history, 99)).toBeNull()
  })
})
