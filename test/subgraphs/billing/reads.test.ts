import { beforeEach, describe, expect, it } from 'vitest'
import { command, cypher } from '../../../graph/cypher.ts'
import { useGraph } from '../../harness/neo4j.ts'
import { createPeople } from '../people.ts'
import { billing, createBillingGraph, type Line } from './billing-graph.ts'

const test = useGraph()
const { write, entities, ask } = createBillingGraph(test, '2026-07-01T00:00:00Z')

const createCompany = command({
  name: 'test.createCompany',
  text: cypher`
    CREATE (:Account {id: 'ACME', status: 'ACTIVE'})<-[:RESOLVED_TO {recordId: 'crm:acme'}]-
           (:SourceRecord {id: 'crm:acme', source: 'crm', sourceId: 'acme', type: 'ORGANISATION', observedAt: 0,
                           recordedAt: 0, isPlaceholder: false})`,
})

beforeEach(async () => {
  await test.clear()
  await createPeople(test.graph, { ANN: ['crm:1', 'crm:2'] })
  await test.graph.write('test.createCompany', (transaction) => transaction.run(createCompany, {}))
})

const one = async (selection: string, typename = 'Customer', id = 'ANN') => {
  const { rows, codes } = await entities<object>(typename, [id], selection)
  expect(codes).toEqual([])
  return rows[0]
}

describe('what is owed', () => {
  it('ages by currency, and is delinquent once an invoice is past due', async () => {
    await write(
      billing('i1', 'INVOICE', '2026-01-01', 1_000, { dueAt: '2026-07-02' }),
      billing('i2', 'INVOICE', '2026-01-01', 70),
    )
    expect(await one('delinquent ageing { current { amountMinor } total { amountMinor } }')).toEqual({
      delinquent: false,
      ageing: [{ current: { amountMinor: 1_070 }, total: { amountMinor: 1_070 } }],
    })
    await write(
      // Due a moment, 30 days and a moment, 61, 91 days ago; the last in part paid, one written off, one void.
      billing('i3', 'INVOICE', '2026-01-01', 200, { dueAt: '2026-06-30T23:59:59Z', record: '2' }),
      billing('i4', 'INVOICE', '2026-01-01', 300, { dueAt: '2026-05-31T23:59:59Z' }),
      billing('i5', 'INVOICE', '2026-01-01', 400, { dueAt: '2026-05-01' }),
      billing('i6', 'INVOICE', '2026-01-01', 500, { dueAt: '2026-04-01' }),
      billing('p6', 'PAYMENT', '2026-02-01', 450, { invoiceId: 'i6' }),
      billing('i7', 'INVOICE', '2026-01-01', 999, { dueAt: '2026-04-01' }),
      billing('w7', 'WRITE_OFF', '2026-05-01', 999, { invoiceId: 'i7' }),
      billing('i8', 'INVOICE', '2026-01-01', 999, { dueAt: '2026-04-01', status: 'void' }),
      billing('y1', 'INVOICE', '2026-01-01', 5, { dueAt: '2026-06-01', currency: 'JPY' }),
    )
    const parts = ['current', 'days1To30', 'days31To60', 'days61To90', 'over90', 'total']
    const ageing = `ageing { currency ${parts.map((part) => `${part} { amountMinor }`).join(' ')} }`
    const row = (currency: string, ...amounts: readonly number[]) => ({
      currency,
      ...Object.fromEntries(parts.map((part, index) => [part, { amountMinor: amounts[index] }])),
    })
    expect(await one(`delinquent ${ageing}`)).toEqual({
      delinquent: true,
      ageing: [row('EUR', 1_070, 200, 300, 400, 50, 2_020), row('JPY', 0, 5, 0, 0, 0, 5)],
    })
  })

  it('is store balance where there is credit, a currency each', async () => {
    await write(
      billing('c1', 'CREDIT', '2026-01-01', 2_500),
      billing('i1', 'INVOICE', '2026-01-02', 1_000),
      billing('i2', 'INVOICE', '2026-01-02', 10, { currency: 'USD' }),
    )
    const selection = 'balance { amountMinor currency } storeBalance { amountMinor currency }'
    expect(await one(selection)).toEqual({
      balance: [
        { amountMinor: -1_500, currency: 'EUR' },
        { amountMinor: 10, currency: 'USD' },
      ],
      storeBalance: [{ amountMinor: 1_500, currency: 'EUR' }],
    })
  })
})

