import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createPeople } from '../people.ts'
import { billing, createBillingGraph, type Line } from './billing-graph.ts'

const test = useGraph()
const { write, entities } = createBillingGraph(test, '2026-09-01T00:00:00Z')

async function toldOf(customerId: string) {
  const { rows, codes } = await entities<Told>(
    'Customer',
    [customerId],
    `balance { amountMinor } delinquent ageing { total { amountMinor } }
     invoices(first: 20) { edges { node { status amountDue { amountMinor } settlements { type } } } }`,
  )
  expect(codes).toEqual([])
  const [{ balance, delinquent, ageing, invoices }] = rows as [Told]
  const [invoice] = invoices.edges
  return {
    balance: balance.map(({ amountMinor }) => amountMinor),
    overdue: ageing.map(({ total }) => total.amountMinor),
    delinquent,
    status: invoice?.node.status,
    due: invoice?.node.amountDue.amountMinor,
    settlements: invoice?.node.settlements.map(({ type }) => type),
  }
}
interface Amount {
  readonly amountMinor: number
}
interface Told {
  readonly balance: readonly Amount[]
  readonly delinquent: boolean
  readonly ageing: readonly { readonly total: Amount }[]
  readonly invoices: {
    readonly edges: readonly {
      readonly node: {
        readonly status: string
        readonly amountDue: Amount
        readonly settlements: readonly { readonly type: string }[]
      }
    }[]
  }
}

const invoice = billing('i1', 'INVOICE', '2026-06-01', 1_000, { dueAt: '2026-06-15' })
const of = (id: string, type: string, amountMinor: number, more: Line = {}) =>
  billing(id, type, '2026-07-01', amountMinor, { invoiceId: 'i1', ...more })

beforeEach(async () => {
  await test.clear()
  await createPeople(test.graph, { ANN: ['crm:1'], BOB: ['crm:2'] })
})

describe('a write-off', () => {
  it.each([
    ['of a part leaves the rest open', [of('w', 'WRITE_OFF', 1)], 'OPEN', 999],
    [
      'of a part beside a payment leaves the rest open',
      [of('p', 'PAYMENT', 600), of('w', 'WRITE_OFF', 300)],
      'OPEN',
      100,
    ],
    ['of all that is left closes the invoice', [of('p', 'PAYMENT', 995), of('w', 'WRITE_OFF', 5)], 'UNCOLLECTIBLE', 0],
    ['of the whole invoice closes it', [of('w', 'WRITE_OFF', 1_000)], 'UNCOLLECTIBLE', 0],
    ['in two parts closes it', [of('w', 'WRITE_OFF', 400), of('v', 'WRITE_OFF', 600)], 'UNCOLLECTIBLE', 0],
    [
      'without the invoice leaves it open: the control',
      [of('w', 'WRITE_OFF', 1_000, { invoiceId: undefined })],
      'OPEN',
      1_000,
    ],
    [
      'in another currency leaves it open: the control',
      [of('w', 'WRITE_OFF', 1_000, { currency: 'USD' })],
      'OPEN',
      1_000,
    ],
  ])('%s', async (_, lines, status, due) => {
    await write(invoice, ...lines)
    const told = await toldOf('ANN')
    expect(told).toMatchObject({ status, due, overdue: due > 0 ? [due] : [], delinquent: due > 0 })
  })

  it('that is revoked no longer reduces what is due', async () => {
    await write(invoice, of('w', 'WRITE_OFF', 1_000))
    await write(of('w', 'WRITE_OFF', 0, { observedAt: '2026-08-01' }))
    expect(await toldOf('ANN')).toMatchObject({ status: 'OPEN', due: 1_000, balance: [1_000], overdue: [1_000] })
  })

  it('that a later payment makes good leaves nothing due: the payer has the money', async () => {
    await write(invoice, of('w', 'WRITE_OFF', 1_000), of('p', 'PAYMENT', 1_000))
    expect(await toldOf('ANN')).toMatchObject({ status: 'PAID', due: 0, balance: [-1_000], overdue: [] })
  })

  it('leaves due what is owed, with any payments, notes and debits', async () => {
    const entry = fc.record({
      type: fc.constantFrom('PAYMENT', 'CREDIT_NOTE', 'CREDIT', 'DEBIT', 'WRITE_OFF', 'WRITE_OFF'),
      amountMinor: fc.integer({ min: 1, max: 400 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 5 }), async (entries) => {
        const sum = (...types: readonly string[]) =>
          entries.reduce((total, { type, amountMinor }) => total + (types.includes(type) ? amountMinor : 0), 0)
        const unsettled = 1_000 + sum('DEBIT') - sum('PAYMENT', 'CREDIT_NOTE', 'CREDIT')
        const left = Math.max(0, unsettled - sum('WRITE_OFF'))
        // Otherwise the payer has money that no invoice claims.
        fc.pre(unsettled >= 0 && unsettled >= sum('WRITE_OFF'))
        await test.clear()
        await createPeople(test.graph, { ANN: ['crm:1'] })
        await write(invoice, ...entries.map(({ type, amountMinor }, at) => of(`e${at}`, type, amountMinor)))
        expect(await toldOf('ANN')).toMatchObject({
          ...{ due: left, balance: [left], overdue: left > 0 ? [left] : [] },
          status: unsettled === 0 ? 'PAID' : left === 0 ? 'UNCOLLECTIBLE' : 'OPEN',
        })
      }),
      { numRuns: 15, seed: 30 },
    )
  })
})

