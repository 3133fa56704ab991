import { GraphQLScalarType } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { valueTypeResolvers } from '../../subgraphs/runtime/value-types.ts'
import { useGraph } from '../harness/neo4j.ts'
import { type Answer, type Product, startProduct } from '../harness/product.ts'
import { write } from '../resolution/graph-state.ts'

const test = useGraph()
let product: Product
/** Its gateway leaves the values of scalars to the subgraphs. */
let unchecked: Product
const faults: unknown[] = []

beforeAll(async () => {
  const onFault = (_requestId: string, fault: unknown) => faults.push(fault)
  product = await startProduct(test, {}, { onFault })
  unchecked = await startProduct(test, {}, { checkValues: (schema) => schema, onFault })
})
afterAll(() => Promise.all([product.close(), unchecked.close()]))

beforeEach(async () => {
  await test.clear()
  faults.length = 0
  await write(test.graph, [{ source: 'crm', id: 'ann', attributes: { fullName: 'Ann Lee' } }])
})

const event = (id: string, more = '') =>
  `{source: "crm", id: "${id}", record: {source: "crm", sourceId: "ann"}, name: "page_viewed", channel: WEB,
    occurredAt: "2026-05-01T10:00:00Z" ${more}}`
const ingest = (alias: string, item: string) =>
  `${alias}: ingestEvents(events: [${item}], idempotencyKey: "${alias}") {
    __typename ... on IngestSuccess { accepted items { status message } } }`
const send = (query: string, variables: object = {}, of = product) =>
  of.ask({ as: 'ingest', for: 'ServiceProvision', query, variables })
const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions.code)
const accepted = { __typename: 'IngestSuccess', accepted: 1, items: [{ status: 'ACCEPTED', message: null }] }

async function isStored(id: string): Promise<boolean> {
  const { data } = await send(`mutation { ${ingest('again', event(id))} }`)
  return (data?.again as typeof accepted | undefined)?.items[0]?.status === 'DUPLICATE'
}

