import fc from 'fast-check'
import { ulid } from 'ulid'
import { beforeEach, describe, expect, it } from 'vitest'
import { createBillingSubgraph } from '../../../subgraphs/billing/index.ts'
import { billingLine } from '../../../subgraphs/billing/lines.ts'
import type { LineType } from '../../../subgraphs/runtime/subgraph.ts'
import { testSecrets, useGraph } from '../../harness/neo4j.ts'
import { createAsk } from '../ask.ts'
import { createPeople } from '../people.ts'

const test = useGraph()
const now = () => new Date('2026-06-01T00:00:00Z')
const subgraph = createBillingSubgraph({
  graph: test.graph,
  batcher: test.batcher,
  now,
  newId: () => ulid(),
  secrets: testSecrets,
})
const { entities } = createAsk(test, subgraph, now)
// The map of line types is loose where all subgraphs meet; this is its own kind.
const writer = subgraph.lines.billing as unknown as LineType<unknown>

interface Input {
  readonly id: string
  readonly type: string
  readonly day?: number
  readonly amountMinor?: number
  readonly currency?: string
  readonly record?: string
  readonly properties?: Readonly<Record<string, unknown>>
}

function write(inputs: readonly Input[]) {
  return writer.write(
    inputs.map(({ day = 1, record = '1', amountMinor = 100, currency = 'EUR', ...input }) =>
      billingLine.parse({
        kind: 'billing',
        source: 'erp',
        ...input,
        record: { source: 'crm', id: record },
        occurredAt: new Date(Date.UTC(2026, 0, day)).toISOString(),
        amountMinor,
        currency,
      }),
    ),
  )
}

const invoice = async (id: string, selection: string) =>
  (await entities<object>('Invoice', [`billing:erp:${id}`], selection)).rows[0]
const statuses = async (args = '') => {
  const selection = `invoices(first: 10${args}) { edges { node { id status amountDue { amountMinor } } } }`
  interface Row {
    readonly invoices: {
      readonly edges: readonly { readonly node: { id: string; status: string; amountDue: { amountMinor: number } } }[]
    }
  }
  const { rows } = await entities<Row>('Customer', ['ANN'], selection)
  return rows[0]?.invoices.edges.map(({ node }) => [
    node.id.replace('billing:erp:', ''),
    node.status,
    node.amountDue.amountMinor,
  ])
}

beforeEach(async () => {
  await test.clear()
  await createPeople(test.graph, { ANN: ['crm:1', 'crm:2'], BOB: ['crm:3'] })
})

describe('Customer.balance', () => {
  it('is charges less payments and credits for each currency, whatever the order of arrival', async () => {
    /** Written apart from the rules: what each type does to a debt. */
    const effects: Readonly<Record<string, bigint>> = {
      INVOICE: 1n,
      REFUND: 1n,
      DISPUTE: 1n,
      PAYMENT: -1n,
      CREDIT: -1n,
      CREDIT_NOTE: -1n,
      WRITE_OFF: -1n,
      BOOKING: 0n,
      CONTRACT: 0n,
      SUBSCRIPTION: 0n,
    }
    const entry = fc.record({
      type: fc.constantFrom(...Object.keys(effects)),
      amountMinor: fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.constant(Number.MAX_SAFE_INTEGER)),
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
      record: fc.constantFrom('1', '2', '3'),
      still: fc.boolean(),
    })
    const stillStatus: Readonly<Record<string, string>> = {
      INVOICE: 'draft',
      PAYMENT: 'failed',
      REFUND: 'pending',
      DISPUTE: 'won',
    }
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 40 }), async (entries) => {
        await test.clear()
        await createPeople(test.graph, { ANN: ['crm:1', 'crm:2'], BOB: ['crm:3'] })
        const owed = new Map<string, bigint>()
        const lines = entries.map(({ still, ...item }, index) => {
          const status = still ? stillStatus[item.type] : undefined
          const moved = status === undefined ? (effects[item.type] ?? 0n) * BigInt(item.amountMinor) : 0n
          if (item.record !== '3' && moved !== 0n) owed.set(item.currency, (owed.get(item.currency) ?? 0n) + moved)
          return { ...item, id: `l${index}`, day: 1 + (index % 28), properties: status === undefined ? {} : { status } }
        })
        await write(lines.toReversed())
        await write(lines)
        const { rows, codes } = await entities<{ balance: unknown }>(
          'Customer',
          ['ANN'],
          'balance { amountMinor currency }',
        )
        expect(codes).toEqual([])
        const expected = [...owed]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([currency, sum]) => ({
            amountMinor: Number.isSafeInteger(Number(sum)) ? Number(sum) : sum.toString(),
            currency,
          }))
        expect(rows[0]?.balance).toEqual(expected)
      }),
      { numRuns: 15 },
    )
  })

  it('has the decimals of each currency', async () => {
    await write([
      { id: 'a', type: 'INVOICE', amountMinor: 123456, currency: 'EUR' },
      { id: 'b', type: 'INVOICE', amountMinor: 123456, currency: 'JPY' },
      { id: 'c', type: 'CREDIT', amountMinor: 1, currency: 'KWD' },
    ])
    const { rows } = await entities('Customer', ['ANN', 'BOB'], 'balance { amountMinor formatted }')
    expect(rows).toEqual([
      {
        balance: [
          { amountMinor: 123456, formatted: '€1,234.56' },
          { amountMinor: 123456, formatted: '¥123,456' },
          { amountMinor: -1, formatted: '-KWD\u00a00.001' },
        ],
      },
      { balance: [] },
    ])
  })
})

