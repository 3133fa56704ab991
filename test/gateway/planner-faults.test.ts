import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { print } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoKey, loadDemoKey } from '../../access/tokens/demo-key.ts'
import { createDemoVerifier, mintToken } from '../../access/tokens/tokens.ts'
import { codedError } from '../../errors.ts'
import { ask, inProcess, serveGateway, type TestServer } from './small-graph.ts'

const now = () => new Date()
/** Costs stand beside every answer. */
const extensions = { cost: expect.any(Object) }
let dataDir: string
let key: DemoKey
let token: string
let gateway: TestServer

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'planner-'))
  key = await loadDemoKey(dataDir)
  token = await mintToken(key, { persona: 'support', expiresInSeconds: 600 }, now())
  gateway = await serveGateway(createDemoVerifier(key, now))
})
afterAll(async () => {
  await gateway.close()
  await rm(dataDir, { recursive: true })
})

describe('introspection beside data', () => {
  const name = { queryType: { name: 'Query' } }
  const customer = { name: 'Name of 1' }

  it.each([
    ['{ __schema { queryType { name } } customer(id: "1") { name } }', { __schema: name, customer }],
    ['{ customer(id: "1") { name } a0: __type(name: "Customer") { name } }', { customer, a0: { name: 'Customer' } }],
    [
      '{ ...F customer(id: "1") { name } } fragment F on Query { __schema { ...S } } fragment S on __Schema { queryType { name } }',
      { __schema: name, customer },
    ],
    ['{ customer(id: "1") { name } ... { id: __schema { queryType { name } } } }', { customer, id: name }],
  ])('is answered: %s', async (query, data) => {
    const { status, body } = await ask(gateway.url, token, query)
    expect(status).toBe(200)
    expect(body).toEqual({ data, extensions })
    expect(Object.keys(body.data ?? {})).toEqual(Object.keys(data))
  })

  it('is refused to who may not see the schema, data and all', async () => {
    const closed = await serveGateway(createDemoVerifier(key, now), { listener: { introspection: false } })
    const { status, body } = await ask(
      closed.url,
      token,
      '{ customer(id: "1") { name } ... { a: __schema { __typename } } }',
    )
    await closed.close()
    expect(status).toBe(403)
    expect(body.data).toBeUndefined()
  })

  it('in another operation of the document changes nothing', async () => {
    const query = 'query Meta { __schema { queryType { name } } } query Data { customer(id: "1") { name } }'
    const data = await ask(gateway.url, token, query, { operationName: 'Data' })
    expect(data.body).toEqual({ data: { customer: { name: 'Name of 1' } }, extensions })
    const meta = await ask(gateway.url, token, query, { operationName: 'Meta' })
    expect(meta.body).toEqual({ data: { __schema: { queryType: { name: 'Query' } } }, extensions })
  })

  it('inside a fragment is introspection all the same', async () => {
    const query = '{ ...F } fragment F on Query { __schema { queryType { name } } __typename }'
    expect((await ask(gateway.url, token, query)).body).toEqual({
      data: { __schema: { queryType: { name: 'Query' } }, __typename: 'Query' },
      extensions,
    })
  })

  it('__typename goes with data', async () => {
    const { body } = await ask(gateway.url, token, '{ __typename customer(id: "1") { __typename name } }')
    expect(body).toEqual({
      data: { __typename: 'Query', customer: { __typename: 'Customer', name: 'Name of 1' } },
      extensions,
    })
  })
})

