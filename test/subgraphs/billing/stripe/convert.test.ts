import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { lineShapes } from '../../../../ingest/line.ts'
import { createStripeConverter } from '../../../../subgraphs/billing/stripe/stripe-converter.ts'
import type { Line } from '../../../../subgraphs/billing/stripe/stripe-lines.ts'
import { fromStripeAmount } from '../../../../subgraphs/billing/stripe/stripe-money.ts'
import { useGraph } from '../../../harness/neo4j.ts'
import { createPeople } from '../../people.ts'
import { createBillingGraph } from '../billing-graph.ts'
import { charge, creditNote, customer, dispute, event, invoice, price, refund, subscription } from './objects.ts'

const all = [customer, subscription, invoice, charge, refund, dispute, creditNote]

function convert(objects: readonly unknown[]) {
  const converter = createStripeConverter()
  const now = objects.flatMap((object, index) => converter.add(object, index + 1))
  const { lines: late, leftOut } = converter.finish()
  const lines = [...now, ...late]
  for (const line of lines) {
    const shape = lineShapes[line.kind as keyof typeof lineShapes]
    expect(shape.safeParse(line).error, JSON.stringify(line)).toBeUndefined()
  }
  return { lines, leftOut }
}

const byId = (lines: readonly Line[], id: string) => lines.find((line) => line.id === id)

describe("Stripe's objects", () => {
  it('become lines of the shapes that ingest takes', () => {
    const { lines, leftOut } = convert(all)
    expect(leftOut).toEqual([])
    expect(lines.map(({ kind, type, id }) => [type ?? kind, id])).toEqual([
      ['record', 'cus_1'],
      ['PLAN', 'price_gold'],
      ['INVOICE', 'in_1'],
      ['CREDIT', 'in_1:balance'],
      ['SUBSCRIPTION', 'sub_1'],
      ['PAYMENT', 'ch_1'],
      ['REFUND', 're_1'],
      ['REFUND', 'ch_1:refunded'],
      ['DISPUTE', 'dp_1'],
      ['CREDIT_NOTE', 'cn_1'],
      ['CREDIT', 'cus_1:balance:eur'],
      // Revokes the line that earlier versions of the converter made.
      ['CREDIT', 'cus_1:balance'],
    ])
    expect(byId(lines, 'cus_1')).toMatchObject({
      identifiers: [
        { type: 'EMAIL', value: 'ann@example.com' },
        { type: 'PHONE', value: '+44 7700 900123', country: 'GB' },
      ],
      attributes: { fullName: 'Ann Lee', addresses: [{ city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }] },
    })
    expect(byId(lines, 'sub_1')).toMatchObject({
      amountMinor: 3_000,
      currency: 'EUR',
      properties: {
        status: 'ACTIVE',
        planId: 'price_gold',
        quantity: 3,
        discountMinor: 300,
        interval: 'MONTH',
        trialEnd: '2026-01-09T00:00:00.000Z',
        periodStart: '2026-02-02T00:00:00.000Z',
      },
    })
    expect(byId(lines, 'in_1')).toMatchObject({
      occurredAt: '2026-02-03T00:00:00.000Z',
      amountMinor: 3_240,
      properties: {
        status: 'PAID',
        subscriptionId: 'sub_1',
        taxMinor: 540,
        discountMinor: 300,
        lines: [{ planId: 'price_gold', isProration: true, quantity: 3, amountMinor: 3_000 }],
      },
    })
    expect(byId(lines, 'ch_1')).toMatchObject({
      properties: { method: 'CARD', cardFingerprint: 'Xt5', invoiceId: 'in_1' },
    })
    expect(byId(lines, 're_1')).toMatchObject({
      record: { id: 'cus_1' },
      properties: { paymentId: 'ch_1', invoiceId: 'in_1' },
    })
  })

  it('are the same lines in any order, but for the order', () => {
    const sorted = (lines: readonly Line[]) => lines.map((line) => JSON.stringify(line)).toSorted()
    expect(sorted(convert(all.toReversed()).lines)).toEqual(sorted(convert(all).lines))
    expect(sorted(convert([{ object: 'list', data: all, has_more: false }]).lines)).toEqual(sorted(convert(all).lines))
  })

  it('told by events hold from these on', () => {
    const { lines } = convert([
      event('customer.subscription.created', '2026-01-02', { ...subscription, status: 'trialing' }),
      event('customer.subscription.updated', '2026-03-01', {
        ...subscription,
        pause_collection: { behavior: 'void', resumes_at: 1_775_001_600 },
      }),
      event('customer.subscription.deleted', '2026-04-01', {
        ...subscription,
        status: 'canceled',
        ended_at: 1_775_001_600,
      }),
      event('customer.deleted', '2026-05-01', { ...customer, deleted: true, balance: 0 }),
    ])
    const states = lines.filter(({ type }) => type === 'SUBSCRIPTION')
    expect(states).toMatchObject([
      { observedAt: '2026-01-02T00:00:00.000Z', properties: { status: 'TRIALING' } },
      {
        observedAt: '2026-03-01T00:00:00.000Z',
        properties: {
          status: 'PAUSED',
          effectiveAt: '2026-03-01T00:00:00.000Z',
          resumesAt: '2026-04-01T00:00:00.000Z',
        },
      },
      { properties: { status: 'CANCELED', endedAt: '2026-04-01T00:00:00.000Z' } },
    ])
    expect(byId(lines, 'cus_1')).toMatchObject({ kind: 'record', endedAt: '2026-05-01T00:00:00.000Z' })
  })

  it('that cannot be told apart or belong to nobody are left out with the reason', () => {
    const { lines, leftOut } = convert([
      { ...refund, charge: 'ch_9' },
      { ...charge, id: 'ch_2', customer: null, billing_details: { email: null } },
      { ...charge, id: 'ch_3', currency: 'xxy' },
      { object: 'payout', id: 'po_1' },
      { ...invoice, id: 'in_2', customer: null },
      { ...customer, currency: null, created: null },
      event('payout.paid', '2026-01-01', { object: 'payout', id: 'po_2' }),
      event('invoice.upcoming', '2026-01-01', { ...invoice, id: undefined }),
      { ...creditNote, customer: null },
      'text',
      {},
      { object: 'list', data: [{ ...price, unit_amount: 1.5 }], has_more: true },
    ])
    expect(lines).toEqual([])
    expect(leftOut.map(({ line, what }) => `${line} ${what}`)).toEqual([
      '1 re_1',
      '2 ch_2',
      '3 ch_3',
      '4 po_1',
      '5 in_2',
      '6 cus_1',
      '6 cus_1',
      '7 po_2 (payout.paid evt_payout.paid_2026-01-01)',
      '8 invoice.upcoming evt_invoice.upcoming_2026-01-01',
      '9 cn_1',
      '10 an object without id',
      '11 an object without id',
      '12 list',
      '12 price_gold',
    ])
    expect(leftOut.every(({ why }) => why.length > 10 && !/\n/.test(why))).toBe(true)
    const guest = convert([{ ...charge, customer: null, invoice: null, captured: false, amount_refunded: 0 }]).lines
    expect(guest).toMatchObject([
      { identifier: { type: 'EMAIL', value: 'ann@example.com' }, properties: { status: 'PENDING' } },
    ])
  })

  it('have the minor units of their currency', () => {
    expect(fromStripeAmount(500, 'jpy')).toEqual({ amountMinor: 500, currency: 'JPY' })
    expect(fromStripeAmount(5_120, 'kwd')).toEqual({ amountMinor: 5_120, currency: 'KWD' })
    // Stripe keeps two decimals of the krona, which has none, and none of the ariary, which has two.
    expect(fromStripeAmount(500, 'isk')).toEqual({ amountMinor: 5, currency: 'ISK' })
    expect(fromStripeAmount(5, 'mga')).toEqual({ amountMinor: 500, currency: 'MGA' })
    expect(() => fromStripeAmount(501, 'isk')).toThrow(RangeError)
  })

  it('with items that renew apart are a subscription each, and out-of-band payments and negative invoices are told', () => {
    const [item] = subscription.items.data
    const yearly = { ...item, id: 'si_2', price: { ...item?.price, id: 'price_y', recurring: { interval: 'year' } } }
    const mixed = { ...subscription, items: { data: [item, yearly] } }
    const ids = convert([mixed])
      .lines.filter(({ type }) => type === 'SUBSCRIPTION')
      .map(({ id }) => id)
    expect(ids).toEqual(['sub_1:si_1', 'sub_1:si_2'])
    const { lines } = convert([
      { ...invoice, starting_balance: 0, paid_out_of_band: true },
      { ...invoice, id: 'in_2', total: -700, starting_balance: 0, ending_balance: -700 },
    ])
    expect(lines.map(({ type, amountMinor }) => [type, amountMinor])).toEqual([
      ['INVOICE', 3_240],
      // Its credit went to the customer's balance, which is told once.
      ['CREDIT_NOTE', 700],
      ['DEBIT', 700],
      // It waits until all charges are known.
      ['PAYMENT', 2_740],
      ['CREDIT', 700],
      // Of a balance that had another id before.
      ['CREDIT', 0],
    ])
  })
})

