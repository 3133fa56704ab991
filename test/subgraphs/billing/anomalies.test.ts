import { describe, expect, it } from 'vitest'
import { type AnomalyFact, findAnomalies } from '../../../subgraphs/billing/anomalies.ts'
import { useGraph } from '../../neo4j.ts'
import { createPeople } from '../people.ts'
import { billing, createBillingGraph } from './billing-graph.ts'

const start = Date.UTC(2026, 0, 1)
const fact = (id: string, type: AnomalyFact['type'], day: number, more: Partial<AnomalyFact> = {}): AnomalyFact => ({
  id,
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
  findAnomalies(facts).map(({ rule, severity, evidence }) => [rule, severity, evidence.join(' ')])

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
})

describe('Customer.billingAnomalies', () => {
  const test = useGraph()
  const { write, entities } = createBillingGraph(test, '2026-07-01T00:00:00Z')

  it('answers with evidence, each an entity of its own', async () => {
    await createPeople(test.graph, { ANN: ['crm:1'] })
    await write(
      billing('i1', 'INVOICE', '2026-05-01', 1_000),
      billing('p1', 'PAYMENT', '2026-05-02T00:00:00Z', 1_000, { invoiceId: 'i1' }),
      billing('p2', 'PAYMENT', '2026-05-02T01:00:00Z', 1_000, { invoiceId: 'i1' }),
      billing('p0', 'PAYMENT', '2020-05-02T01:00:00Z', 1_000),
      billing('p00', 'PAYMENT', '2020-05-02T01:00:00Z', 1_000),
    )
    const id = 'DOUBLE_CHARGE:billing:erp:p1'
    const selection = 'id rule severity explanation occurredAt evidence { id amount { amountMinor } }'
    const expected = {
      id,
      rule: 'DOUBLE_CHARGE',
      severity: 'HIGH',
      explanation: 'The same amount was taken twice for one invoice within 1.0 hours.',
      occurredAt: '2026-05-02T01:00:00.000Z',
      evidence: [
        { id: 'billing:erp:p1', amount: { amountMinor: 1_000 } },
        { id: 'billing:erp:p2', amount: { amountMinor: 1_000 } },
      ],
    }
    const purpose = 'FraudPreventionAndDetection'
    const own = await entities('Customer', ['ANN'], `billingAnomalies(first: 5) { ${selection} }`, { purpose })
    expect(own).toEqual({ rows: [{ billingAnomalies: [expected] }], codes: [] })
    expect(
      (await entities('BillingAnomaly', [id, 'DOUBLE_CHARGE:billing:erp:p2'], selection, { purpose })).rows,
    ).toEqual([expected, null])
    // Money without conclusions, and conclusions without money, open nothing.
    for (const closed of ['ServiceProvision', 'Marketing'] as const) {
      const { rows } = await entities<{ billingAnomalies: unknown }>(
        'Customer',
        ['ANN'],
        'billingAnomalies(first: 5) { id }',
        { purpose: closed },
      )
      expect(rows[0]?.billingAnomalies ?? []).toEqual([])
      expect((await entities('BillingAnomaly', [id], 'id', { purpose: closed })).rows).toEqual([null])
    }
  })
})