describe('a condition that fields of two subgraphs share', () => {
  const query = `mutation ($skip: Boolean! = true) {
    first: rename(id: "1", name: "first") { id balance @skip(if: $skip) }
    __typename
    second: rename(id: "1", name: "second") @skip(if: $skip) { id }
  }`

  it.each([
    [{}, ['first', '__typename']],
    [{ skip: true }, ['first', '__typename']],
    [{ skip: false }, ['first', 'second', '__typename']],
  ])('runs with %j no field it skips', async (variables, expected) => {
    const run: string[] = []
    const { identity: callIdentity } = inProcess
    if (callIdentity === undefined) throw new Error('no identity to call')
    const noting = await serveGateway(createDemoVerifier(key, now), {
      calls: {
        ...inProcess,
        identity: (request, context) => {
          run.push(...(print(request.document).match(/(?<=name: ")\w+/g) ?? []))
          return callIdentity(request, context)
        },
      },
    })
    const { body } = await ask(noting.url, token, query, { variables })
    await noting.close()
    expect(Object.keys(body.data ?? {}).sort()).toEqual(expected.toSorted())
    expect([...new Set(run)]).toEqual(expected.filter((name) => name !== '__typename'))
  })
})

describe('an operation of which no field is left', () => {
  it.each([
    '{ customer(id: "1") @skip(if: true) { name } }',
    '{ ...F } fragment F on Query { whoami @include(if: false) }',
  ])('answers nothing: %s', async (query) =>
    expect((await ask(gateway.url, token, query)).body).toEqual({ data: {}, extensions }))
})

describe('a subgraph that is down', () => {
  const down = (name: string) => () =>
    Promise.reject(codedError('SERVICE_UNAVAILABLE', `The subgraph ${name} does not respond: try again.`))

  it('leaves its fields null, each with an error that has the path and the subgraph', async () => {
    const without = await serveGateway(createDemoVerifier(key, now), {
      calls: { ...inProcess, billing: down('billing') },
    })
    try {
      const query = '{ customers(first: 2) { name balance invoices { id } timeline { id } } }'
      const { status, body } = await ask(without.url, token, query)
      expect(status).toBe(200)
      const timeline = [{ id: 'v1' }, { id: 'i1' }]
      expect(body.data).toEqual({
        customers: [0, 1].map((id) => ({ name: `Name of ${id}`, balance: null, invoices: null, timeline })),
      })
      expect(body.errors?.map(({ path, extensions }) => [path, extensions.code, extensions.subgraph])).toEqual([
        [['customers', 0, 'balance'], 'SERVICE_UNAVAILABLE', 'billing'],
        [['customers', 0, 'invoices'], 'SERVICE_UNAVAILABLE', 'billing'],
      ])
    } finally {
      await without.close()
    }
  })

  it.each([
    ['{ customers(first: 2) { balance invoices { id } } }', 503],
    ['{ __typename customers(first: 2) { __typename b: balance } }', 503],
    ['{ customers(first: 2) { id balance } }', 200],
    ['{ customers(first: 0) { balance } customer(id: "1") { balance } }', 200],
    ['mutation { rename(id: "1", name: "x") { balance } }', 200],
  ])('loses %s as a whole, or not: %i', async (query, expected) => {
    const without = await serveGateway(createDemoVerifier(key, now), {
      calls: { ...inProcess, billing: down('billing') },
    })
    const { status, body, headers } = await ask(without.url, token, query)
    await without.close()
    expect(status).toBe(expected)
    expect(body.errors?.length).toBeGreaterThan(0)
    if (expected === 200) return expect(body.data).not.toBeNull()
    expect(body.data).toBeUndefined()
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('that owns the root is named for each field of it', async () => {
    const without = await serveGateway(createDemoVerifier(key, now), {
      calls: { ...inProcess, identity: down('identity') },
    })
    try {
      const { status, body } = await ask(without.url, token, '{ a: customer(id: "1") { name } whoami }')
      // Nothing else was asked for, so there is no answer at all.
      expect(status).toBe(503)
      expect(body.data).toBeUndefined()
      expect(body.errors?.map(({ path }) => path)).toEqual([['a'], ['whoami']])
    } finally {
      await without.close()
    }
  })
})

describe('an entity another subgraph does not know', () => {
  it('nulls the nearest nullable place above a non-null position, with an error', async () => {
    const { body } = await ask(gateway.url, token, '{ customer(id: "1") { name strict { entries { id total } } } }')
    expect(body.data).toEqual({ customer: { name: 'Name of 1', strict: null } })
    expect(body.errors?.map(({ path }) => path)).toEqual([['customer', 'strict', 'entries', 1]])
  })

  it('is null alone where null is allowed', async () => {
    const { body } = await ask(gateway.url, token, '{ customer(id: "1") { loose { id total } } }')
    expect(body.data).toEqual({ customer: { loose: [{ id: 'i1', total: 5 }, null] } })
    expect(body.errors?.map(({ path, extensions: { code, subgraph } }) => [path, code, subgraph])).toEqual([
      [['customer', 'loose', 1], 'NOT_FOUND', 'billing'],
    ])
  })
})

describe('scopes in the supergraph', () => {
  it('are left to the subgraph, which reads them itself', async () => {
    const { status, body } = await ask(gateway.url, token, '{ customer(id: "1") { secret } }')
    expect(status).toBe(200)
    expect(body).toEqual({ data: { customer: { secret: 'told' } }, extensions })
  })
})
