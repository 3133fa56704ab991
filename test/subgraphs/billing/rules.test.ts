import { describe, expect, it } from 'vitest'
import { billingLine, billingTypes } from '../../../subgraphs/billing/lines.ts'
import { balanceOf, billingFact, invoiceLines } from '../../../subgraphs/billing/rules.ts'
import { statusOf } from '../../../subgraphs/billing/statuses.ts'
import { formatMoney } from '../../../subgraphs/money.ts'

describe('a billing line', () => {
  it('adds to or takes from what is owed by its type', () => {
    expect(billingTypes.map((type) => [type, balanceOf(type, 7, null)])).toEqual([
      ['PRODUCT', 0],
      ['PLAN', 0],
      ['BOOKING', 0],
      ['CONTRACT', 0],
      ['SUBSCRIPTION', 0],
      ['INVOICE', 7],
      ['PAYMENT', -7],
      ['REFUND', 7],
      ['CREDIT', -7],
      ['CREDIT_NOTE', -7],
      ['DISPUTE', 7],
      ['WRITE_OFF', -7],
    ])
    expect(balanceOf('PAYMENT', undefined, null)).toBe(0)
  })

  it.each([
    ['INVOICE', ' void ', 'VOID'],
    ['INVOICE', 'Canceled', 'VOID'],
    ['INVOICE', 'past due', null],
    ['PAYMENT', 'paid', 'SUCCEEDED'],
    ['PAYMENT', 'requires_action', 'PENDING'],
    ['REFUND', 'declined', 'FAILED'],
    ['CONTRACT', 'in review', 'IN_REVIEW'],
    ['PAYMENT', '', null],
    ['PAYMENT', 3, null],
  ] as const)('%s of status %j is %j', (type, status, expected) => {
    expect(statusOf(type, { status })).toBe(expected)
  })

  it('is tied to facts of its own source', () => {
    const line = billingLine.parse({
      kind: 'billing',
      source: 'erp',
      id: 'p1',
      record: { source: 'crm', id: '1' },
      type: 'PAYMENT',
      occurredAt: '2026-01-01',
      amountMinor: 5,
      currency: 'EUR',
      properties: { invoiceId: 'i1', dueAt: 'soon', contractId: 7 },
    })
    expect(billingFact(line, 0).properties).toMatchObject({
      invoiceId: 'billing:erp:i1',
      contractId: null,
      dueAt: null,
    })
  })

  it('names a currency in use', () => {
    const line = {
      kind: 'billing',
      source: 'erp',
      id: '1',
      record: { source: 'crm', id: '1' },
      type: 'INVOICE',
      occurredAt: '2026-01-01',
      amountMinor: 1,
    }
    expect(billingLine.safeParse({ ...line, currency: 'KWD' }).success).toBe(true)
    expect(billingLine.safeParse({ ...line, currency: 'QQQ' }).success).toBe(false)
    expect(billingLine.safeParse({ ...line, currency: 'eur' }).success).toBe(false)
    expect(billingLine.safeParse(line).success).toBe(false)
  })

  it('has positions only where the source sent objects', () => {
    expect(invoiceLines({ lines: 'none' })).toEqual([])
    expect(invoiceLines({ lines: [null, { quantity: 1.5 }] })).toEqual([
      { description: null, quantity: 1.5, amountMinor: null, taxMinor: null, discountMinor: null, isProration: false },
    ])
  })
})

describe('money', () => {
  it.each([
    [{ amountMinor: -5, currency: 'EUR' }, '-€0.05'],
    [{ amountMinor: 5, currency: 'JPY' }, '¥5'],
    [{ amountMinor: 5, currency: 'KWD' }, 'KWD\u00a00.005'],
    [{ amountMinor: 1_500, currency: 'IQD' }, 'IQD\u00a01.500'],
    [{ amountMinor: 150, currency: 'MGA' }, 'MGA\u00a01.50'],
    [{ amountMinor: 900719925474099312n, currency: 'USD' }, '$9,007,199,254,740,993.12'],
  ])('%o reads %s', (money, text) => {
    expect(formatMoney(money)).toBe(text)
  })
})
