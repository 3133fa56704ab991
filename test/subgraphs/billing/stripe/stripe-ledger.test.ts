import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { cypher, statement } from '../../../../graph/cypher.ts'
import { ingestLines } from '../../../../ingest/ingest.ts'
import { createLineTypes } from '../../../../ingest/line-types.ts'
import { createBillingSubgraph } from '../../../../subgraphs/billing/index.ts'
import type { Line } from '../../../../subgraphs/billing/stripe/stripe-lines.ts'
import { testSecrets, useGraph } from '../../../harness/neo4j.ts'
import { createAsk } from '../../ask.ts'
import { compareAccounts, compareInputs } from './compare-accounts.ts'
import { convertAll, ledgerOfLines } from './ledger-of-lines.ts'
import { randomAccount, severalExports } from './random-accounts.ts'
import type { Truth } from './stripe-account.ts'

describe('the ledger of a random Stripe account', () => {
  it('is what the account itself knows, whatever tells it, in any order and more than once', () => {
    expect(compareAccounts(0, 500)).toBe(500)
  })

  it('is the same where an account is told in several inputs, ingested in any order', () => {
    expect(compareInputs(0, 60)).toBe(60)
  })

  const without = (name: string) => (line: Line) => ({
    ...line,
    properties: { ...Object(line.properties), [name]: undefined },
  })
  it.each<[string, (line: Line) => Line]>([
    ['a total of refunds counts beside them', without('isRefundTotal')],
    ['a total of payments counts beside them', without('isPaymentTotal')],
    ['nothing says which input tells more of a second', ({ sequence, ...line }) => line],
  ])('is another one in several inputs if %s: a control', (_, changed) => {
    expect(() => compareInputs(0, 400, (lines) => ledgerOfLines(lines.map(changed)))).toThrow()
  })

  const ids = (lines: readonly Line[], pattern: RegExp) => lines.filter(({ id }) => !pattern.test(String(id)))
  it.each<[string, (lines: readonly Line[]) => readonly Line[]]>([
    ['what orders the changes of one second', (lines) => lines.map(({ sequence, ...line }) => line)],
    ['what a later object takes back', (lines) => lines.filter(({ amountMinor }) => amountMinor !== 0)],
    ['what went from an invoice to the balance', (lines) => ids(lines, /^in_.*:balance$/)],
    ['what went from a credit note to the balance', (lines) => ids(lines, /^cn_.*:balance$/)],
    ["the customer's balance", (lines) => ids(lines, /^cus_/)],
    ['what only the charge says of its refunds', (lines) => ids(lines, /:refunded$/)],
    ['what was given back or paid outside Stripe', (lines) => ids(lines, /:out-of-band$/)],
    ['the share of a second invoice in a payment', (lines) => ids(lines, /^inpay_.*:to$/)],
    ['the balance in a second currency', (lines) => ids(lines, /^cus_.*:usd$/)],
    [
      'discounts',
      (lines) =>
        lines.map((line) => ({ ...line, properties: { ...Object(line.properties), discountMinor: undefined } })),
    ],
    [
      'the end of a discount',
      (lines) =>
        lines.map((line) => ({ ...line, properties: { ...Object(line.properties), discountUntil: undefined } })),
    ],
  ])('is another one without %s: a control', (_, without) => {
    expect(() => compareAccounts(0, 400, (lines) => ledgerOfLines(without(lines)))).toThrow()
  })
})

