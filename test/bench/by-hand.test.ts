import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CustomerAnswer, comparable } from '../../bench/answers.ts'
import { createReads, type ReadMode, readModes } from '../../bench/by-hand/reads.ts'
import { createByHandServer } from '../../bench/by-hand/server.ts'
import { customersAfter, customersByIdentifier } from '../../bench/by-hand/statements.ts'
import { type CustomerData, customersOf, emailOf } from '../../bench/dataset.ts'
import { byHandDialect, type Question } from '../../bench/dialects.ts'
import { runClosedLoop } from '../../bench/load/closed-loop.ts'
import { loadGraph } from '../../bench/load-graph.ts'
import { difference } from '../../bench/questions.ts'
import { useGraph } from '../harness/neo4j.ts'

const { graph, driver, database } = useGraph()
const size = { customers: 60, events: 900 }
const customers = [...customersOf(size)]

/** What the lines say about a customer, worked out without the database. */
function expected({ id, displayName, records, events, billing, consents }: CustomerData): CustomerAnswer {
  const newestFirst = <T extends { readonly occurredAt: string }>(lines: readonly T[]) =>
    lines.toSorted((a, b) => (a.occurredAt > b.occurredAt ? -1 : 1))
  const identifiers = new Map(
    records.flatMap((record) => record.identifiers.map(({ type, value }) => [`${type}:${value}`, { type, value }])),
  )
  const invoices = newestFirst(billing.filter(({ type }) => type === 'INVOICE'))
  const payments = billing.filter(({ type }) => type === 'PAYMENT')
  const isPaid = (invoiceId: string) => payments.some(({ properties }) => properties.invoiceId === invoiceId)
  const sum = (lines: typeof billing) => lines.reduce((total, { amountMinor = 0 }) => total + amountMinor, 0)
  const latestByScope = new Map(
    newestFirst(consents)
      .toReversed()
      .map((line) => [`${line.purpose} ${line.channel ?? ''}`, line]),
  )
  return comparable({
    id,
    displayName,
    identifiers: [...identifiers.values()],
    touchpoints: newestFirst(events)
      .slice(0, 10)
      .map(({ source, id, name, channel, occurredAt }) => ({ id: `event:${source}:${id}`, name, channel, occurredAt })),
    invoices: invoices.slice(0, 5).map(({ source, id, amountMinor = 0, occurredAt, properties }) => ({
      id: `billing:${source}:${id}`,
      total: { amountMinor, currency: 'GBP' },
      status: isPaid(id) ? 'PAID' : 'OPEN',
      dueAt: String(properties.dueAt),
      occurredAt,
    })),
    balance: [{ amountMinor: sum(invoices) - sum(payments), currency: 'GBP' }],
    consents: [...latestByScope.values()].map(({ purpose, status = 'UNKNOWN', expiresAt }) => {
      const hasRunOut = status === 'GIVEN' && expiresAt !== undefined && Date.parse(expiresAt) <= Date.now()
      return { purpose, status: hasRunOut ? 'EXPIRED' : status }
    }),
  })
}

beforeAll(() => loadGraph(graph, customers))

describe.each(readModes)('by hand, %s', (mode: ReadMode) => {
  const server = createByHandServer(createReads(mode, driver, database))
  let url = ''

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // Of a server that listens on TCP.
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  afterAll(() => server.close())

  async function ask({ path, body }: Question): Promise<unknown> {
    const response = await fetch(new URL(path, url), { method: 'POST', body })
    expect(response.status).toBe(200)
    return response.json()
  }

  it('answers a customer by e-mail with what was loaded', async () => {
    for (const customer of customers.slice(0, 10)) {
      const answer = byHandDialect.customer(await ask(byHandDialect.byEmail(` ${customer.email.toUpperCase()}`)))
      expect(answer && comparable(answer)).toEqual(expected(customer))
    }
  })

  it('answers null for an e-mail nobody has', async () => {
    expect(byHandDialect.customer(await ask(byHandDialect.byEmail('nobody@fernhill-bench.org')))).toBeNull()
  })

  it('answers pages of the list, in order of id', async () => {
    const first = byHandDialect.customers(await ask(byHandDialect.page(null)))
    expect(difference(first.map(comparable), customers.slice(0, 50).map(expected))).toBeNull()
    const second = byHandDialect.customers(await ask(byHandDialect.page(first.at(-1)?.id ?? null)))
    expect(difference(second.map(comparable), customers.slice(50).map(expected))).toBeNull()
  })

  it('is driven by the load without errors, and counts what is no right answer', async () => {
    const right = { ...byHandDialect.byEmail(emailOf(1)), expect: emailOf(1) }
    const run = { connections: 4, warmUpSeconds: 0, seconds: 0.3 }
    const good = await runClosedLoop({ ...run, target: { url, headers: {}, requests: [right] } })
    expect(good.firstError).toBeNull()
    expect(good.rps).toBeGreaterThan(0)
    expect(good.p99Ms).toBeGreaterThanOrEqual(good.p50Ms)
    const wrong = { ...right, expect: emailOf(2) }
    const bad = await runClosedLoop({ ...run, target: { url, headers: {}, requests: [wrong] } })
    expect(bad.errors).toBeGreaterThan(0)
    expect(bad.rps).toBe(0)
  })
})

describe('the statements by hand', () => {
  it.each([
    customersByIdentifier,
    customersAfter,
  ])('$name reads each stream from its index, in its order, as far as needed', async (statement) => {
    const operators = await graph.explain(statement)
    expect(operators.filter((operator) => /LabelScan|AllNodesScan/.test(operator))).toEqual([])
    for (const stream of ['Touchpoint(recordId, sk)', 'Invoice(recordId, sk)']) {
      const seek = operators.findIndex((operator) => operator.startsWith('NodeIndexSeek') && operator.includes(stream))
      // Operators are told from the last to the first: the rows of the seek are cut without being sorted.
      expect(operators[seek - 1]).toMatch(/^Limit/)
    }
  })
})

describe('difference', () => {
  it('names what is not the same', () => {
    const [one, two] = customers.map(expected)
    if (one === undefined || two === undefined) throw new Error('needs two customers')
    expect(difference([one, two], [one, two])).toBeNull()
    expect(difference([one], [one, two])).toBe('1 customers instead of 2')
    expect(difference([{ ...one, balance: [] }], [one])).toContain(`balance of ${one.id}`)
  })
})