describe('agreements', () => {
  const signed = billing('k1', 'CONTRACT', '2026-01-01', 120_000, {
    record: 'acme',
    status: 'active',
    termMonths: 12,
    renewsAt: '2027-01-01',
    periodStart: '2026-01-01',
    periodEnd: '2027-01-01',
    bookingId: 'b1',
    opportunityId: 'o1',
    usedBy: { source: 'crm', id: '1' },
    parties: [{ role: 'signatory', name: 'Ann', record: { source: 'crm', id: '1' } }, { name: 'Acme Ltd' }, 7],
  })

  it('have term, renewal, value, parties, and who pays apart from who uses', async () => {
    await write(signed, billing('b1', 'BOOKING', '2025-12-30', 120_000, { record: 'acme', status: 'confirmed' }))
    const selection =
      'contracts(first: 5) { edges { node { title termMonths renewsAt endsAt opportunityId booking { id } usedBy { id } usedByAccount { id } parties { role name customer { id } account { id } } } } }'
    expect(await one(selection, 'Account', 'ACME')).toEqual({
      contracts: {
        edges: [
          {
            node: {
              title: 'Contract of \u20ac1,200.00, active',
              termMonths: 12,
              renewsAt: '2027-01-01T00:00:00.000Z',
              endsAt: '2027-01-01T00:00:00.000Z',
              opportunityId: 'o1',
              booking: { id: 'billing:erp:b1' },
              usedBy: { id: 'ANN' },
              usedByAccount: null,
              parties: [
                { role: 'SIGNATORY', name: 'Ann', customer: { id: 'ANN' }, account: null },
                { role: 'PARTY', name: 'Acme Ltd', customer: null, account: null },
              ],
            },
          },
        ],
      },
    })
    const ids = (role: string) => `contracts(first: 5, as: ${role}) { edges { node { id } } }`
    expect(await one(`paid: ${ids('PAYER')} used: ${ids('USER')}`)).toEqual({
      paid: { edges: [] },
      used: { edges: [{ node: { id: 'billing:erp:k1' } }] },
    })
  })

  it('are filtered by status and time, and paged by cursor over all records', async () => {
    await write(
      ...Array.from({ length: 30 }, (_, index) =>
        billing(
          `s${String(index).padStart(2, '0')}`,
          'SUBSCRIPTION',
          new Date(Date.UTC(2026, 0, 1 + index)).toISOString(),
          100,
          {
            record: String(1 + (index % 2)),
            status: index % 3 === 0 ? 'active' : 'canceled',
            interval: 'MONTH',
          },
        ),
      ),
    )
    interface Page {
      readonly subscriptions: {
        readonly edges: readonly { readonly node: { readonly id: string } }[]
        readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean }
      }
    }
    const seen: string[] = []
    let after = ''
    for (let pages = 0; pages < 9; pages++) {
      const args = `first: 2, status: ["ACTIVE"], since: "2026-01-05T00:00:00Z", until: "2026-01-28T00:00:00Z"${after}`
      const { subscriptions } = (await one(
        `subscriptions(${args}) { edges { node { id } } pageInfo { endCursor hasNextPage } }`,
      )) as Page
      seen.push(...subscriptions.edges.map(({ node }) => node.id.slice(-2)))
      if (!subscriptions.pageInfo.hasNextPage) break
      after = `, after: "${subscriptions.pageInfo.endCursor}"`
    }
    // Days 5 to 27 of January are 04 to 26; every third is active; newest first.
    expect(seen).toEqual(['24', '21', '18', '15', '12', '09', '06'])
    const { codes } = await entities('Customer', ['ANN'], 'subscriptions(first: 101) { edges { cursor } }')
    expect(codes).toEqual(['LIMIT_EXCEEDED'])
  })

  it('of a subscription tell its changes, with what each did to the recurring revenue', async () => {
    const state = (more: object) =>
      billing('s1', 'SUBSCRIPTION', '2026-01-01', 1_000, { status: 'active', interval: 'MONTH', quantity: 1, ...more })
    const twice: Line = { ...state({ quantity: 2 }), amountMinor: 2_000 }
    await write(
      { ...twice, observedAt: '2026-04-01', properties: { ...(twice.properties as object), status: 'paused' } },
      state({ observedAt: '2026-01-01', status: 'trialing', trialEnd: '2026-02-01T00:00:00Z' }),
      { ...twice, observedAt: '2026-03-01' },
      { ...twice, observedAt: '2026-05-01', properties: { ...(twice.properties as object), resumed: true } },
      state({ observedAt: '2026-06-01', quantity: 1, endedAt: '2026-06-10T00:00:00Z', status: 'canceled' }),
    )
    const { rows } = await entities<{
      changes: readonly { at: string; kind: string; monthly: { amountMinor: number } }[]
    }>(
      'BillingSubscription',
      ['billing:erp:s1'],
      'changes { at kind quantity monthly { amountMinor } } plan { id } interval quantity',
    )
    expect(rows[0]?.changes.map(({ at, kind, monthly }) => [at.slice(0, 10), kind, monthly.amountMinor])).toEqual([
      ['2026-01-01', 'STARTED', 0],
      ['2026-02-01', 'TRIAL_ENDED', 1_000],
      ['2026-03-01', 'EXPANDED', 2_000],
      ['2026-04-01', 'PAUSED', 0],
      ['2026-05-01', 'RESUMED', 2_000],
      ['2026-06-01', 'CONTRACTED', 1_000],
      ['2026-06-10', 'ENDED', 0],
    ])
  })

  it('name the plan they sell', async () => {
    await write(
      billing('gold', 'PLAN', '2025-01-01', 900, { name: 'Gold', interval: 'YEAR' }),
      billing('s1', 'SUBSCRIPTION', '2026-01-01', 900, {
        planId: 'gold',
        interval: 'YEAR',
        discountMinor: 90,
        taxMinor: 10,
      }),
    )
    const selection = 'plan { name type price { amountMinor } interval } discount { amountMinor } tax { amountMinor }'
    const { rows } = await entities('BillingSubscription', ['billing:erp:s1'], selection)
    expect(rows).toEqual([
      {
        plan: { name: 'Gold', type: 'PLAN', price: { amountMinor: 900 }, interval: 'YEAR' },
        discount: { amountMinor: 90 },
        tax: { amountMinor: 10 },
      },
    ])
  })
})

