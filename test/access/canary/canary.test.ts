import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse, validate } from 'graphql'
import { expect, it } from 'vitest'
import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import { personaViewer, tokenOf } from '../../harness/product.ts'
import { useCanaries } from './canary-run.ts'
import { type Canary, canariesIn, leaks } from './canary-world.ts'
import { send, wholeSelection } from './random-requests.ts'

const canaries = useCanaries()
const everyScope = personaViewer('steward')
const seed = 20_261_122
/** The long run has 10,000. */
const count = 200

it('asks for every way to a canary that the schema has', () => {
  const query = parse(`{ customer(id: "x") { ${wholeSelection} } }`)
  expect(validate(canaries.schema, query).map(({ message }) => message)).toEqual([])
})

it('what was collected in a gap of consent shows for no purpose that rests on it, by any way', async () => {
  const { url } = await canaries.product('in process')
  const shown = async (purpose: PurposeKey) => {
    const told = new Map<string, Canary>()
    for (const { id, state } of canaries.world().people) {
      if (state !== 'consented') continue
      const query = `{ customer(id: "${id}") { ${wholeSelection} } }`
      const who = { ...everyScope, purposes: purposeKeys }
      const headers = { authorization: `Bearer ${tokenOf(who)}`, 'x-purpose': purpose }
      const text = await send(url, { who, purpose, method: 'POST', query, variables: {}, headers })
      for (const [value, canary] of canariesIn(canaries.world().canaries, text)) told.set(value, canary)
    }
    return [...told.values()]
  }
  const [marketing, fraud] = [await shown('Marketing'), await shown('FraudPreventionAndDetection')]
  expect(marketing.filter(({ closedFor }) => closedFor === 'Marketing')).toEqual([])
  // The same kinds of data of other times.
  expect(marketing.filter(({ category }) => category === 'BEHAVIOURAL').length).toBeGreaterThan(5)
  expect(marketing.filter(({ category }) => category === 'EXTERNAL')).toHaveLength(2)
  expect(fraud.filter(({ closedFor }) => closedFor === 'Marketing').length).toBeGreaterThan(9)
})

it('no random request shows a value that its caller may not have, in answers, headers, logs, traces, metrics and audit', async () => {
  const { leaky, seen, pages, kept } = await canaries.run('in process', count, seed)
  // Throws with the smallest one.
  if (leaky.length > 0) await canaries.shrink('in process', count, seed)
  expect(leaky).toEqual([])
  expect(kept).toEqual({ logs: [], traces: [], metrics: [], audit: [] })
  // It is no silence that passes: all kinds of data were shown to those who may have them.
  expect(Object.keys(seen)).toHaveLength(8)
  expect(pages.followed).toBeGreaterThan(0)
  expect(pages.refused).toBeGreaterThan(0)
}, 120_000)

it('is told apart from a gateway that nothing guards', async () => {
  const { leaky } = await canaries.run('unguarded', 60, seed)
  expect(leaky.length).toBeGreaterThan(5)
}, 60_000)

it('finds a canary in each place it looks in: body, header, log, trace, metric and audit', async () => {
  const [secret = ''] = [...canaries.world().canaries.keys()].filter((value) => value.startsWith('zq'))
  for (const answer of [
    { body: `{"data":{"customer":{"displayName":"${secret}"}}}`, headers: {} },
    { body: `{"errors":[{"message":"no ${secret}"}]}`, headers: {} },
    { body: '{}', headers: { 'x-told': secret } },
    { body: `{"endCursor":"${Buffer.from(`k:EMAIL:${secret}`).toString('base64url')}"}`, headers: {} },
    { body: '{}', headers: { etag: `W/"${Buffer.from(secret).toString('hex')}"` } },
  ]) {
    const server = createServer((_, response) => response.writeHead(200, answer.headers).end(answer.body))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const who = personaViewer('analyst')
    const request = {
      who,
      purpose: 'ServiceOptimisation',
      method: 'GET',
      query: '{ a }',
      variables: {},
      headers: {},
    } as const
    const text = await send(`http://127.0.0.1:${port}/graphql`, request)
    expect(leaks(canaries.world(), who, 'ServiceOptimisation', text, '').map(([value]) => value)).toEqual([secret])
    server.close()
  }
  const nothing = { logs: [], traces: [], metrics: [], audit: [] }
  expect(await canaries.kept()).toEqual(nothing)
  await canaries.plant(secret)
  expect(await canaries.kept()).toEqual({ logs: [secret], traces: [secret], metrics: [secret], audit: [secret] })
})

it('lists identifiers in an order that says nothing of their values, and the same each time', async () => {
  const { ask, ingest } = await canaries.product('in process')
  const values = Array.from({ length: 20 }, (_, index) => `order-${String.fromCharCode(97 + index)}@canary.example`)
  const record = { source: 'crm', id: 'ordered' }
  const name = { givenName: 'Order', familyName: 'Tester' }
  const observedAt = '2025-01-01T00:00:00Z'
  const identifiers = values.map((value) => ({ type: 'EMAIL' as const, value }))
  await ingest([{ kind: 'record', ...record, observedAt, type: 'PERSON', identifiers, attributes: name }])
  const query = `{ records(refs: [{source: "crm", sourceId: "ordered"}]) { customer {
    identifiers(first: 50) { edges { cursor node { value } } } } } }`
  const asked = async () => {
    const { data } = await ask({ as: 'support', for: 'CustomerCare', query })
    // Of the query above.
    return (data as unknown as OrderedAnswer).records[0].customer.identifiers.edges
  }
  const [first, second] = [await asked(), await asked()]
  const order = first.map(({ node }) => node.value)
  expect(order.toSorted()).toEqual(values)
  expect(isByValue(order)).toBe(false)
  expect(second).toEqual(first)
  // The control: what the test would say of a list in order of value.
  expect(isByValue(values)).toBe(true)
  expect(isByValue(values.toReversed())).toBe(true)
})

interface OrderedAnswer {
  readonly records: readonly [
    { readonly customer: { readonly identifiers: { readonly edges: readonly OrderedEdge[] } } },
  ]
}

interface OrderedEdge {
  readonly cursor: string
  readonly node: { readonly value: string }
}

function isByValue(order: readonly string[]): boolean {
  return [order, order.toReversed()].some((one) =>
    one.every((value, index) => index === 0 || (one[index - 1] ?? '') < value),
  )
}
