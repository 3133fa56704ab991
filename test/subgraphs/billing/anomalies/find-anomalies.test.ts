import { describe, expect, it } from 'vitest'
import { type AnomalyFact, findAnomalies } from '../../../../subgraphs/billing/anomalies/find-anomalies.ts'

const start = Date.UTC(2026, 0, 1)
const fact = (id: string, type: AnomalyFact['type'], day: number, more: Partial<AnomalyFact> = {}): AnomalyFact => ({
  id,
  recordId: 'crm:1',
  type,
  occurredAt: start + day * 86_400_000,
  amountMinor: 1_000,
  currency: 'EUR',
  status: null,
  invoiceId: null,
  subscriptionId: null,
  quantity: null,
  card: null,
  ...more,
})
const monthly = (count: number, more: (index: number) => Partial<AnomalyFact>, type: AnomalyFact['type'] = 'PAYMENT') =>
  Array.from({ length: count }, (_, index) => fact(`m${index}`, type, 30 * index, more(index)))
const found = (facts: readonly AnomalyFact[]) =>
  findAnomalies(facts).map(({ rule, severity, evidence }) => [rule, severity, evidence.map(({ id }) => id).join(' ')])

describe('a rule', () => {
  it('finds the same amount taken twice, not two invoices of one price', () => {
    const pay = (id: string, day: number, invoiceId: string | null) => fact(id, 'PAYMENT', day, { invoiceId })
    expect(found([pay('a', 0, 'i1'), pay('b', 0.5, 'i1')])).toEqual([['DOUBLE_CHARGE', 'HIGH', 'a b']])
    expect(found([pay('a', 0, null), pay('b', 0.5, null)])).toEqual([['DOUBLE_CHARGE', 'MEDIUM', 'a b']])
    expect(found([pay('a', 0, 'i1'), pay('b', 0.5, 'i2')])).toEqual([])
    expect(found([pay('a', 0, 'i1'), pay('b', 1.5, 'i1')])).toEqual([])
    expect(found([{ ...pay('a', 0, 'i1'), status: 'FAILED' }, pay('b', 0.5, 'i1')])).toEqual([])
  })

  it('finds cards tried out', () => {
    const refused = (index: number, card: string | null) =>
      fact(`f${index}`, 'PAYMENT', index / 100, { status: 'FAILED', card })
    expect(found([0, 1, 2].map((index) => refused(index, `card${index}`)))).toEqual([
      ['CARD_TESTING', 'HIGH', 'f0 f1 f2'],
    ])
    expect(found([0, 1, 2, 3, 4].map((index) => refused(index, null)))).toMatchObject([
      ['CARD_TESTING', 'MEDIUM', 'f0 f1 f2 f3 f4'],
    ])
    expect(found([0, 1, 2, 3].map((index) => refused(index, 'one')))).toEqual([])
    expect(found([0, 10, 20].map((index) => refused(index, `card${index}`)))).toEqual([])
  })

  it('finds much asked back, not one return', () => {
    const paid = monthly(4, () => ({}))
    const back = (count: number) => Array.from({ length: count }, (_, index) => fact(`r${index}`, 'REFUND', 92 + index))
    expect(found([...paid, ...back(3)])).toEqual([['REFUND_ABUSE', 'MEDIUM', 'r0 r1 r2']])
    expect(found([...paid, ...back(2)])).toEqual([])
    expect(found([...paid, ...back(3).map((item) => ({ ...item, amountMinor: 100 }))])).toEqual([])
    const won = back(3).map((item) => ({ ...item, type: 'DISPUTE' as const, status: 'WON' }))
    expect(found([...paid, ...won])).toEqual([])
  })

  it('finds a payment far from the usual, not a step of who varies', () => {
    const last = (amountMinor: number) => fact('last', 'PAYMENT', 400, { amountMinor })
    const steady = monthly(8, (index) => ({ amountMinor: 1_000 + (index % 2) }))
    expect(found([...steady, last(3_500)])).toEqual([['PAYMENT_CHANGE', 'MEDIUM', 'last']])
    expect(found([...steady, last(20_000)])).toEqual([['PAYMENT_CHANGE', 'HIGH', 'last']])
    expect(found([...steady, last(200)])).toEqual([['PAYMENT_CHANGE', 'LOW', 'last']])
    expect(found([...steady, last(1_500)])).toEqual([])
    const varied = monthly(8, (index) => ({ amountMinor: 500 * (1 + index) }))
    expect(found([...varied, last(7_000)])).toEqual([])
    expect(found([...steady.slice(0, 5), last(20_000)])).toEqual([])
  })

  it('does not hold a single purchase against the payments for a subscription', () => {
    const invoices = monthly(8, () => ({ subscriptionId: 's1' }), 'INVOICE').map((item) => ({
      ...item,
      id: `i-${item.id}`,
    }))
    const paid = monthly(8, (index) => ({ invoiceId: `i-m${index}` }))
    const last = (invoiceId: string | null) => fact('last', 'PAYMENT', 400, { amountMinor: 9_000, invoiceId })
    const renewal = fact('i-last', 'INVOICE', 400, { subscriptionId: 's1' })
    expect(found([...invoices, ...paid, renewal, last(null)])).toEqual([])
    expect(found([...invoices, ...paid, renewal, last('i-last')])).toEqual([['PAYMENT_CHANGE', 'MEDIUM', 'last']])
  })

  it('finds a jump of usage within one subscription', () => {
    const used = (quantity: number) => ({ subscriptionId: 's1', quantity })
    const invoices = monthly(7, () => used(40), 'INVOICE')
    expect(found([...invoices, fact('last', 'INVOICE', 300, used(400))])).toEqual([['USAGE_CHANGE', 'HIGH', 'last']])
    expect(found([...invoices, fact('last', 'INVOICE', 300, { subscriptionId: 's2', quantity: 400 })])).toEqual([])
  })

  it('does not hang on the order of the facts', () => {
    const facts = [
      ...monthly(8, () => ({})),
      fact('x', 'PAYMENT', 300, { amountMinor: 9_000 }),
      fact('y', 'PAYMENT', 300.1, { amountMinor: 9_000 }),
    ]
    expect(found(facts.toReversed())).toEqual(found(facts))
    expect(found(facts).length).toBeGreaterThan(1)
  })

  it('names an anomaly by the fact it turns on, whatever is around it', () => {
    const pay = (id: string, day: number) => fact(id, 'PAYMENT', day, { invoiceId: 'i1' })
    const ids = (facts: readonly AnomalyFact[]) => findAnomalies(facts).map(({ id }) => id)
    expect(ids([pay('a', 0), pay('c', 0.5)])).toEqual(['anomaly:DOUBLE_CHARGE:c'])
    expect(ids([pay('a', 0), pay('b', 0.2), pay('c', 0.5)])).toEqual([
      'anomaly:DOUBLE_CHARGE:b',
      'anomaly:DOUBLE_CHARGE:c',
    ])
  })
})