describe('the ledger', () => {
  it('holds refunds, disputes, credits, credit notes and write-offs with what each did to the balance', async () => {
    await write(
      billing('i1', 'INVOICE', '2026-01-01', 1_000, { taxMinor: 160, discountMinor: 50 }),
      billing('p1', 'PAYMENT', '2026-01-02', 1_000, { invoiceId: 'i1', method: 'card' }),
      billing('r1', 'REFUND', '2026-01-03', 300, { invoiceId: 'i1', paymentId: 'p1', reason: 'late' }),
      billing('n1', 'CREDIT_NOTE', '2026-01-04', 300, { invoiceId: 'i1' }),
      billing('d1', 'DISPUTE', '2026-01-05', 700, { paymentId: 'p1', status: 'won' }),
      billing('d2', 'DISPUTE', '2026-01-06', 700, { paymentId: 'p1', status: 'needs_response' }),
      billing('c1', 'CREDIT', '2026-01-07', 20, { reason: 'goodwill' }),
      billing('w1', 'WRITE_OFF', '2026-01-08', 680),
    )
    interface Row {
      readonly balance: readonly { readonly amountMinor: number }[]
      readonly ledger: {
        readonly edges: readonly {
          readonly node: { readonly id: string; readonly balanceChange: { readonly amountMinor: number } }
        }[]
      }
    }
    const all = (await one(
      'balance { amountMinor } ledger(first: 20) { edges { node { id balanceChange { amountMinor } } } }',
    )) as Row
    const changes = all.ledger.edges.map(({ node }) => [node.id.slice(12), node.balanceChange.amountMinor])
    expect(changes).toEqual([
      ['w1', -680],
      ['c1', -20],
      ['d2', 700],
      ['d1', 0],
      ['n1', -300],
      ['r1', 300],
      ['p1', -1_000],
      ['i1', 1_000],
    ])
    expect(all.balance[0]?.amountMinor).toBe(changes.reduce((sum, [, minor]) => sum + Number(minor), 0))
    expect(
      await one(
        'ledger(first: 1, types: [REFUND]) { edges { node { type reason invoice { id } payment { id method } } } }',
      ),
    ).toEqual({
      ledger: {
        edges: [
          {
            node: {
              type: 'REFUND',
              reason: 'late',
              invoice: { id: 'billing:erp:i1' },
              payment: { id: 'billing:erp:p1', method: 'CARD' },
            },
          },
        ],
      },
    })
    const selection = 'tax { amountMinor } discount { amountMinor } settlements { type amount { amountMinor } }'
    expect((await entities('Invoice', ['billing:erp:i1'], selection)).rows).toEqual([
      {
        tax: { amountMinor: 160 },
        discount: { amountMinor: 50 },
        settlements: [
          { type: 'PAYMENT', amount: { amountMinor: 1_000 } },
          { type: 'REFUND', amount: { amountMinor: 300 } },
          { type: 'CREDIT_NOTE', amount: { amountMinor: 300 } },
          // It names the payment only.
          { type: 'DISPUTE', amount: { amountMinor: 700 } },
        ],
      },
    ])
  })

  it('keeps what was known before, with both times', async () => {
    await write(billing('i1', 'INVOICE', '2026-01-01', 100, { observedAt: '2026-01-02' }))
    await write(billing('i1', 'INVOICE', '2026-01-05', 90, { observedAt: '2026-03-01' }))
    // Arrives last, known first.
    await write(billing('i1', 'INVOICE', '2026-01-01', 80, { observedAt: '2026-01-01' }))
    const { rows } = await entities<{ versions: readonly object[] }>(
      'Invoice',
      ['billing:erp:i1'],
      'versions { occurredAt observedAt recordedAt replacedAt amount { amountMinor } }',
    )
    const recorded = '2026-07-01T00:00:00.000Z'
    const version = (day: string, observedAt: string, amountMinor: number) => ({
      occurredAt: `${day}T00:00:00.000Z`,
      observedAt: `${observedAt}T00:00:00.000Z`,
      recordedAt: recorded,
      replacedAt: recorded,
      amount: { amountMinor },
    })
    expect(rows[0]?.versions).toEqual([
      { ...version('2026-01-05', '2026-03-01', 90), replacedAt: null },
      version('2026-01-01', '2026-01-02', 100),
      version('2026-01-01', '2026-01-01', 80),
    ])
  })
})