describe('what is returned of a payment', () => {
  const paid = of('p', 'PAYMENT', 1_500)
  const refund = billing('r', 'REFUND', '2026-07-02', 500, { paymentId: 'p' })
  const dispute = billing('d', 'DISPUTE', '2026-07-02', 500, { paymentId: 'p', status: 'lost' })

  it.each([
    ['a refund', [invoice, paid, refund]],
    ['a refund that comes first', [refund, paid, invoice]],
    ['a refund that comes before its payment', [invoice, refund, paid]],
    ['a dispute', [invoice, paid, dispute]],
    [
      'a refund that names the invoice as well: the control',
      [invoice, paid, { ...refund, properties: { paymentId: 'p', invoiceId: 'i1' } }],
    ],
    ['the total of refunds', [invoice, paid, { ...refund, properties: { paymentId: 'p', isRefundTotal: true } }]],
  ])('belongs to the invoice of the payment: %s', async (_, lines) => {
    for (const line of lines) await write(line)
    const told = await toldOf('ANN')
    expect(told).toMatchObject({ due: 0, status: 'PAID', balance: [0] })
    expect(told.settlements).toHaveLength(2)
  })

  it('follows the payment to another invoice', async () => {
    const other = billing('i0', 'INVOICE', '2026-05-01', 1_000)
    await write(invoice, other, paid, refund)
    await write({ ...paid, observedAt: '2026-08-01', properties: { invoiceId: 'i0' } })
    expect(await toldOf('ANN')).toMatchObject({ due: 1_000, settlements: [] })
    await write({ ...paid, observedAt: '2026-08-02', properties: {} })
    const { rows } = await entities('Customer', ['ANN'], 'ledger(first: 9) { edges { node { type invoice { id } } } }')
    expect(JSON.stringify(rows)).toContain('{"type":"REFUND","invoice":null}')
  })

  it('stays with the invoice that it names itself', async () => {
    const other = billing('i0', 'INVOICE', '2026-05-01', 200)
    await write(invoice, other, paid, billing('r', 'REFUND', '2026-07-02', 500, { paymentId: 'p', invoiceId: 'i0' }))
    expect(await toldOf('ANN')).toMatchObject({ due: -500, settlements: ['PAYMENT'] })
  })

  it('says nothing about the payment of another payer', async () => {
    const foreign = billing('r', 'REFUND', '2026-07-02', 500, { paymentId: 'p', record: '2' })
    await write(invoice, paid, foreign)
    expect(await toldOf('ANN')).toMatchObject({ due: -500, settlements: ['PAYMENT'] })
  })
})