describe('the ledger of ingested Stripe accounts', () => {
  const test = useGraph()
  const now = () => new Date('2026-12-31T00:00:00Z')
  const deps = { graph: test.graph, batcher: test.batcher, now, newId: () => ulid(), secrets: testSecrets }
  const { entities } = createAsk(test, createBillingSubgraph(deps), now)
  const lineTypes = createLineTypes(deps)

  const ownerOf = statement({
    name: 'test.ownersOfRecords',
    text: cypher<{ readonly ids: readonly string[] }>`
      UNWIND $ids AS id
      MATCH (:SourceRecord {id: id})-[:RESOLVED_TO]->(c:Customer)
      RETURN c.id AS id`,
    row: (r) => r.string('id'),
  })

  it('is what the accounts themselves know', async () => {
    const accounts = Array.from({ length: 40 }, (_, seed) => randomAccount(seed))
    const converted = accounts.map(({ values }) => convertAll(values).lines)
    const input = converted.flat().map((line) => ({ ...line, kind: String(line.kind) }))
    expect(await ingestLines(input, { graph: test.graph, lines: lineTypes, now })).toMatchObject({ quarantined: 0 })
    const seeds = [...accounts.keys()]
    const before = await answers(seeds)
    expect(before).toEqual(accounts.map(({ truth }) => asAnswered(truth)))
    // The sums of the statements are those that the many accounts are compared by.
    expect(before).toEqual(converted.map((each) => asAnswered(ledgerOfLines(each))))
    expect(await ingestLines(input, { graph: test.graph, lines: lineTypes, now })).toMatchObject({
      accepted: 0,
      updated: 0,
    })
    expect(await answers(seeds)).toEqual(before)
  })

  it('is what accounts themselves know that several inputs tell, ingested in any order', async () => {
    const told = Array.from({ length: 400 }, (_, name) => ({ name, exports: severalExports(name) }))
      .flatMap(({ name, exports }) => (exports === null ? [] : [{ name, ...exports }]))
      .map(({ values, ...account }) => ({ ...account, inputs: values.map(convertAll) }))
      .filter(({ inputs }) => inputs.every(({ leftOut }) => leftOut.length === 0))
      .slice(0, 20)
    const most = Math.max(...told.map(({ order }) => order.length))
    for (let step = 0; step < most; step++) {
      const part = told.flatMap(({ inputs, order }) => inputs[order[step] ?? -1]?.lines ?? [])
      const input = part.map((line) => ({ ...line, kind: String(line.kind) }))
      expect(await ingestLines(input, { graph: test.graph, lines: lineTypes, now })).toMatchObject({ quarantined: 0 })
    }
    expect(told).toHaveLength(20)
    expect(await answers(told.map(({ name }) => name))).toEqual(told.map(({ truth }) => asAnswered(truth)))
  })

  it('is the same in any order of inputs that know different things of a payment', async () => {
    const of = (customer: string) => {
      const [invoice, paid] = [`in_${customer}`, `ch_${customer}`]
      const money = { customer: `cus_${customer}`, currency: 'eur', created: 1_767_300_000 }
      const charge = { ...money, object: 'charge', id: paid, amount: 900, status: 'succeeded', amount_captured: 900 }
      const event = (type: string, created: number, object: object) => ({
        ...{ object: 'event', id: `${type} ${paid}`, type, created },
        data: { object },
      })
      const settled = { ...money, object: 'invoice', id: invoice, total: 2_000, status: 'paid', amount_due: 2_000 }
      const payment = { object: 'invoice_payment', id: `inpay_${customer}`, invoice, status: 'paid', amount_paid: 900 }
      return [
        [
          { ...money, object: 'customer', id: `cus_${customer}`, email: `${customer}@post.example` },
          event('charge.succeeded', 1_767_300_010, charge),
          { ...payment, payment: { type: 'charge', charge: paid } },
        ],
        [{ ...settled, amount_paid: 2_000, paid_out_of_band: true }],
        [event('charge.refunded', 1_767_300_020, { ...charge, amount_refunded: 300 })],
      ].map((values) => convertAll(values).lines)
    }
    const [forwards, backwards] = [of('forwards'), of('backwards').toReversed()]
    for (const lines of [...forwards, ...backwards]) {
      const input = lines.map((line) => ({ ...line, kind: String(line.kind) }))
      expect(await ingestLines(input, { graph: test.graph, lines: lineTypes, now })).toMatchObject({ quarantined: 0 })
    }
    const [one, two] = await answers(['forwards', 'backwards'])
    expect(one).toMatchObject({ owed: ['300 EUR'], invoices: ['billing:stripe:in_forwards PAID 0'] })
    expect(two).toMatchObject({ owed: ['300 EUR'], invoices: ['billing:stripe:in_backwards PAID 0'] })
  })

  async function answers(names: readonly (number | string)[]) {
    const recordIds = names.map((name) => `stripe:cus_${name}`)
    const customers = await test.graph.read(ownerOf, { ids: recordIds })
    const { rows, codes } = await entities(
      'Customer',
      customers,
      'balance { amountMinor currency } invoices(first: 50) { edges { node { id status amountDue { amountMinor } } } } subscriptions(first: 50) { edges { node { id status } } }',
    )
    expect(codes).toEqual([])
    return (rows as readonly Answer[]).map(({ balance, invoices, subscriptions }) => ({
      owed: balance
        .filter(({ amountMinor }) => amountMinor !== 0)
        .map(({ amountMinor, currency }) => `${amountMinor} ${currency}`)
        .toSorted(),
      invoices: invoices.edges
        .map(({ node }) => `${node.id} ${node.status} ${node.status === 'DRAFT' ? '' : node.amountDue.amountMinor}`)
        .toSorted(),
      subscriptions: subscriptions.edges.map(({ node }) => `${node.id} ${node.status}`).toSorted(),
    }))
  }
})

interface Answer {
  readonly balance: readonly { readonly amountMinor: number; readonly currency: string }[]
  readonly invoices: Edges<{
    readonly id: string
    readonly status: string
    readonly amountDue: { readonly amountMinor: number }
  }>
  readonly subscriptions: Edges<{ readonly id: string; readonly status: string }>
}
interface Edges<N> {
  readonly edges: readonly { readonly node: N }[]
}

function asAnswered({ owed, invoices, subscriptions }: Truth) {
  return {
    owed: Object.entries(owed)
      .map(([currency, amount]) => `${amount} ${currency.toUpperCase()}`)
      .toSorted(),
    invoices: invoices
      .map(({ id, status, due }) => `billing:stripe:${id} ${status.toUpperCase()} ${due ?? ''}`)
      .toSorted(),
    subscriptions: subscriptions.map(({ id, status }) => `billing:stripe:${id} ${status.toUpperCase()}`).toSorted(),
  }
}