describe('withholding', () => {
  it('closes every figure of money of Customer and Account alike', async () => {
    await write(
      billing('i1', 'INVOICE', '2026-01-01', 100),
      billing('i2', 'INVOICE', '2026-01-01', 100, { record: 'acme' }),
    )
    const fields = [
      'balance { amountMinor }',
      'storeBalance { amountMinor }',
      'delinquent',
      'ageing { currency }',
      'metrics { mrr { value } }',
      'creditReports { kind }',
      ...['subscriptions', 'invoices', 'payments', 'bookings', 'contracts', 'ledger'].map(
        (name) => `${name}(first: 1) { edges { cursor } pageInfo { hasNextPage } }`,
      ),
    ]
    const nothing = Object.fromEntries(fields.map((field) => [/^\w+/.exec(field)?.[0], null]))
    for (const purpose of ['Marketing', 'Personalisation', 'ServiceOptimisation'] as const) {
      expect((await entities('Customer', ['ANN'], fields.join(' '), { purpose })).rows).toEqual([nothing])
      expect((await entities('Account', ['ACME'], fields.join(' '), { purpose })).rows).toEqual([nothing])
    }
    const open = await entities(
      'Account',
      ['ACME'],
      'balance { amountMinor } invoices(first: 1) { edges { node { id } } }',
      {
        purpose: 'ServiceProvision',
      },
    )
    expect(open).toEqual({
      rows: [{ balance: [{ amountMinor: 100 }], invoices: { edges: [{ node: { id: 'billing:erp:i2' } }] } }],
      codes: [],
    })
    expect((await ask('{ __typename }')).codes).toEqual([])
  })

  it('leaves no purchase out for a gap of consent: money rests on the contract', async () => {
    const figures = 'balance { amountMinor } metrics(windowDays: 365) { historicValue { value } arpu { value inputs } }'
    const care = { purpose: 'ServiceProvision' } as const
    await write(
      billing('i1', 'INVOICE', '2026-01-01', 100),
      billing('i2', 'INVOICE', '2026-03-01', 20),
      billing('i3', 'INVOICE', '2026-05-01', 3),
    )
    const { rows: before } = await entities<object>('Customer', ['ANN'], figures, care)
    expect(before).toMatchObject([{ balance: [{ amountMinor: 123 }] }])
    await test.graph.write('test.openGap', (transaction) => transaction.run(openGap, {}))
    expect((await entities('Customer', ['ANN'], figures, care)).rows).toEqual(before)
    // Who asks by consent gets none of them, gap or not.
    expect((await entities('Customer', ['ANN'], figures, { purpose: 'Marketing' })).rows).toEqual([
      { balance: null, metrics: null },
    ])
  })
})

/** Consent to everything, but for February to April. */
const openGap = command({
  name: 'test.openGap',
  text: cypher`
    UNWIND ['Marketing', 'ServiceProvision'] AS purpose
    UNWIND [['GIVEN', '2025-01-01'], ['WITHDRAWN', '2026-02-01'], ['GIVEN', '2026-04-01']] AS choice
    CREATE (:ConsentEvent:Entry {id: randomUUID(), recordId: 'crm:1', purpose: purpose, status: choice[0],
                                 occurredAt: datetime(choice[1]).epochMillis})`,
})
