import { beforeEach, describe, expect, it } from 'vitest'
import { useGraph } from '../../harness/neo4j.ts'
import { createPeople } from '../people.ts'
import { billing, createBillingGraph, type Line } from './billing-graph.ts'

const test = useGraph()
const graph = createBillingGraph(test, '2026-09-15T00:00:00Z')

beforeEach(async () => {
  await test.clear()
  await createPeople(test.graph, { ANN: ['crm:1'] })
})

const selection = `balance { amountMinor } delinquent
  invoices(first: 5) { edges { node { status unknownState amountDue { amountMinor } } } }
  payments(first: 5) { edges { node { status unknownState } } }
  metrics { mrr { value missing } historicValue { value missing } }`

async function ask() {
  const { rows, codes } = await graph.entities<{
    readonly balance: readonly { readonly amountMinor: number }[]
    readonly delinquent: boolean
    readonly invoices: { readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[] }
    readonly payments: { readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[] }
    readonly metrics: Readonly<Record<string, { readonly value: unknown; readonly missing: readonly string[] }>>
  }>('Customer', ['ANN'], selection)
  expect(codes).toEqual([])
  const [row] = rows
  if (!row) throw new Error('there is no such customer')
  return {
    balance: row.balance.map(({ amountMinor }) => amountMinor),
    delinquent: row.delinquent,
    invoices: row.invoices.edges.map(({ node }) => node),
    payments: row.payments.edges.map(({ node }) => node),
    metrics: row.metrics,
  }
}

const invoice = (more: Line = {}) => billing('i1', 'INVOICE', '2026-08-01', 100, { dueAt: '2026-08-10', ...more })
const payment = (status: string | undefined, observedAt = '2026-08-02') =>
  billing('p1', 'PAYMENT', '2026-08-02', 100, { invoiceId: 'i1', observedAt, ...(status && { status }) })

/** Every order of the lines, each alone and all at once. */
async function inEveryOrder(lines: readonly Line[], check: () => Promise<void>) {
  const orders = lines.length === 2 ? [lines, lines.toReversed()] : permutations(lines)
  for (const order of orders) {
    await test.clear()
    await createPeople(test.graph, { ANN: ['crm:1'] })
    for (const line of order) await graph.write(line)
    await check()
  }
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items]
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))
}

describe('a payment in a state that nobody knows', () => {
  it('goes on settling the invoice that it paid, whatever order its versions arrive in', async () => {
    await inEveryOrder([invoice(), payment('succeeded'), payment('Verbucht', '2026-08-03')], async () => {
      const { balance, invoices, payments, delinquent } = await ask()
      expect({ balance, delinquent }).toEqual({ balance: [0], delinquent: false })
      expect(invoices).toEqual([{ status: 'PAID', unknownState: null, amountDue: { amountMinor: 0 } }])
      expect(payments).toEqual([{ status: 'SUCCEEDED', unknownState: 'VERBUCHT' }])
    })
  })

  it('pays nothing where no version of it ever did', async () => {
    await graph.write(invoice(), payment('Verbucht'))
    const { balance, invoices, payments } = await ask()
    expect(balance).toEqual([100])
    expect(invoices).toMatchObject([{ status: 'OPEN', amountDue: { amountMinor: 100 } }])
    expect(payments).toEqual([{ status: 'UNKNOWN', unknownState: 'VERBUCHT' }])
  })

  it('gives way to a known state that is newer, and only to that', async () => {
    const versions = [payment('succeeded'), payment('Verbucht', '2026-08-03'), payment('failed', '2026-08-04')]
    await inEveryOrder(versions, async () => {
      expect((await ask()).payments).toEqual([{ status: 'FAILED', unknownState: null }])
    })
  })

  it('is no other than before where its word is known', async () => {
    await graph.write(invoice(), payment('processing'))
    expect((await ask()).invoices).toMatchObject([{ status: 'OPEN', amountDue: { amountMinor: 100 } }])
  })
})

describe('an invoice in a state that nobody knows', () => {
  it('is in no figure, and the figures name it', async () => {
    await graph.write(invoice({ status: 'Halbfertig' }), billing('i2', 'INVOICE', '2026-08-01', 30))
    const { balance, delinquent, invoices, metrics } = await ask()
    expect({ balance, delinquent }).toEqual({ balance: [30], delinquent: false })
    expect(invoices.map(({ status, unknownState }) => [status, unknownState]).toSorted()).toEqual([
      ['OPEN', null],
      ['UNKNOWN', 'HALBFERTIG'],
    ])
    expect(metrics.historicValue).toEqual({
      value: null,
      missing: ['the state of billing:erp:i1: HALBFERTIG is not a known one'],
    })
  })

  it('stays paid where it was', async () => {
    const versions = [
      invoice({ status: 'paid', observedAt: '2026-08-02' }),
      invoice({ status: 'Abgelegt', observedAt: '2026-08-03' }),
    ]
    await inEveryOrder(versions, async () => {
      expect((await ask()).invoices).toMatchObject([{ status: 'PAID', unknownState: 'ABGELEGT' }])
    })
  })
})

describe('a subscription', () => {
  const subscribed = (status: string, more: Line = {}) =>
    billing('s1', 'SUBSCRIPTION', '2026-01-01', 1_000, { interval: 'month', status, ...more })

  it.each([
    'verweilend',
    'aktiv?',
    '7',
  ])('in the unknown state %s is left out of recurring revenue and named', async (word) => {
    await graph.write(subscribed(word))
    const { mrr } = (await ask()).metrics
    expect(mrr).toEqual({
      value: null,
      missing: [`the state of billing:erp:s1: ${word.toUpperCase()} is not a known one`],
    })
  })

  it.each([
    ['ON-HOLD', 0],
    ['suspended', 0],
    ['inTrial', 0],
    ['Pending activation', 0],
    ['closed', 0],
    ['active', 1000],
    ['past_due', 1000],
    ['Non-renewing', 1000],
  ])('in the state %s charges %s', async (word, value) => {
    await graph.write(subscribed(word))
    expect((await ask()).metrics.mrr).toEqual({ value, missing: [] })
  })

  it('that ended is no question of its state', async () => {
    await graph.write(subscribed('verweilend', { endedAt: '2026-05-01' }))
    expect((await ask()).metrics.mrr).toEqual({ value: 0, missing: [] })
  })
})
