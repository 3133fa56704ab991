import { beforeEach, describe, expect, it } from 'vitest'
import { type Billed, deductedTaxes } from '../../../../subgraphs/billing/metrics/deducted-tax.ts'
import { rational } from '../../../../subgraphs/billing/metrics/rational.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import { createPeople } from '../../people.ts'
import { billing, createBillingGraph, type Line } from '../billing-graph.ts'

const test = useGraph()
const { write, entities, ask } = createBillingGraph(test, '2026-07-01T00:00:00Z')

interface Figures {
  readonly metrics: { readonly historicValue: { readonly value: number | null; readonly missing: readonly string[] } }
}

/** A portfolio has at least 10 customers. Each of these was billed 1.00. */
const others = Array.from({ length: 10 }, (_, index) => `other${index}`)

async function historicValue(): Promise<unknown> {
  const { rows } = await entities<Figures>('Customer', ['ANN'], 'metrics { historicValue { value missing } }')
  return rows[0]?.metrics.historicValue.value
}

async function portfolioRevenue(): Promise<unknown> {
  const window = '{from: "2026-01-01", to: "2026-07-01"}'
  const { data } = await ask(
    `{ portfolioMetrics(by: [MONTH], window: ${window}) { missing groups { revenue { value } } } }`,
    {},
    { scopes: ['customer:read', 'billing:read', 'portfolio:read'], purpose: 'FraudPreventionAndDetection' },
  )
  const { portfolioMetrics } = data as { portfolioMetrics: { groups: readonly { revenue: { value: number } }[] } }
  return portfolioMetrics.groups.reduce((sum, { revenue }) => sum + revenue.value, 0) - others.length * 100
}

const invoice = billing('i', 'INVOICE', '2026-03-01', 12_000, { taxMinor: 2_000, subscriptionId: 's', planId: 'p' })
const about = { invoiceId: 'i' }
const note = (id: string, amountMinor: number, more: Line = about, at = '2026-04-01') =>
  billing(id, 'CREDIT_NOTE', at, amountMinor, more)
const writeOff = (amountMinor: number, more: Line = about) => billing('w', 'WRITE_OFF', '2026-05-01', amountMinor, more)

beforeEach(async () => {
  await test.clear()
  const people = Object.fromEntries(others.map((name) => [name.toUpperCase(), [`crm:${name}`]]))
  await createPeople(test.graph, { ANN: ['crm:1'], BEA: ['crm:2'], ...people })
  await write(...others.map((record) => billing(record, 'INVOICE', '2026-03-01', 100, { record })))
})

describe('what is deducted of an invoice of 120.00 with 20.00 tax', () => {
  it.each<readonly [string, readonly Line[], number]>([
    ['all of it, written off', [writeOff(12_000)], 0],
    ['half of it, written off', [writeOff(6_000)], 5_000],
    ['half of it, credited', [note('n', 6_000)], 5_000],
    [
      'three thirds, whose taxes make 20.00',
      [note('n', 4_000), note('m', 4_000, about, '2026-05-01'), writeOff(4_000)],
      0,
    ],
    ['by its subscription', [note('n', 6_000, { subscriptionId: 's' })], 5_000],
    ['by its plan', [writeOff(6_000, { planId: 'p' })], 5_000],
    [
      'by a subscription beside an invoice that is unknown',
      [note('n', 6_000, { invoiceId: 'x', subscriptionId: 's' })],
      5_000,
    ],
    // Controls: what is stated counts, and what names nothing is deducted as stated.
    ['with its tax stated', [note('n', 6_000, { ...about, taxMinor: 500 })], 4_500],
    ['with a tax of 0 stated', [note('n', 6_000, { ...about, taxMinor: 0 })], 4_000],
    ['without naming it', [note('n', 6_000, {})], 4_000],
    ['naming an invoice that is unknown', [note('n', 6_000, { invoiceId: 'x' })], 4_000],
    ["naming somebody else's invoice", [note('n', 6_000, { invoiceId: 'b' })], 4_000],
  ])('%s', async (_, deducted, expected) => {
    await write(invoice, ...deducted)
    expect(await historicValue()).toBe(expected)
    expect(await portfolioRevenue()).toBe(expected)
    if (deducted.some(({ properties }) => (properties as Line).invoiceId === 'b')) {
      await write(billing('b', 'INVOICE', '2026-03-01', 12_000, { taxMinor: 2_000, record: '2' }))
      expect(await historicValue()).toBe(expected)
      expect(await portfolioRevenue()).toBe(expected + 10_000)
    }
  })
})

describe('deductedTaxes', () => {
  const line: Billed = {
    ...{ type: 'CREDIT_NOTE', month: '2026-01', amountMinor: 1, taxMinor: null },
    ...{ invoiceId: 'i', subscriptionId: null, planId: null },
  }
  it('adds up to the tax of the whole, however the whole is divided', () => {
    const parts = Array.from({ length: 7 }, () => line)
    const taxes = deductedTaxes(parts, () => rational(3n, 7n))
    expect(taxes.reduce<number>((sum, tax) => sum + Number(tax ?? 0), 0)).toBe(3)
  })

  it('is known only for what states none', () => {
    expect(
      deductedTaxes(
        [
          { ...line, taxMinor: 0 },
          { ...line, type: 'INVOICE' },
        ],
        () => rational(1n, 2n),
      ),
    ).toEqual([null, null])
  })
})