describe('Invoice', () => {
  const paying = (id: string, invoiceId: string, amountMinor: number, more: Partial<Input> = {}): Input => ({
    id,
    type: 'PAYMENT',
    day: 9,
    amountMinor,
    ...more,
    properties: { invoiceId, ...more.properties },
  })

  it('derives status and amount due from what settled it, in whatever order that came', async () => {
    const lines: readonly Input[] = [
      paying('p1', 'paid', 60),
      paying('p2', 'paid', 40, { record: '3' }),
      { id: 'paid', type: 'INVOICE', day: 8 },
      { id: 'open', type: 'INVOICE', day: 7, properties: { status: 'open' } },
      paying('p3', 'open', 30),
      paying('p4', 'open', 70, { properties: { status: 'failed' } }),
      paying('p5', 'open', 70, { currency: 'USD' }),
      paying('n1', 'open', 20, { type: 'CREDIT_NOTE' }),
      { id: 'lost', type: 'INVOICE', day: 6 },
      paying('w1', 'lost', 100, { type: 'WRITE_OFF' }),
      { id: 'void', type: 'INVOICE', day: 5, properties: { status: 'cancelled' } },
      { id: 'draft', type: 'INVOICE', day: 4, properties: { status: 'draft' } },
      { id: 'told', type: 'INVOICE', day: 3, properties: { status: 'paid' } },
      { id: 'over', type: 'INVOICE', day: 2 },
      paying('p6', 'over', 130),
    ]
    const expected = [
      ['paid', 'PAID', 0],
      ['open', 'OPEN', 50],
      ['lost', 'UNCOLLECTIBLE', 0],
      ['void', 'VOID', 0],
      ['draft', 'DRAFT', 100],
      ['told', 'PAID', 0],
      ['over', 'PAID', -30],
    ]
    await write(lines)
    expect(await statuses()).toEqual(expected)
    await test.clear()
    await createPeople(test.graph, { ANN: ['crm:1', 'crm:2'], BOB: ['crm:3'] })
    await write(lines.slice(7).toReversed())
    await write(lines.slice(0, 7).toReversed())
    expect(await statuses()).toEqual(expected)
    expect(await statuses(', status: [PAID, VOID]')).toEqual(
      expected.filter(([, status]) => status === 'PAID' || status === 'VOID'),
    )
    const byId = await Promise.all(expected.map(([id]) => invoice(String(id), 'status amountDue { amountMinor }')))
    expect(byId).toEqual(expected.map(([, status, amountMinor]) => ({ status, amountDue: { amountMinor } })))
  })

  it('keeps a filtered page full and goes on from its cursor', async () => {
    await write(
      Array.from({ length: 60 }, (_, index) => ({
        id: `i${String(index).padStart(2, '0')}`,
        type: 'INVOICE',
        day: 1 + index,
        record: index % 2 === 0 ? '1' : '2',
        ...(index % 20 === 0 ? {} : { properties: { status: 'void' } }),
      })),
    )
    interface Row {
      readonly invoices: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
    }
    const read = async (args: string) => {
      const selection = `invoices(first: 2, status: [OPEN]${args}) { edges { node { id } } pageInfo { hasNextPage endCursor } }`
      return (await entities<Row>('Customer', ['ANN'], selection)).rows[0]?.invoices
    }
    const first = await read('')
    expect(first?.edges.map(({ node }) => node.id)).toEqual(['billing:erp:i40', 'billing:erp:i20'])
    const second = await read(`, after: "${first?.pageInfo.endCursor}"`)
    expect(second?.edges.map(({ node }) => node.id)).toEqual(['billing:erp:i00'])
    expect(second?.pageInfo.hasNextPage).toBe(false)
  })

  it('answers title, total, due date and lines; odd positions stay readable', async () => {
    const lines = [{ description: 'Tea', quantity: 2, amountMinor: 60 }, { description: 7, amountMinor: 1.5 }, 'odd']
    await write([{ id: 'i1', type: 'INVOICE', properties: { dueAt: '2026-02-01T00:00:00Z', lines } }])
    expect(
      await invoice(
        'i1',
        'title total { formatted } dueAt kind lines { description quantity amount { amountMinor currency } }',
      ),
    ).toEqual({
      title: 'Invoice i1 of €1.00',
      total: { formatted: '€1.00' },
      dueAt: '2026-02-01T00:00:00.000Z',
      kind: 'INVOICE',
      lines: [
        { description: 'Tea', quantity: 2, amount: { amountMinor: 60, currency: 'EUR' } },
        { description: null, quantity: null, amount: null },
      ],
    })
  })

  it('is found from its payment', async () => {
    await write([
      { id: 'i1', type: 'INVOICE' },
      paying('p1', 'i1', 100),
      paying('p2', 'unknown', 5, { day: 10, properties: { status: 'odd' } }),
    ])
    const selection =
      'payments(first: 5) { edges { node { title status amount { amountMinor } invoice { id amountDue { amountMinor } } } } }'
    const { rows, codes } = await entities('Customer', ['ANN'], selection)
    expect(codes).toEqual([])
    expect(rows).toEqual([
      {
        payments: {
          edges: [
            {
              node: {
                title: 'Payment of €0.05, unknown',
                status: 'UNKNOWN',
                amount: { amountMinor: 5 },
                invoice: null,
              },
            },
            {
              node: {
                title: 'Payment of €1.00',
                status: 'SUCCEEDED',
                amount: { amountMinor: 100 },
                invoice: { id: 'billing:erp:i1', amountDue: { amountMinor: 0 } },
              },
            },
          ],
        },
      },
    ])
  })

  it('resolves agreements by id', async () => {
    const properties = { status: 'active', periodStart: '2026-01-01', periodEnd: '2026-12-31T00:00:00Z' }
    await write([{ id: 's1', type: 'SUBSCRIPTION', properties }])
    const { rows } = await entities(
      'BillingSubscription',
      ['billing:erp:s1'],
      'title status startsAt endsAt amount { amountMinor }',
    )
    expect(rows).toEqual([
      {
        title: 'Subscription of €1.00, active',
        status: 'ACTIVE',
        startsAt: '2026-01-01T00:00:00.000Z',
        endsAt: '2026-12-31T00:00:00.000Z',
        amount: { amountMinor: 100 },
      },
    ])
  })

  it('is withheld where the purpose never opens money, or the scope is missing', async () => {
    await write([{ id: 'i1', type: 'INVOICE' }])
    const { rows, codes } = await entities(
      'Customer',
      ['ANN'],
      'balance { amountMinor } invoices(first: 1) { edges { cursor } }',
      { purpose: 'Marketing' },
    )
    expect([rows, codes]).toEqual([[{ balance: null, invoices: null }], ['FORBIDDEN', 'FORBIDDEN']])
    expect((await entities('Invoice', ['billing:erp:i1'], 'id', { purpose: 'Marketing' })).rows).toEqual([null])
    const unscoped = await entities('Invoice', ['billing:erp:i1'], 'title', {
      scopes: ['customer:read', 'privacy:manage'],
    })
    expect([unscoped.rows, unscoped.codes]).toEqual([[{ title: null }], ['FORBIDDEN']])
  })
})