describe('the changes of a subscription', () => {
  const state = (more: Line = {}) =>
    billing('s1', 'SUBSCRIPTION', '2026-01-01', 1_000, { status: 'active', interval: 'month', taxMinor: 0, ...more })

  async function changes() {
    type Row = {
      readonly at: string
      readonly kind: string
      readonly monthly: Amount | null
    }
    const { rows } = await entities<{ readonly changes: readonly Row[] }>(
      'BillingSubscription',
      ['billing:erp:s1'],
      'changes { at kind monthly { amountMinor } }',
    )
    return rows[0]?.changes.map(({ at, kind, monthly }) => [at.slice(0, 10), kind, monthly?.amountMinor ?? null])
  }

  it('tell when a discount begins and ends', async () => {
    await write(state({ discountMinor: 200, discountFrom: '2026-03-01', discountUntil: '2026-06-01' }))
    expect(await changes()).toEqual([
      ['2026-01-01', 'STARTED', 1_000],
      ['2026-03-01', 'CONTRACTED', 800],
      ['2026-06-01', 'EXPANDED', 1_000],
    ])
  })

  it('tell nothing of a discount that is still to come', async () => {
    await write(state({ discountMinor: 200, discountFrom: '2027-03-01' }))
    expect(await changes()).toEqual([['2026-01-01', 'STARTED', 1_000]])
  })

  it('do not call an unknown state a pause', async () => {
    await write(
      state({ observedAt: '2026-01-01' }),
      state({ observedAt: '2026-05-01', status: 'zorp' }),
      state({ observedAt: '2026-07-01' }),
    )
    expect(await changes()).toEqual([
      ['2026-01-01', 'STARTED', 1_000],
      ['2026-05-01', 'CHANGED', null],
      ['2026-07-01', 'CHANGED', 1_000],
    ])
  })

  it('compare with what was charged before the unknown state', async () => {
    await write(state({ observedAt: '2026-01-01' }), state({ observedAt: '2026-05-01', status: 'zorp' }), {
      ...state({ observedAt: '2026-07-01' }),
      amountMinor: 1_200,
    })
    expect((await changes())?.at(-1)).toEqual(['2026-07-01', 'EXPANDED', 1_200])
  })

  it('begin in an unknown state once only', async () => {
    await write(state({ observedAt: '2026-01-01', status: 'zorp' }), state({ observedAt: '2026-07-01' }))
    expect(await changes()).toEqual([
      ['2026-01-01', 'STARTED', null],
      ['2026-07-01', 'CHANGED', 1_000],
    ])
  })

  it('tell when a pause ends by itself, unless it is extended', async () => {
    const paused = { observedAt: '2026-05-01', status: 'paused', resumesAt: '2026-08-01' }
    await write(state({ observedAt: '2026-01-01' }), state(paused))
    const toPause = [
      ['2026-01-01', 'STARTED', 1_000],
      ['2026-05-01', 'PAUSED', 0],
    ]
    expect(await changes()).toEqual([...toPause, ['2026-08-01', 'RESUMED', 1_000]])
    await write(state({ ...paused, observedAt: '2026-06-01', resumesAt: '2099-01-01' }))
    expect(await changes()).toEqual(toPause)
  })

  it('call a pause a pause: the control', async () => {
    await write(state({ observedAt: '2026-01-01' }), state({ observedAt: '2026-05-01', status: 'paused' }))
    expect(await changes()).toEqual([
      ['2026-01-01', 'STARTED', 1_000],
      ['2026-05-01', 'PAUSED', 0],
    ])
  })
})
