import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { billingLine, billingTypes } from '../../../subgraphs/billing/lines.ts'
import { balanceOf, billingFact, invoiceLines } from '../../../subgraphs/billing/rules.ts'
import { statusOf, unknownStateOf } from '../../../subgraphs/billing/states/statuses.ts'
import { unreadValues } from '../../../subgraphs/billing/states/unread-values.ts'
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
      ['DEBIT', 7],
      ['CREDIT_NOTE', -7],
      ['DISPUTE', 7],
      ['WRITE_OFF', -7],
    ])
    expect(balanceOf('PAYMENT', undefined, null)).toBe(0)
  })

  it.each([
    ['INVOICE', ' void ', 'VOID'],
    ['INVOICE', 'Canceled', 'VOID'],
    ['INVOICE', 'past due', 'OPEN'],
    ['INVOICE', 'partiallyPaid', 'OPEN'],
    ['INVOICE', 'Gebucht', 'UNKNOWN'],
    ['PAYMENT', 'partially_refunded', 'SUCCEEDED'],
    ['PAYMENT', 'charged back', 'SUCCEEDED'],
    ['PAYMENT', 'reversed', 'FAILED'],
    ['PAYMENT', 'odd', 'UNKNOWN'],
    ['REFUND', 'odd', 'UNKNOWN'],
    ['CREDIT_NOTE', 'Voided', 'VOIDED'],
    ['PAYMENT', 'paid', 'SUCCEEDED'],
    ['PAYMENT', 'requires_action', 'PENDING'],
    ['REFUND', 'declined', 'FAILED'],
    ['CONTRACT', 'in review', 'IN_REVIEW'],
    ['PAYMENT', '', null],
    ['PAYMENT', 3, 'UNKNOWN'],
    ['PAYMENT', null, null],
  ] as const)('%s of status %j is %j', (type, status, expected) => {
    expect(statusOf(type, { status })).toBe(expected)
  })

  it.each([
    ['INVOICE', 'odd'],
    ['PAYMENT', 'odd'],
    ['REFUND', 'odd'],
    ['CREDIT', 'odd'],
    ['CREDIT_NOTE', 'odd'],
    ['DISPUTE', 'odd'],
    ['WRITE_OFF', 'odd'],
    ['CREDIT_NOTE', 'voided'],
    ['CREDIT', 'expired'],
    ['WRITE_OFF', 'reversed'],
    ['DISPUTE', 'withdrawn'],
    ['PAYMENT', 'processing'],
  ] as const)('%s in state %s moves no money, and without a state it does', (type, word) => {
    const status = statusOf(type, { status: word })
    expect(balanceOf(type, 7, status)).toBe(0)
    expect(unknownStateOf(type, { status: word })).toBe(word === 'odd' ? 'ODD' : null)
    // The control: an absent state says nothing against the line.
    expect(balanceOf(type, 7, null)).not.toBe(0)
  })

  it.each([
    { status: { value: 'paid' } },
    { status: ['paid'] },
    { status: [] },
    { status: {} },
  ])('with %j has a state that nobody knows', ({ status }) => {
    for (const type of ['INVOICE', 'PAYMENT', 'SUBSCRIPTION'] as const) {
      expect(unknownStateOf(type, { status })).toBe(JSON.stringify(status).toUpperCase())
      expect(balanceOf(type, 7, statusOf(type, { status }))).toBe(0)
    }
    // The control: none is stated.
    for (const none of [undefined, null, '']) expect(statusOf('INVOICE', { status: none })).toBeNull()
  })

  it.each([
    'BOOKING',
    'CONTRACT',
    'PRODUCT',
    'PLAN',
  ] as const)('%s may name any state: no figure depends on it', (type) => {
    expect(unknownStateOf(type, { status: 'In review' })).toBeNull()
  })

  it('reports what it names that nobody can read', () => {
    const line = billingLine.parse({
      kind: 'billing',
      source: 'erp',
      id: 's1',
      record: { source: 'crm', id: '1' },
      type: 'SUBSCRIPTION',
      occurredAt: '2026-01-01',
      properties: {
        status: 'verweilend',
        dueAt: 'soon',
        quantity: 1.5,
        interval: 'monthly',
        periodEnd: '2026-02-01 00:00',
      },
    })
    expect(unreadValues(line)).toEqual([
      { place: 'properties.status', value: 'VERWEILEND' },
      { place: 'properties.dueAt', value: 'soon' },
      { place: 'properties.quantity', value: '1.5' },
      { place: 'properties.interval', value: 'monthly' },
    ])
    const known = { ...line, properties: { status: 'active', dueAt: null, quantity: 2, interval: 'month' } }
    expect(unreadValues(known)).toEqual([])
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

it('the properties that figures read are listed in the README', () => {
  const page = readFileSync(new URL('../../../subgraphs/billing/README.md', import.meta.url), 'utf8')
  const rows = page.slice(page.indexOf('## Properties of a billing line'), page.indexOf('## Figures'))
  const rules = readFileSync(new URL('../../../subgraphs/billing/rules.ts', import.meta.url), 'utf8')
  const read = [...rules.matchAll(/properties\.(\w+)|reference\('(\w+)'\)/g)].map(([, key, id]) => key ?? id)
  expect(read.length).toBeGreaterThan(20)
  expect(read.filter((key) => !rows.includes(`\`${key}\``))).toEqual([])
})