describe('npm run stripe:convert', () => {
  it('prints lines on standard output and what it left out beside it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stripe-'))
    try {
      const file = join(folder, 'export.jsonl')
      await writeFile(
        file,
        [...all, { object: 'payout', id: 'po_1' }].map((object) => JSON.stringify(object)).join('\n'),
      )
      const cli = fileURLToPath(new URL('../../../../commands/stripe-convert.ts', import.meta.url))
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, file, '--source', 'pay'])
      const lines: readonly Line[] = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
      expect(lines).toHaveLength(12)
      expect(lines.every(({ source }) => source === 'pay')).toBe(true)
      expect(stderr).toMatch(/left out po_1: /)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('in the graph', () => {
  const test = useGraph()
  const { write, entities } = createBillingGraph(test, '2026-06-01T00:00:00Z')

  it('the balance is what Stripe says is owed', async () => {
    await createPeople(test.graph, { ANN: ['stripe:cus_1'] })
    await write(...convert(all).lines.filter(({ kind }) => kind === 'billing'))
    const { rows, codes } = await entities(
      'Customer',
      ['ANN'],
      'balance { amountMinor } metrics { mrr { value } } invoices(first: 1) { edges { node { status amountDue { amountMinor } subscription { id } } } }',
    )
    expect(codes).toEqual([])
    // 3,240 billed; 500 of credit and a payment of 2,740 settle it; 1,000 refunded and credited; 1,740 disputed; 500 of credit left.
    // What was paid too much by the credit note has been given back.
    expect(rows).toEqual([
      {
        balance: [{ amountMinor: 1_740 - 500 }],
        // 3 x 10.00 less 10 %, less the tax of the last invoice: 27.00 - 27.00 * 540 / 3240.
        metrics: { mrr: { value: 2_250 } },
        invoices: {
          edges: [
            {
              node: { status: 'PAID', amountDue: { amountMinor: 0 }, subscription: { id: 'billing:stripe:sub_1' } },
            },
          ],
        },
      },
    ])
  })
})
