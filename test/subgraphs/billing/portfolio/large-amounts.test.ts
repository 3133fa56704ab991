import { beforeAll, describe, expect, it } from 'vitest'
import { useGraph } from '../../../harness/neo4j.ts'
import { createPeople } from '../../people.ts'
import { billing, createBillingGraph } from '../billing-graph.ts'

const test = useGraph()
const { write, ask, entities } = createBillingGraph(test, '2026-07-20T00:00:00Z')
const auditor = {
  scopes: ['customer:read', 'billing:read', 'engagement:read', 'portfolio:read'],
  purpose: 'FraudPreventionAndDetection',
} as const

/** Each is a number of its own; two of them are above 2^53, and 1,100 of the largest one above 2^63. */
const large = 4_600_000_000_000_000
const largest = Number.MAX_SAFE_INTEGER

/** Twenty people with an invoice of 10.00 each, of which the first ones also have what is stated below. */
const names = Array.from({ length: 20 }, (_, index) => String(index + 10))
const [many = '', costly = '', owing = '', taxed = '', credited = '', plain = ''] = names

const touch = (id: string, record: string) => ({
  kind: 'event',
  source: 'web',
  id,
  record: { source: 'crm', id: record },
  name: 'page_viewed',
  occurredAt: '2026-01-01T00:00:00Z',
  channel: 'AD',
  properties: { costMinor: large, costCurrency: 'EUR' },
})

beforeAll(async () => {
  await test.clear()
  await createPeople(test.graph, Object.fromEntries(names.map((name) => [name, [`crm:${name}`]])))
  await write(...names.map((record) => billing(`i${record}`, 'INVOICE', '2026-03-01', 1_000, { record })))
  await write(
    ...Array.from({ length: 1_100 }, (_, index) =>
      billing(`m${index}`, 'INVOICE', '2026-04-05', largest, { record: many, taxMinor: 0 }),
    ),
    touch('t1', costly),
    touch('t2', costly),
    // Two debits reopen an invoice beyond its own amount.
    billing('d1', 'DEBIT', '2026-03-05', large, { record: owing, invoiceId: `i${owing}` }),
    billing('d2', 'DEBIT', '2026-03-05', large, { record: owing, invoiceId: `i${owing}` }),
    billing('s1', 'SUBSCRIPTION', '2026-03-01', 1_200, { record: taxed, interval: 'MONTH' }),
    ...['x1', 'x2'].map((id) =>
      billing(id, 'INVOICE', '2026-05-05', large, { record: taxed, subscriptionId: 's1', taxMinor: large / 2 }),
    ),
    billing('c1', 'CREDIT_NOTE', '2026-05-06', large, { record: taxed, subscriptionId: 's1' }),
    billing('c2', 'CREDIT_NOTE', '2026-05-07', large, { record: taxed, subscriptionId: 's1' }),
    billing('c3', 'CREDIT_NOTE', '2026-03-07', 100, { record: credited, taxMinor: 0 }),
  )
}, 120_000)

describe('amounts of which the sum is above the safe integers', () => {
  const question = (
    from: string,
    currency = '',
  ) => `{ portfolioMetrics(by: [PLAN], window: {from: "${from}", to: "2026-07-01"}${currency}) {
    missing
    groups { customers revenue { value } mrr { value } arpu { value } averageOrderValue { value } cac { value } }
    cohorts { month cells { revenue { amountMinor } } }
    change(figure: REVENUE) { from { amountMinor } to { amountMinor } }
  } }`
  interface Figure {
    readonly value: number | string
  }
  interface Portfolio {
    readonly missing: readonly string[]
    readonly groups: readonly {
      readonly customers: number
      readonly revenue: Figure
      readonly mrr: Figure
      readonly cac: Figure
    }[]
    readonly change: { readonly to: { readonly amountMinor: number | string } }
  }

  it('add up exactly over everybody', async () => {
    const { data, codes } = await ask(question('2026-03-01'), {}, auditor)
    expect(codes).toEqual([])
    const { missing, groups, change } = (data as { readonly portfolioMetrics: Portfolio }).portfolioMetrics
    expect(missing).toEqual([])
    expect(groups).toHaveLength(1)
    const [group] = groups
    // What the subscription was invoiced, half of it tax, is credited again with the same tax.
    const revenue = String(1_100n * BigInt(largest) + 20n * 1_000n - 100n)
    expect(group).toMatchObject({ customers: 20, mrr: { value: 600 }, cac: { value: (2 * large) / 20 } })
    expect(String(group?.revenue.value)).toBe(revenue)
    expect(String(change.to.amountMinor)).toBe(revenue)
  })

  it('fail nobody whose figures are protected', async () => {
    const { codes } = await ask(
      question('2026-04-01', ', currency: "EUR"'),
      {},
      { ...auditor, scopes: ['portfolio:read'] },
    )
    expect(codes).toEqual([])
  })

  it('are exact for each customer, and leave the others as they are', async () => {
    const { rows, codes } = await entities<Readonly<Record<string, unknown>>>(
      'Customer',
      [owing, costly, taxed, plain],
      `ageing { total { amountMinor } } metrics { mrr { value } cac { value } cacByChannel { cost { amountMinor } } }
       invoices(first: 1) { edges { node { amountDue { amountMinor } } } }
       subscriptions(first: 1) { edges { node { changes { monthly { amountMinor } } } } }`,
    )
    expect(codes).toEqual([])
    const due = { amountMinor: '9200000000001000' }
    expect(rows).toMatchObject([
      { ageing: [{ total: due }], invoices: { edges: [{ node: { amountDue: due } }] } },
      { metrics: { cac: { value: 2 * large }, cacByChannel: [{ cost: { amountMinor: '9200000000000000' } }] } },
      {
        metrics: { mrr: { value: 600 } },
        subscriptions: { edges: [{ node: { changes: [{ monthly: { amountMinor: 600 } }] } }] },
      },
      {
        ageing: [{ total: { amountMinor: 1_000 } }],
        invoices: { edges: [{ node: { amountDue: { amountMinor: 1_000 } } }] },
      },
    ])
  })
})