describe('a mutation of which one field has an invalid value', () => {
  it.each([
    ['b: ingestEvents(events: [{source: "crm", id: "2", name: "n", channel: WEB, occurredAt: "nonsense"}]', 'b'],
    ['sequence: 1.5', null],
    ['sequence: "many"', null],
    ['properties: [1]', null],
    ['properties: {n: 1, e: A}', null],
    ['observedAt: "2026-02-30T00:00:00Z"', null],
    ['observedAt: 2026', null],
    ['observedAt: NOW', null],
  ])('is refused before the other field runs: %s', async (bad, whole) => {
    const second = whole === null ? ingest('b', event('2', bad)) : `${bad}, idempotencyKey: "b") { __typename }`
    const answer = await send(`mutation { ${ingest('a', event('1'))} ${second} }`)
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT'])
    expect(answer.data).toBeUndefined()
    expect(answer.errors[0]?.path).toBeUndefined()
    expect(answer.errors[0]?.message).toMatch(/^Argument "events\[0\]\.\w+/)
    expect(await isStored('1')).toBe(false)
    expect(faults).toEqual([])
  })

  it('is refused before a field of another subgraph runs', async () => {
    const other =
      'b: recordConsent(customerId: "x", purpose: Marketing, expiresAt: "2027-13-01T00:00:00Z") { __typename }'
    const answer = await send(`mutation { ${ingest('a', event('1'))} ${other} }`)
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT'])
    expect(answer.errors[0]?.message).toContain('Argument "expiresAt" is invalid: it must be an instant')
    expect(await isStored('1')).toBe(false)
  })

  it('is refused where the value is a variable, in one field or in both, or the default of one', async () => {
    const both = `mutation ($at: DateTime) { ${['a', 'b'].map((id) => ingest(id, event(id, 'observedAt: $at'))).join(' ')} }`
    const byVariable = await send(both, { at: 'nope' })
    const byDefault = await send(both.replace('DateTime', 'DateTime = "nope"'))
    for (const answer of [byVariable, byDefault]) {
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT'])
      expect(answer.data).toBeUndefined()
      expect(answer.errors[0]?.path).toBeUndefined()
    }
    expect(byVariable.errors[0]?.message).toContain('$at')
    expect(byDefault.errors[0]?.message).toContain('The default of variable "$at" is invalid')
    expect(await isStored('a')).toBe(false)
  })

  it('would have stored the other field: the control', async () => {
    const query = `mutation { ${ingest('a', event('1'))} ${ingest('b', event('2', 'observedAt: "nonsense"'))} }`
    const answer = await send(query, {}, unchecked)
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT'])
    expect(await isStored('1')).toBe(true)
    // And even so what succeeded is answered as what it is.
    expect(answer.data).toEqual({ a: accepted, b: null })
  })

  it('runs where every value is valid', async () => {
    const more = 'sequence: 9007199254740991, properties: {n: 1, long: 9007199254740993, list: [null, true, 1.5]}'
    const answer = await send(`mutation { ${ingest('a', event('1'))} ${ingest('b', event('2', more))} }`)
    expect(answer.errors).toEqual([])
    expect(answer.data).toEqual({ a: accepted, b: accepted })
  })
})

describe('a mutation of which one field fails as it runs', () => {
  it('is answered with what the others did', async () => {
    const twice = ingest('b', event('2')).replace('"b"', '""')
    const answer = await send(`mutation { ${ingest('a', event('1'))} ${twice} ${ingest('c', event('3'))} }`)
    expect(answer.data).toEqual({ a: accepted, b: null, c: accepted })
    expect(answer.errors).toMatchObject([{ path: ['b'], extensions: { code: 'BAD_USER_INPUT' } }])
  })

  it('is answered so across subgraphs', async () => {
    const refused = 'b: withdrawConsent(customerId: "nobody", purpose: Marketing) { __typename }'
    const answer = await send(`mutation { ${ingest('a', event('1'))} ${refused} }`)
    expect(answer.data).toEqual({ a: accepted, b: null })
    expect(answer.errors).toMatchObject([{ path: ['b'], extensions: { code: 'FORBIDDEN' } }])
  })
})

describe('an invalid variable', () => {
  const customer = 'a: records(refs: [{source: "crm", sourceId: "ann"}]) { customer'
  const cases: readonly [string, unknown, string][] = [
    ['DateTime', 'nope', `${customer} { displayName timeline(first: 1, since: $v) { edges { cursor } } } }`],
    ['DateTime', 5, `${customer} { displayName touchpoints(first: 1, until: $v) { edges { cursor } } } }`],
    ['Currency', 'eur', `${customer} { displayName metrics(currency: $v) { __typename } } }`],
    ['Currency', 'Euro', `${customer} { displayName metrics(currency: $v) { __typename } } }`],
    ['Currency', 'XYZ', `${customer} { displayName metrics(currency: $v) { __typename } } }`],
    ['Date', '2026-02-30', 'a: portfolioMetrics(by: [PLAN], window: {from: $v, to: "2026-03-01"}) { __typename }'],
  ]

  it.each(cases)('of type %s ends the request before it runs: %s', async (type, value, field) => {
    const isRequired = type === 'Date' ? '!' : ''
    const answer = await product.ask({
      as: 'support',
      for: 'CustomerCare',
      query: `query ($v: ${type}${isRequired}) { ${field} }`,
      variables: { v: value },
    })
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT'])
    expect(answer.data).toBeUndefined()
    expect(answer.errors[0]?.path).toBeUndefined()
    expect(answer.errors[0]?.message).toContain('"$v"')
  })

  it.each([
    ['BigInt', 'sequence', 1.5],
    ['BigInt', 'sequence', 'x'],
    ['JSONObject', 'properties', [1]],
    ['JSONObject', 'properties', 'text'],
  ])('of type %s ends a mutation before it runs: %s %s', async (type, field, value) => {
    const query = `mutation ($v: ${type}) { ${ingest('a', event('1'))} ${ingest('b', event('2', `${field}: $v`))} }`
    const answer = await send(query, { v: value })
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT'])
    expect(answer.errors[0]?.message).toMatch(type === 'BigInt' ? /must be a whole number/ : /must be a JSON object/)
    expect(await isStored('1')).toBe(false)
  })

  it('is told of each scalar that can be an input', () => {
    const scalars = Object.values(valueTypeResolvers).filter((type) => type instanceof GraphQLScalarType)
    expect(scalars.length).toBeGreaterThan(5)
    for (const scalar of scalars)
      for (const value of [[], true, 'no such value', Number.NaN]) {
        expect(() => scalar.parseValue(value)).toThrow('it must be ')
      }
  })
})

describe('a whole number beyond 2^53', () => {
  const long = '9007199254740993'

  it.each([
    ['as text', `"${long}"`],
    ['as a number', long],
  ])('is refused by its name where it cannot be kept: %s', async (_name, literal) => {
    const byLiteral = await send(`mutation { ${ingest('a', event('1', `sequence: ${literal}`))} }`)
    const byVariable = await send(`mutation ($n: BigInt) { ${ingest('a', event('1', 'sequence: $n'))} }`, { n: long })
    for (const { errors, data } of [byLiteral, byVariable]) {
      expect(errors).toEqual([])
      expect(data).toMatchObject({
        a: {
          items: [{ status: 'QUARANTINED', message: expect.stringContaining('sequence: is beyond 9007199254740991') }],
        },
      })
    }
  })
})
